"""Lists that were fixed and tờ trình, as a commune takes them away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from documents.paper.listing import Shown, sheet_of
from documents.paper.sheet import Sheet
from law.kinds import name_of
from people.models import Commune
from vetting.models import Proposal, ProposalLine, QuotaList


def sheets(commune: Commune) -> Iterator[Sheet]:
    """Give the lists within the ceiling, then who was proposed to which level."""
    year = Shown("campaign__year")
    yield sheet_of(
        "Danh sách trong tỷ lệ",
        QuotaList.objects.filter(campaign__commune=commune),
        year,
        Shown("award", says=name_of),
        "base",
        "allowed",
        "sentence",
        Shown("names", says=_names),
        "fixed_on",
        "fixed_by",
        "opened_on",
        "opened_reason",
    )
    proposals = Proposal.objects.filter(campaign__commune=commune)
    number = Shown("paper__number", "Số tờ trình")
    yield sheet_of("Tờ trình", proposals, year, "authority", number, Shown("paper__issued_on"))
    yield sheet_of(
        "Hồ sơ trong tờ trình",
        ProposalLine.objects.filter(proposal__campaign__commune=commune),
        Shown("proposal__campaign__year"),
        Shown("proposal__authority"),
        Shown("proposal__paper__number", "Số tờ trình"),
        Shown("nomination__person__full_name", "Cá nhân"),
        Shown("nomination__collective"),
        Shown("nomination__award", says=name_of),
    )


def _names(chosen: list[dict[str, Any]]) -> str:
    return "\n".join(f"{entry['place']}. {entry['name']}, {entry['unit']}" for entry in chosen)


def files(commune: Commune) -> Iterator:
    """Give nothing: tờ trình are among the numbered papers."""
    return iter(())
