"""How many dossiers there are, by unit and stage: what the filters and counts of lists rest on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from nominations.models import Nomination
from nominations.rules.stages import Stage


@dataclass(frozen=True)
class DossierCount:
    """How many dossiers of one unit stand at one stage."""

    unit: int
    unit_name: str
    stage: Stage
    count: int


def dossier_counts(rows: QuerySet[Nomination]) -> list[DossierCount]:
    """Count dossiers, the units in their order; one query."""
    counted = rows.order_by("unit__position", "unit__sort_key", "unit", "stage")
    return [
        DossierCount(unit, name, Stage(stage), count)
        for unit, name, stage, count in counted.values_list("unit", "unit__name", "stage").annotate(
            Count("pk")
        )
    ]


def units_in(counts: Iterable[DossierCount]) -> list[tuple[int, str]]:
    """Give number and name of each unit that has dossiers."""
    return list(dict.fromkeys((one.unit, one.unit_name) for one in counts))
