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
class Failures:
    """The failures that are not forgiven, as of the last one."""

    level: float
    at: datetime


def failed(failures: Failures | None, pace: Pace, now: datetime) -> Failures:
    """Give the failures after one more failure."""
    return Failures(_left(failures, pace, now) + 1, now)


def taken_back(failures: Failures, pace: Pace, now: datetime) -> Failures:
    """Give the failures after a try that was counted and did not fail."""
    return Failures(max(_left(failures, pace, now) - 1, 0), now)


def wait_after(failures: Failures, pace: Pace) -> timedelta:
    """Give the wait that the last failure led to."""
    beyond = round(failures.level) - pace.free  # what the last seconds forgave is no failure less
    if beyond < 0:
        return timedelta()
    return min(FIRST_WAIT * (1 << min(beyond, 20)), pace.longest)


def wait_left(failures: Failures | None, pace: Pace, now: datetime) -> timedelta:
    """Give how long the next try has to wait still. Where the clock has been set back behind the
    last failure, nobody waits until it comes there again."""
    if failures is None:
        return timedelta()
    whole = wait_after(failures, pace)
    if failures.at - now > whole:
        return timedelta()
    return min(max(failures.at + whole - now, timedelta()), whole)


def _left(failures: Failures | None, pace: Pace, now: datetime) -> float:
    if failures is None:
        return 0.0
    forgiven = max((now - failures.at) / pace.forgiven_after, 0.0)
    return max(failures.level - forgiven, 0.0)


def in_words(wait: timedelta) -> str:
    """Give a wait as people say it, rounded up: "40 giây", "15 phút"."""
    seconds = -(-wait // timedelta(seconds=1))
    return f"{seconds} giây" if seconds < 60 else f"{-(-seconds // 60)} phút"
