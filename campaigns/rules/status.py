"""Where a campaign stands. Only the launch is somebody's act; afterwards the dates decide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum

from campaigns.rules.deadlines import last_good_day
from campaigns.rules.plan import Deadline, Phase


class Status(Enum):
    """A state in the order of the year, with the word that pages show."""

    DRAFT = ("du-thao", "Dự thảo")
    LAUNCHED = ("da-phat-dong", "Đã phát động")
    RUNNING = ("dang-thuc-hien", "Đang thực hiện")
    JUDGING = ("dang-xet", "Đang xét")
    ENDED = ("da-ket-thuc", "Đã kết thúc")

    def __init__(self, slug: str, word: str) -> None:
        self.slug, self.word = slug, word


def status(
    phases: Sequence[Phase], deadlines: Sequence[Deadline], *, is_launched: bool, on: date
) -> Status:
    """Give the state on a day.

    * Dự thảo: not launched.
    * Đã kết thúc: after the later of the last phase's end and the last deadline's last good day.
    * Đang xét: nominations have closed (the day after the latest such deadline's last good day).
    * Đang thực hiện: from the first day of the first phase, which may lie before the launch; also
      when no phase has a first day.
    * Đã phát động: launched, but the first phase has not begun.
    """
    if not is_launched:
        return Status.DRAFT
    if _is_after(on, last_day(phases, deadlines)):
        return Status.ENDED
    if _is_after(on, _nominations_close_on(deadlines)):
        return Status.JUDGING
    return Status.LAUNCHED if on < _first_day(phases, on) else Status.RUNNING


def last_day(phases: Iterable[Phase], deadlines: Iterable[Deadline]) -> date | None:
    """Give the last day of a campaign; None while the end of a phase, or everything, is unknown."""
    ends = [phase.ends_on for phase in phases]
    days = [*ends, *map(last_good_day, deadlines)]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


def _first_day(phases: Iterable[Phase], otherwise: date) -> date:
    return min((p.starts_on for p in phases if p.starts_on is not None), default=otherwise)


def _nominations_close_on(deadlines: Iterable[Deadline]) -> date | None:
    nominations = [d for d in deadlines if d.kind == "nomination"]
    return max(map(last_good_day, nominations), default=None)


def _is_after(day: date, limit: date | None) -> bool:
    return limit is not None and day > limit
