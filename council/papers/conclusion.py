"""Thông báo kết luận: what the council proposes, to whoever decides."""

from __future__ import annotations

from collections.abc import Sequence

from council.boards import Board, BoardRow, boards_of
from council.models import Meeting
from council.presence import presence_of
from documents.paper.letter import Block, Column, Letter, Paragraph, Table, numbered
from signing.sources import Head
from vietnamese.dates import short_date
from vietnamese.numbers import two_digits
from vietnamese.text import uncapitalised

from .results import set_aside_in_words
from .words import ORDINAL, about, decision_of, kept_by, named, numbered_top, of_chair


def conclusion_letter(meeting: Meeting, head: Head | None = None) -> Letter:
    """Give the conclusion of a meeting: who passed, who did not, item by item."""
    presence = presence_of(meeting)
    boards = [board for board in boards_of(meeting, presence) if board.conclusion]
    return Letter(
        **numbered_top(meeting, "TB", head),
        kind="Thông báo",
        abstract=f"Kết luận phiên họp {meeting.council} {about(meeting)}",
        blocks=(
            Paragraph(
                f"Ngày {short_date(meeting.held_on)}, {meeting.council}{decision_of(meeting)} họp, "
                f"có mặt {two_digits(len(presence.present))} trên {two_digits(presence.members)} "
                "thành viên, thống nhất như sau:"
            ),
            *numbered([(board.item.title, _concluded(board)) for board in boards]),
            Paragraph(
                f"{meeting.council} đề nghị Chủ tịch {meeting.commune.committee} xem xét, quyết "
                "định theo thẩm quyền và trình cấp có thẩm quyền./."
            ),
        ),
        signature=of_chair(meeting),
        recipients=kept_by(meeting),
    )


def _concluded(board: Board) -> list[Block]:
    passed, missed = board.passed, board.not_passed
    if board.item.is_matter:
        return [Paragraph("Hội đồng nhất trí." if passed else "Hội đồng không nhất trí.")]
    words = f"Nhất trí {two_digits(len(passed))}"
    words += f", không nhất trí {two_digits(len(missed))}" if missed else ""
    return [
        Paragraph(f"{words}."),
        *_listed("Đạt", passed, named(board.item)),
        *_listed("Không đạt", missed, named(board.item)),
        *set_aside_in_words(board),
    ]


def _listed(word: str, rows: Sequence[BoardRow], headings: tuple[str, str]) -> list[Block]:
    if not rows:
        return []
    name, detail = headings
    columns = (
        ORDINAL,
        Column(f"{word}: {uncapitalised(name)}", 62),
        Column(detail, 55),
        Column("Số phiếu, tỷ lệ", 40, "center"),
    )
    cells = (
        (str(n), row.line.name, row.line.detail, row.result.sum_in_words)
        for n, row in enumerate(rows, start=1)
    )
    return [Table(columns, tuple(cells))]
