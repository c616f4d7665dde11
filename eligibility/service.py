"""How long somebody has worked here, in whole months."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from law.calendar import months_after

_DAY = timedelta(days=1)
_DAYS_OF_A_MONTH = 31
"""Odd days of several stretches of work are added up; so many of them make a month. The longest
month, so that the odd days of one stretch alone never make another."""


@dataclass(frozen=True)
class Away:
    """A time that may not count as work, both days included.

    `counts`: the rules count it (True), do not count it (False), say nothing (None).
    """

    starts_on: date
    ends_on: date
    counts: bool | None


@dataclass(frozen=True)
class Months:
    """Whole months of work: `certain` without any time that the rules say nothing of, `possible`
    with all of it."""

    certain: int
    possible: int


def whole_months(joined_on: date, until: date) -> int:
    """Give the whole months from the first day of work to `until`, both days included."""
    end = until + _DAY
    months = (end.year - joined_on.year) * 12 + end.month - joined_on.month
    return max(months - (end.day < joined_on.day), 0)


def months_counted(first: date, last: date, away: Iterable[Away] = ()) -> Months:
    """Give the months of work from `first` to `last`, both days included, less what does not
    count; times away may overlap and reach beyond."""
    away = tuple(away)
    doubtful = [absence for absence in away if absence.counts is not True]
    uncounted = [absence for absence in away if absence.counts is False]
    return Months(
        certain=_months(_worked(first, last, doubtful)),
        possible=_months(_worked(first, last, uncounted)),
    )


def _worked(first: date, last: date, away: list[Away]) -> Iterator[tuple[date, date]]:
    """Give the stretches of work between times away."""
    for absence in sorted(away, key=lambda absence: absence.starts_on):
        if absence.starts_on > last:
            break
        if absence.starts_on > first:
            yield first, absence.starts_on - _DAY
        first = max(first, absence.ends_on + _DAY)
    if first <= last:
        yield first, last


def _months(stretches: Iterable[tuple[date, date]]) -> int:
    months = days = 0
    for first, last in stretches:
        whole = whole_months(first, last)
        months += whole
        days += (last + _DAY - months_after(first, whole)).days
    return months + days // _DAYS_OF_A_MONTH
