"""A commune's own values in place of the law's, as it takes them away."""

from __future__ import annotations

from collections.abc import Iterator

from documents.paper.listing import Shown, sheet_of
from documents.paper.sheet import Sheet
from law.kinds import name_of
from law.parameters import parameter
from people.models import Commune
from regulations.models import Regulation, RegulationValue


def sheets(commune: Commune) -> Iterator[Sheet]:
    """Give the regulations, then what each of them rules."""
    regulations = Regulation.objects.filter(commune=commune)
    paper = ("number", "issued_on", "issuer", "title", "valid_from", "valid_to")
    yield sheet_of("Quy chế của địa phương", regulations, *paper)
    yield sheet_of(
        "Giá trị của quy chế",
        RegulationValue.objects.filter(regulation__commune=commune),
        Shown("regulation__number"),
        Shown("parameter", says=lambda code: parameter(code).name),
        Shown("kind", says=name_of),
        "value",
        "clause",
    )


def files(commune: Commune) -> Iterator:
    """Give nothing: of a regulation its values are kept."""
    return iter(())
