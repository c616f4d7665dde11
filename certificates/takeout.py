"""The book of awards and preprinted forms, as a commune takes them away."""

from __future__ import annotations

from collections.abc import Iterator

from certificates.models import BlankSpot, BookEntry
from documents.paper.listing import Shown, sheet_of
from documents.paper.sheet import Sheet
from law.kinds import name_of
from people.models import Commune


def sheets(commune: Commune) -> Iterator[Sheet]:
    """Give the book as it was written up, then where each form is printed on."""
    yield sheet_of(
        "Sổ khen thưởng",
        BookEntry.objects.filter(commune=commune),
        "year",
        "ordinal",
        Shown("award__holder_name"),
        Shown("award__kind_code", says=name_of),
        Shown("award__decision_number"),
        Shown("award__decided_on"),
    )
    yield sheet_of(
        "Chỗ in trên phôi",
        BlankSpot.objects.filter(blank__commune=commune).order_by("blank", "pk"),
        Shown("blank__name"),
        "subject",
        "code",
        "x",
        "y",
        "width",
        "size",
        "align",
        "is_on",
    )


def files(commune: Commune) -> Iterator:
    """Give nothing: certificates are printed anew from what decisions say."""
    return iter(())
