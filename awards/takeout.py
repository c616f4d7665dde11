"""Who holds what since when, as a commune takes it away."""

from __future__ import annotations

from collections.abc import Iterator

from awards.models import Award, CompleteYear
from documents.paper.listing import Shown, sheet_of
from documents.paper.sheet import Sheet
from law.kinds import name_of
from people.models import Commune


def sheets(commune: Commune) -> Iterator[Sheet]:
    """Give every award, taken back ones too, and the years of which all are known."""
    yield sheet_of(
        "Khen thưởng",
        Award.objects.filter(commune=commune).order_by("year", "holder_name", "pk"),
        "year",
        "holder_name",
        "position",
        "unit_name",
        "gender",
        "group",
        "is_leader",
        "address",
        Shown("kind_code", says=name_of),
        "decision_number",
        "decided_on",
        "issuer",
        "revoked_on",
        "revoke_reason",
    )
    years = CompleteYear.objects.filter(commune=commune)
    yield sheet_of("Năm đủ dữ liệu", years, "year", "by_name")


def files(commune: Commune) -> Iterator:
    """Give nothing: awards have no files of their own."""
    return iter(())
