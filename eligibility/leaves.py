"""Which times away count as work for the title of a year, and how many months that leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, TypeVar

from eligibility.service import Away, Months, months_counted, whole_months
from law.standards import (
    LONG_TRAINING_COUNTS,
    LONG_TRAINING_MONTHS,
    MATERNITY_LEAVE_COUNTS,
    RESCUE_INJURY_COUNTS,
)
from law.values import Parameter

SECONDMENT = "secondment"
"""Work elsewhere for whoever sent somebody: no time away from work."""

_GOOD_RESULTS = {"excellent", "good"}


class Ruling(Protocol):
    """A value of the law as its reader takes it."""

    @property
    def value(self) -> Any: ...


R = TypeVar("R", bound=Ruling)


@dataclass(frozen=True)
class Leave:
    """A time away from work: a kind of `people.Absence` ("maternity", "training"…), both days
    included, `ends_on` None while it lasts; `result` of a training ("good") or ""."""

    kind: str
    starts_on: date
    ends_on: date | None = None
    result: str = ""


@dataclass(frozen=True)
class Employed:
    """When somebody works here, and when not; `left_on` is the first day no more."""

    joined_on: date
    left_on: date | None = None
    leaves: tuple[Leave, ...] = ()

    def within(self, year: int) -> tuple[date, date]:
        """Give the first and the last day that may count in a year."""
        return max(self.joined_on, date(year, 1, 1)), date(year, 12, 31)

    def leaves_within(self, year: int) -> Iterator[Leave]:
        """Give the times away that touch a year."""
        first, last = self.within(year)
        for leave in self.leaves:
            if leave.starts_on <= last and (leave.ends_on or last) >= first:
                yield leave

    def gone_within(self, year: int) -> Away | None:
        """Give the rest of the year after somebody left; the law does not speak of it, but who
        left before the year began has no time of it to be counted at all."""
        first, last = self.within(year)
        if self.left_on is None or self.left_on > last:
            return None
        return Away(self.left_on, last, False if self.left_on <= first else None)


def months_of(
    employed: Employed, year: int, value_of: Callable[[Parameter[Any]], Ruling]
) -> Months:
    """Give the months of work of a year by the law that `value_of` reads."""
    first, last = employed.within(year)
    leaves = employed.leaves_within(year)
    away: Iterable[Away | None] = (
        *(away_of(leave, last, value_of)[0] for leave in leaves),
        employed.gone_within(year),
    )
    return months_counted(first, last, filter(None, away))


def away_of(
    leave: Leave, last: date, value_of: Callable[[Parameter[Any]], R]
) -> tuple[Away, tuple[R, ...]]:
    """Give a leave up to the `last` day of the year as the law takes it, and the values that
    decided; the last of them has the clause."""
    counts, values = _judge(leave, last, value_of)
    return Away(leave.starts_on, leave.ends_on or last, counts), values


def _judge(
    leave: Leave, last: date, value_of: Callable[[Parameter[Any]], R]
) -> tuple[bool | None, tuple[R, ...]]:
    if leave.kind == "maternity":
        rule = value_of(MATERNITY_LEAVE_COUNTS)
        return rule.value, (rule,)
    if leave.kind == "rescue_injury":
        rule = value_of(RESCUE_INJURY_COUNTS)
        return rule.value, (rule,)
    if leave.kind == "training":
        return _training(leave, last, value_of)
    if leave.kind == SECONDMENT:
        return True, ()
    return None, ()


def _training(
    leave: Leave, last: date, value_of: Callable[[Parameter[Any]], R]
) -> tuple[bool | None, tuple[R, ...]]:
    long_from, rule = value_of(LONG_TRAINING_MONTHS), value_of(LONG_TRAINING_COUNTS)
    is_long = whole_months(leave.starts_on, leave.ends_on or last) >= long_from.value
    if leave.ends_on and not is_long:
        return True, (long_from,)
    fixed: dict[str, bool | None] = {"always": True, "never": False}
    if rule.value in fixed:
        # One that still lasts and is short so far may end before it is long.
        counts = fixed[rule.value] if is_long or rule.value == "always" else None
        return counts, (long_from, rule)
    if leave.result in _GOOD_RESULTS:
        return True, (long_from, rule)
    # What the least result is, "if_passed" leaves to a person; a bad one may have its reasons.
    is_decided = leave.result and rule.value == "if_good"
    return False if is_decided else None, (long_from, rule)
