"""Biên bản họp Hội đồng: who was there, what was said, how each item was voted."""

from __future__ import annotations

from campaigns.documents import by_plan
from council.boards import Board, boards_of
from council.models import Meeting
from council.presence import presence_of
from documents.paper.letter import (
    Block,
    Column,
    Letter,
    Paragraph,
    Recipient,
    Signature,
    Table,
    numbered,
)
from documents.paper.outline import paragraphs_of
from signing.sources import Head

from .results import ballots_in_words, barred_in_words, outcome_in_words, set_aside_in_words
from .words import (
    ORDINAL,
    SIGN,
    about,
    addressed,
    decision_of,
    hour,
    name_of,
    numbered_top,
    presence_lines,
    when,
)


def minutes_letter(meeting: Meeting, head: Head | None = None) -> Letter:
    """Give the minutes of a meeting; the number of queries does not grow with it."""
    presence = presence_of(meeting, with_people=True)
    boards = boards_of(meeting, presence)
    return Letter(
        **numbered_top(meeting, "BB", head, meeting.held_on),
        kind="Biên bản",
        abstract=f"Họp {meeting.council} {about(meeting)}",
        blocks=(
            Paragraph(
                f"{by_plan(meeting.campaign)}, {when(meeting)}, tại {meeting.place}, "
                f"{meeting.council} {meeting.commune.full_name}{decision_of(meeting)} họp "
                f"{about(meeting)}."
            ),
            *numbered(
                [
                    ("THÀNH PHẦN", [*presence_lines(presence), _members(presence)]),
                    ("CHƯƠNG TRÌNH", [Paragraph(f"- {board.item.title}") for board in boards]),
                    ("Ý KIẾN THẢO LUẬN", _discussion(meeting)),
                    (
                        "KẾT QUẢ BIỂU QUYẾT",
                        [paragraph for board in boards for paragraph in _vote(board)],
                    ),
                ]
            ),
            Paragraph(f"{_end(meeting)} Biên bản được đọc và các thành viên nhất trí thông qua./."),
        ),
        witness=Signature(("Thư ký",), name_of(meeting.secretary), SIGN),
        signature=Signature(("Chủ trì",), name_of(meeting.chair), SIGN),
        recipients=(Recipient(meeting.commune.committee), Recipient("Lưu: Hội đồng")),
    )


def _members(presence) -> Table:
    columns = (
        ORDINAL,
        Column("Họ và tên", 55),
        Column("Chức vụ", 57),
        Column("Trong Hội đồng", 42),
    )
    rows = (
        (
            str(n),
            addressed(attendance.seat),
            attendance.seat.position,
            attendance.seat.get_duty_display(),
        )
        for n, attendance in enumerate(presence.present, start=1)
    )
    return Table(columns, tuple(rows))


def _discussion(meeting: Meeting) -> list[Block]:
    sentences = paragraphs_of(meeting.discussion) or [
        "Thư ký trình bày từng nội dung; các thành viên thảo luận, nhất trí đưa ra biểu quyết."
    ]
    return [Paragraph(sentence) for sentence in sentences]


def _vote(board: Board) -> list[Block]:
    if board.rule is None or board.last is None:
        return set_aside_in_words(board)
    return [
        Paragraph(
            f"{_ways(board)}; thông qua khi đạt {board.rule.need}.",
            lead=f"{board.item.ordinal}. {board.item.title}:",
        ),
        *ballots_in_words(board.last),
        *barred_in_words([(row.line.name, row.barred) for row in board.rows]),
        *set_aside_in_words(board),
        *_places(board),
        *outcome_in_words(board),
    ]


def _ways(board: Board) -> str:
    ways = [
        f"lần {ballot.number} {ballot.way_in_words}"
        if len(board.counted) > 1
        else ballot.way_in_words
        for ballot in board.counted
    ]
    return f"Biểu quyết {', '.join(ways)}"


def _places(board: Board) -> list[Block]:
    if board.item.places is None:
        return []
    return [Paragraph(f"- Số lượng được chọn: không quá {board.item.places:02d}.")]


def _end(meeting: Meeting) -> str:
    return f"Phiên họp kết thúc lúc {hour(meeting.ended_at)} cùng ngày." if meeting.ended_at else ""
