"""The danh sách trích ngang as an Excel file."""

from __future__ import annotations

from collections.abc import Sequence

from campaigns.documents import of_year
from campaigns.models import Campaign
from documents.paper.sheet import Column, Sheet
from vetting.papers.tables import NomineeRow
from vietnamese.dates import short_date

COLUMNS = (
    Column("STT", 6, "integer"),
    Column("Ông/Bà", 9),
    Column("Họ và tên, tên tập thể", 30),
    Column("Chức vụ", 28),
    Column("Bộ phận, đơn vị", 30),
    Column("Danh hiệu, hình thức đề nghị", 28),
    Column("Loại đề nghị", 16),
    Column("Sáng kiến, thành tích sáng tạo", 40),
    Column("Kết quả bình xét", 14),
    Column("Trạng thái", 20),
)


def list_sheet(campaign: Campaign, rows: Sequence[NomineeRow], *, author: str) -> Sheet:
    """Give everybody who is put forward, a row for each."""
    today = campaign.commune.today()
    titles = (
        campaign.commune.committee.upper(),
        f"DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG{of_year(campaign).upper()}",
        f"(Đến ngày {short_date(today)}; các hồ sơ đã thẩm định đạt)",
    )
    values = [(number, *_values(row)) for number, row in enumerate(rows, start=1)]
    totals = (None, "", f"{len(rows)} hồ sơ", *[""] * (len(COLUMNS) - 3))
    return Sheet("Danh sách", COLUMNS, values, titles, totals, author, today)


def _values(row: NomineeRow) -> tuple[str, ...]:
    nomination = row.nomination
    return (
        row.honorific,
        row.name,
        nomination.position,
        nomination.unit.name,
        row.kind.name,
        nomination.get_occasion_display(),
        row.merit,
        row.votes,
        nomination.state.word,
    )
