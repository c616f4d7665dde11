"""How far each unit is with its registration: plain values, for lines that count and name."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from campaigns.models import Campaign
from people.models import Unit
from people.models.communes import UnitQuerySet
from procedure.prepared import Prepared
from registrations.models import CollectiveLine, IndividualLine
from registrations.rules.stages import Stage


@dataclass(frozen=True)
class UnitState:
    """A unit in a campaign: its registration, None where it has begun none, and how many titles and
    commendations an approved one asks for."""

    campaign: int
    unit: int
    name: str
    registration: int | None = None
    stage: Stage = Stage.DRAFT
    due_on: date | None = None
    """Until when it is to be mended, once it was given back."""
    reason: str = ""
    registered: int = 0
    days_late: int = 0
    """By how many days it came after its last good day."""


def states_of(
    campaigns: Sequence[Campaign], today: date, units: Collection[int] | None = None
) -> list[UnitState]:
    """Give each unit of today, and each that registered before it closed, in every campaign, in the
    order of lists; one query. `units` narrows it to these."""
    if not campaigns:
        return []
    asked = tuple(campaign.pk for campaign in campaigns), campaigns[0].commune_id, today
    rows = _of_all(*asked) if units is None else _of_units(*asked, tuple(units))
    begun = {(row["own__campaign"], row["pk"]): row for row in rows if row["own__campaign"]}
    open_units = {row["pk"]: row["name"] for row in rows if row["is_open"]}
    states = []
    for campaign in campaigns:
        for pk, name in {row["pk"]: row["name"] for row in rows}.items():
            if row := begun.get((campaign.pk, pk)):
                states.append(_state(row))
            elif pk in open_units:
                states.append(UnitState(campaign.pk, pk, name))
    return states


def _asked(
    campaigns: Collection[int], commune: int, today: date, units: Collection[int] | None = None
) -> QuerySet[Unit, dict]:
    is_open = UnitQuerySet.exist_on(today)
    own = FilteredRelation("registrations", condition=Q(registrations__campaign__in=campaigns))
    rows = Unit.objects.filter(commune=commune).annotate(own=own, is_open=is_open)
    if units is not None:
        rows = rows.filter(pk__in=units)
    counts = _asked_for(IndividualLine) + _asked_for(CollectiveLine)
    rows = rows.filter(Q(is_open=True) | Q(own__isnull=False)).annotate(registered=counts)
    ordered = rows.order_by("position", "sort_key", "pk")
    return ordered.values("pk", "name", "is_open", "registered", *_OWN)


_of_all: Prepared[dict] = Prepared(_asked, (9001,), 9002, date(1900, 1, 1))
_of_units: Prepared[dict] = Prepared(_asked, (9001,), 9002, date(1900, 1, 1), (9003,))


_OWN = (
    "own__campaign",
    "own__pk",
    "own__stage",
    "own__return_due_on",
    "own__return_reason",
    "own__days_late",
)


def _asked_for(model: type[IndividualLine | CollectiveLine]) -> Coalesce:
    """Count the titles and commendations of a registration's lines."""
    lines = model.objects.filter(registration=OuterRef("own__pk")).order_by()
    titles = Count("pk", filter=~Q(title=""))
    commendations = Count("pk", filter=~Q(commendation=""))
    counted = lines.values("registration").annotate(number=titles + commendations)
    return Coalesce(Subquery(counted.values("number")), 0)


def _state(row: dict) -> UnitState:
    stage = Stage(row["own__stage"])
    return UnitState(
        row["own__campaign"],
        row["pk"],
        row["name"],
        row["own__pk"],
        stage,
        row["own__return_due_on"] if stage is Stage.RETURNED else None,
        row["own__return_reason"] if stage is Stage.RETURNED else "",
        row["registered"] if stage is Stage.APPROVED else 0,
        row["own__days_late"],
    )
