"""The scores as an Excel file."""

from __future__ import annotations

from collections.abc import Sequence

from campaigns.documents import of_year
from campaigns.models import Campaign
from documents.paper.sheet import Column, Sheet, Value
from initiatives.council import CouncilMember, Scored, points_of
from initiatives.papers.scores import result_of
from initiatives.papers.words import authors_in_words


def score_sheet(
    campaign: Campaign, rows: Sequence[Scored], members: Sequence[CouncilMember], *, author: str
) -> Sheet:
    """Give a row for each initiative and a column for each member; what nobody gave is empty."""
    columns = (
        Column("STT", 6, "integer"),
        Column("Tên sáng kiến", 45),
        Column("Tác giả", 35),
        Column("Bộ phận, đơn vị", 28),
        *(Column(member.name, 14, "decimal") for member in members),
        Column("Điểm trung bình", 12, "decimal"),
        Column("Kết quả", 12),
        Column("Chưa chấm", 40),
    )
    titles = (
        campaign.commune.committee.upper(),
        f"TỔNG HỢP ĐIỂM CHẤM SÁNG KIẾN{of_year(campaign).upper()}",
        *sorted({f"(Thang điểm: {row.scale.in_words})" for row in rows}),
    )
    cells = [(place, *_cells(row, members)) for place, row in enumerate(rows, start=1)]
    today = campaign.commune.today()
    return Sheet("Điểm chấm", columns, cells, titles, author=author, made_on=today)


def _cells(scored: Scored, members: Sequence[CouncilMember]) -> tuple[Value, ...]:
    sheets = (scored.sheets.get(member.login) for member in members)
    return (
        scored.initiative.name,
        authors_in_words(scored.initiative),
        scored.initiative.unit.name,
        *(points_of(sheet).total if sheet else None for sheet in sheets),
        scored.scores.average,
        result_of(scored),
        ", ".join(scored.scores.waiting),
    )
