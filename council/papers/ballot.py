"""Phiếu bầu: the ballot of an item on paper, without a name to put on it."""

from __future__ import annotations

from campaigns.documents import of_year
from council.boards import Board
from documents.paper.letter import Column, Letter, Paragraph, Signature, Table

from .words import ORDINAL, top


def ballot_letter(board: Board) -> Letter:
    """Give the ballot of an item; in a run-off of those who stand in it."""
    item, meeting = board.item, board.item.meeting
    return Letter(
        **top(meeting),
        kind="Phiếu bầu",
        abstract=f"{item.title}{of_year(meeting.campaign)}",
        issued_on=meeting.held_on,
        blocks=(
            Paragraph(
                "Đánh dấu X vào một trong hai ô của mỗi tên. Dòng đánh dấu cả hai ô hoặc không "
                "đánh dấu là dòng không hợp lệ. Không ký, không ghi tên, không thêm tên vào phiếu."
            ),
            _table(board),
            Paragraph(
                "Thành viên không biểu quyết về một tên thì gạch ngang cả dòng của tên đó./."
            ),
        ),
        signature=Signature(("TM. Hội đồng",), note="(Đóng dấu của Hội đồng)", is_seal=True),
    )


def _table(board: Board) -> Table:
    columns = (
        ORDINAL,
        Column("Họ và tên, tên tập thể", 50),
        Column("Chức vụ, đơn vị", 66),
        Column("Đồng ý", 16, "center"),
        Column("Không đồng ý", 19, "center"),
    )
    lines = board.tied or board.voted
    rows = tuple((str(n), line.name, line.detail, "", "") for n, line in enumerate(lines, start=1))
    return Table(columns, rows)
