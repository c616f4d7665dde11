"""Biên bản kiểm phiếu: of one round, or of all rounds of a meeting."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from council.boards import Board
from council.models import Meeting, Round
from council.rules.voting import Roll
from documents.paper.letter import (
    Block,
    Heading,
    Letter,
    Paragraph,
    Recipient,
    Signature,
)
from vietnamese.dates import long_date
from vietnamese.numbers import two_digits

from .results import ballots_in_words, barred_in_words, round_in_words
from .words import NO_HOUR, SIGN, decision_of, hour, name_of, top


def count_letter(board: Board, round: Round) -> Letter:
    """Give the protocol of the count of a closed round."""
    item, meeting = board.item, board.item.meeting
    tallies = list(round.tallies.all())
    return Letter(
        **top(meeting),
        kind="Biên bản",
        abstract=f"Kiểm phiếu {item.title}",
        issued_on=meeting.held_on,
        blocks=(
            Paragraph(
                f"{_at(round.opened_at, meeting)} {long_date(meeting.held_on)}, tại "
                f"{meeting.place}, {meeting.council}{decision_of(meeting)} biểu quyết "
                f"{item.title}, lần {round.number}, bằng hình thức {round.way_in_words}"
                f"{_again(round)}."
            ),
            Heading(2, "1. Ban kiểm phiếu"),
            *_tellers(meeting.tellers),
            Heading(2, "2. Thành viên Hội đồng"),
            _members(tallies[0].there),
            *barred_in_words([(tally.line.name, tally.barred) for tally in tallies]),
            Heading(2, "3. Kết quả kiểm phiếu"),
            *ballots_in_words(round),
            Paragraph(f"- Tỷ lệ tính trên {_whole(board)}; thông qua khi đạt {board.rule.need}."),
            *round_in_words(round, tallies, board),
            Paragraph(f"Việc kiểm phiếu kết thúc lúc {_at(round.closed_at, meeting)} cùng ngày./."),
        ),
        witness=Signature(("Chủ trì phiên họp",), name_of(meeting.chair), SIGN),
        signature=Signature(("TM. Ban kiểm phiếu", "Trưởng ban"), _first(meeting.tellers), SIGN),
        recipients=(Recipient("Lưu: Hội đồng"),),
    )


def _at(moment: datetime, meeting: Meeting) -> str:
    """Give the hour; room for it where a vote was typed in after its meeting."""
    there = timezone.localtime(moment)
    is_then = there.date() == meeting.held_on and meeting.starts_at <= there.time()
    if is_then and (meeting.ended_at is None or there.time() <= meeting.ended_at):
        return hour(there)
    return NO_HOUR


def _again(round: Round) -> str:
    if round.is_runoff:
        return ", giữa những người bằng phiếu"
    return f" (lý do bỏ phiếu lần nữa: {round.reason})" if round.reason else ""


def _tellers(tellers: str) -> list[Block]:
    lines = [line for line in tellers.splitlines() if line.strip()]
    return [Paragraph(f"- {line}") for line in lines] or [
        Paragraph("- Thư ký Hội đồng kiểm phiếu, các thành viên chứng kiến.")
    ]


def _first(tellers: str) -> str:
    return next((line.split(",")[0].strip() for line in tellers.splitlines() if line.strip()), "")


def _members(roll: Roll) -> Paragraph:
    """Give who was counted when the round was opened."""
    absent = roll.members - roll.present
    in_writing = f" ({two_digits(roll.written)} có ý kiến bằng văn bản)" if roll.written else ""
    return Paragraph(
        f"- Tổng số thành viên: {two_digits(roll.members)}; có mặt: {two_digits(roll.present)}; "
        f"vắng mặt: {two_digits(absent)}{in_writing}."
    )


def _whole(board: Board) -> str:
    whole = "tổng số thành viên Hội đồng" if board.rule.of_all else "số thành viên có mặt"
    return f"{whole}, trừ người không biểu quyết" if board.rule.recused_leave else whole
