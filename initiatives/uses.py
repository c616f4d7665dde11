"""The ledger of use, read: which initiative supported which title of whom."""

from __future__ import annotations

from initiatives.models import Initiative, Use
from law.kinds import award_kind
from vietnamese.dates import short_date


def uses_of(initiative: Initiative) -> list[Use]:
    """Give every use of an initiative, the oldest first, with person and campaign."""
    return list(initiative.uses.select_related("person", "campaign"))


def use_in_words(use: Use) -> str:
    """Give "Chiến sĩ thi đua cơ sở của bà Trần Thị Lan, phong trào “…” năm 2020, ghi ngày
    12/11/2020"."""
    year = f" năm {use.campaign.year}" if use.campaign.year else ""
    return (
        f"{award_kind(use.award).name} của {use.person.titled_name}, phong trào "
        f"“{use.campaign}”{year}, ghi ngày {short_date(use.on)}"
    )
