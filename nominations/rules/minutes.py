"""The minutes of a unit's review, and the arithmetic they have to keep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from law.findings import Finding, Level
from vietnamese.dates import short_date


@dataclass(frozen=True)
class Vote:
    """How the meeting voted on one nomination: its number, whom and what sentences call it."""

    nomination: int
    called: str = field(compare=False)
    votes_for: int
    votes_against: int


@dataclass(frozen=True)
class Minutes:
    """What was written down of a unit's review; `present` are (name, position), `invited` all
    people of the unit."""

    held_on: date
    chaired_by: str
    written_by: str
    invited: int
    present: tuple[tuple[str, str], ...] = ()
    votes: tuple[Vote, ...] = ()
    place: str = ""
    discussion: str = ""


def contradictions(minutes: Minutes, today: date) -> list[Finding]:
    """Give what cannot be true of a meeting, each with its arithmetic."""
    return [*_of_the_meeting(minutes, today), *_of_the_votes(minutes)]


def _of_the_meeting(minutes: Minutes, today: date) -> Iterator[Finding]:
    present = len(minutes.present)
    if minutes.held_on > today:
        yield _blocker(
            "not_held_yet",
            f"Ngày họp {short_date(minutes.held_on)} chưa đến; hôm nay là {short_date(today)}.",
            "held_on",
        )
    if not present:
        yield _blocker("nobody_present", "Hãy ghi ít nhất một người có mặt.", "present")
    if present > minutes.invited:
        yield _blocker(
            "more_than_invited",
            f"Có mặt {present} người, nhiều hơn tổng số {minutes.invited} người của đơn vị. "
            "Hãy xem lại một trong hai số.",
            "invited",
        )


def _of_the_votes(minutes: Minutes) -> Iterator[Finding]:
    present = len(minutes.present)
    if not minutes.votes:
        yield _blocker("no_votes", "Hãy ghi kết quả biểu quyết của ít nhất một hồ sơ.", "votes")
    for vote in minutes.votes:
        cast = vote.votes_for + vote.votes_against
        if present and cast > present:
            yield _blocker(
                "more_votes_than_people",
                f"{vote.called}: {vote.votes_for} đồng ý + {vote.votes_against} không đồng ý = "
                f"{cast} phiếu, nhiều hơn {present} người có mặt.",
                f"vote-{vote.nomination}-for",
            )


def _blocker(code: str, sentence: str, field: str) -> Finding:
    return Finding(code, sentence, Level.BLOCKER, field=field)
