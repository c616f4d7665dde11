"""Đăng ký ↔ đề nghị of a campaign, as a page and as an Excel file."""

from __future__ import annotations

from collections.abc import Sequence

from campaigns.models import Campaign
from documents.paper.sheet import Column, Sheet
from vetting.facts.standing import counted_nominations, registered_in, standing_from
from vetting.rules.comparison import Compared, compare
from vetting.rules.standing import Standing
from vietnamese.dates import short_date


def comparison_of(campaign: Campaign) -> tuple[list[Compared], Standing]:
    """Give everybody in an approved registration or a dossier that was sent, and where the
    campaign stands; the number of queries does not grow with them."""
    registered, nominations = registered_in(campaign), counted_nominations(campaign)
    rows = compare(registered.lists, nominations)
    return rows, standing_from(campaign, registered, nominations)


COLUMNS = (
    Column("STT", 6, "integer"),
    Column("Cá nhân, tập thể", 30),
    Column("Bộ phận, đơn vị", 30),
    Column("Đã đăng ký", 30),
    Column("Đã đề nghị", 30),
    Column("Được khen thưởng", 30),
    Column("So sánh", 28),
)


def comparison_sheet(campaign: Campaign, rows: Sequence[Compared], *, author: str) -> Sheet:
    """Give the rows as a sheet."""
    today = campaign.commune.today()
    titles = (
        campaign.commune.committee.upper(),
        f"SO SÁNH ĐĂNG KÝ VÀ ĐỀ NGHỊ KHEN THƯỞNG NĂM {campaign.year or '…'}",
        f"(Đến ngày {short_date(today)}; bản đăng ký đã duyệt, hồ sơ cuối năm đã gửi)",
    )
    values = [
        (
            number,
            row.name,
            row.unit,
            row.registered_words,
            row.proposed_words,
            row.reached_words,
            row.verdict.word,
        )
        for number, row in enumerate(rows, start=1)
    ]
    totals = (None, f"{len(rows)} cá nhân, tập thể", *[""] * (len(COLUMNS) - 2))
    return Sheet("So sánh", COLUMNS, values, titles, totals, author, today)
