"""How long somebody waits who guesses: each failure beyond the free ones doubles the wait.

Failures are forgiven one by one as time goes by, so that a busy office does not add them up for
ever. Nobody is shut out: the wait has a longest.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

FIRST_WAIT = timedelta(seconds=10)


@dataclass(frozen=True)
class Pace:
    """How many failures cost nothing, how long one is remembered, the longest wait."""

    free: int
    forgiven_after: timedelta
    longest: timedelta


@dataclass(frozen=True)
class Tally:
    """The failures that are not forgiven, as of the last one."""

    level: float
    at: datetime


def failed(tally: Tally | None, pace: Pace, now: datetime) -> Tally:
    """Give the tally after one more failure."""
    return Tally(_left(tally, pace, now) + 1, now)


def taken_back(tally: Tally, pace: Pace, now: datetime) -> Tally:
    """Give the tally after a try that was counted and did not fail."""
    return Tally(max(_left(tally, pace, now) - 1, 0), now)


def wait_after(tally: Tally, pace: Pace) -> timedelta:
    """Give the wait that the last failure led to."""
    beyond = round(tally.level) - pace.free  # what the last seconds forgave is no failure less
    if beyond < 0:
        return timedelta()
    return min(FIRST_WAIT * (1 << min(beyond, 20)), pace.longest)


def wait_left(tally: Tally | None, pace: Pace, now: datetime) -> timedelta:
    """Give how long the next try has to wait still. A clock that was set back lengthens nothing."""
    if tally is None:
        return timedelta()
    whole = wait_after(tally, pace)
    return min(max(tally.at + whole - now, timedelta()), whole)


def _left(tally: Tally | None, pace: Pace, now: datetime) -> float:
    if tally is None:
        return 0.0
    forgiven = max((now - tally.at) / pace.forgiven_after, 0.0)
    return max(tally.level - forgiven, 0.0)


def in_words(wait: timedelta) -> str:
    """Give a wait as people say it, rounded up: "40 giây", "15 phút"."""
    seconds = -(-wait // timedelta(seconds=1))
    return f"{seconds} giây" if seconds < 60 else f"{-(-seconds // 60)} phút"
