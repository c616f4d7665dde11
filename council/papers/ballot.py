"""Phiếu bầu: the ballot of an item on paper, without a name to put on it."""

from __future__ import annotations

from campaigns.documents import of_year
from council.boards import Board
from documents.paper.letter import Column, Letter, Paragraph, Signature, Table

from .words import ORDINAL, named, top


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
                "Đánh dấu X vào một trong hai ô của mỗi dòng. Dòng đánh dấu cả hai ô hoặc không "
                "đánh dấu là dòng không hợp lệ. Không ký, không ghi tên, không thêm tên vào phiếu."
            ),
            _table(board),
            Paragraph("Thành viên không biểu quyết về dòng nào thì gạch ngang cả dòng đó./."),
        ),
        signature=Signature(("TM. Hội đồng",), note="(Đóng dấu của Hội đồng)", is_seal=True),
    )


def _table(board: Board) -> Table:
    name, detail = named(board.item)
    lines = board.tied or board.voted
    boxes = (Column("Đồng ý", 16, "center"), Column("Không đồng ý", 19, "center"))
    if board.item.is_matter:
        rows = tuple((str(n), line.name, "", "") for n, line in enumerate(lines, start=1))
        return Table((ORDINAL, Column(name, 116), *boxes), rows)
    rows = tuple((str(n), line.name, line.detail, "", "") for n, line in enumerate(lines, start=1))
    return Table((ORDINAL, Column(name, 50), Column(detail, 66), *boxes), rows)
