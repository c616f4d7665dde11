"""Which reminders of an obligation are due on a day.

A rung is counted from the last good day: -3 is three days before it, 0 the day itself, 3 three days
overdue. The notice that told of the obligation is its first rung ("at launch"); what should have
come on that day or before it is covered by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from law.calendar import add_working_days, last_working_day_before

ONE_DAY = timedelta(days=1)
WEEK = 7


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs of an obligation; with `repeats` they go on weekly after the last one.

    `since` is the day of the notice that told of the obligation, None where there was none.
    """

    last_day: date
    rungs: tuple[int, ...]
    since: date | None = None
    repeats: bool = True


def day_of(last_day: date, rung: int) -> date:
    """Give the day on which a rung is climbed; the deadline itself never moves.

    On a day off a reminder comes on the working day before, so that there is time to act. An
    overdue one comes on the working day after: said earlier, it might not be true yet.
    """
    day = last_day + rung * ONE_DAY
    if rung > 0:
        return add_working_days(day - ONE_DAY, 1)
    return last_working_day_before(day + ONE_DAY)


@lru_cache(maxsize=4096)
def rungs_due(ladder: Ladder, on: date) -> tuple[int, ...]:
    """Give the rungs whose day has come, in order. Only the last of them is worth a notice: the
    others were overtaken by it."""
    climbed = (rung for rung in _rungs_until(ladder, on) if day_of(ladder.last_day, rung) <= on)
    return tuple(rung for rung in climbed if _is_news(ladder, rung))


def _is_news(ladder: Ladder, rung: int) -> bool:
    return ladder.since is None or day_of(ladder.last_day, rung) > ladder.since


def _rungs_until(ladder: Ladder, on: date) -> list[int]:
    rungs = sorted(set(ladder.rungs))
    if not rungs or not ladder.repeats:
        return rungs
    first = max(rungs[-1], 0) + WEEK
    return rungs + list(range(first, (on - ladder.last_day).days + 1, WEEK))
