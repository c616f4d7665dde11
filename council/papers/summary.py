"""Bảng tổng hợp: what the members have before them, item by item."""

from __future__ import annotations

from collections.abc import Iterator

from council.boards import Board, boards_of
from council.models import Meeting
from council.sources import source, sources_of
from documents.paper.letter import Annex, Block, Column, Letter, Paragraph, Table
from vietnamese.numbers import two_digits

from .words import ORDINAL, about, decision_of, kept_by, of_chair, top, when


def summary_letter(meeting: Meeting) -> Letter:
    """Give the list of what is put before the council, with an annex for each item."""
    boards = [board for board in boards_of(meeting) if board.rows]
    return Letter(
        **top(meeting),
        kind="Bảng tổng hợp",
        abstract=f"Hồ sơ trình {meeting.council} {about(meeting)}",
        issued_on=meeting.invited_on,
        blocks=(
            Paragraph(
                f"Phục vụ phiên họp lúc {when(meeting)} của {meeting.council}"
                f"{decision_of(meeting)}, tại {meeting.place}."
            ),
            _overview(boards),
        ),
        signature=of_chair(meeting),
        recipients=kept_by(meeting),
        annexes=(
            *(_annex(meeting, board) for board in boards if not board.item.is_matter),
            *_left_out(meeting, boards),
        ),
    )


def _overview(boards: list[Board]) -> Table:
    columns = (
        ORDINAL,
        Column("Nội dung trình", 60),
        Column("Số lượng", 20, "center"),
        Column("Cách biểu quyết", 67),
    )
    rows = tuple(
        (str(board.item.ordinal), board.item.title, two_digits(len(board.rows)), _how(board))
        for board in boards
    )
    return Table(columns, rows)


def _how(board: Board) -> str:
    rule = board.rule
    if rule is None:
        return ""
    ballot = "Bỏ phiếu kín" if rule.is_secret else "Biểu quyết"
    places = f"\n{board.item.places_in_words}" if board.item.places_in_words else ""
    return f"{ballot}; thông qua khi đạt {rule.need}{places}"


def _left_out(meeting: Meeting, boards: list[Board]) -> Iterator[Annex]:
    """Give who is not put before the council, with the reason, by the room that knows."""
    for name, room in sources_of(meeting.council.kind).items():
        subjects = [
            row.line.subject for board in boards if board.item.source == name for row in board.rows
        ]
        if table := room.left_out(meeting, subjects):
            yield Annex(
                "Danh sách không trình",
                "Tập thể, cá nhân không đề nghị và lý do",
                _belongs_to(meeting),
                (table,),
                is_landscape=True,
            )


def _belongs_to(meeting: Meeting) -> str:
    return f"Kèm theo Bảng tổng hợp hồ sơ trình {meeting.council}"


def _annex(meeting: Meeting, board: Board) -> Annex:
    subjects = [row.line.subject for row in board.rows]
    table = source(board.item.source).table_of(board.item.key, subjects)
    places: list[Block] = []
    if board.item.places_in_words:
        places.append(Paragraph(f"{board.item.places_in_words}."))
    return Annex(
        f"Danh sách {board.item.ordinal}",
        board.item.title,
        _belongs_to(meeting),
        (table, *places),
        is_landscape=True,
    )
