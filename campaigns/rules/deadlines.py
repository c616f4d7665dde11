"""When something is in time, and how that is said.

"Trước ngày 20/01" closes at 24:00 on 19/01, "đến hết ngày 20/01" at 24:00 on 20/01. What comes
later is late; it is never refused for that.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from campaigns.rules.plan import Deadline
from law.calendar import last_working_day_before
from vietnamese.dates import closing

ONE_DAY = timedelta(days=1)


def last_good_day(deadline: Deadline) -> date:
    """Give the last day on which what arrives is in time."""
    return deadline.due_on if deadline.inclusive else deadline.due_on - ONE_DAY


def effective(deadline: Deadline, extended_to: date | None) -> Deadline:
    """Give the deadline that holds for a unit: its extension (that day included) or the plan's.

    The newest extension holds even when it is earlier than one before it; a plan that was moved
    beyond it since gives the unit what it gives to all.
    """
    if extended_to is None or extended_to <= last_good_day(deadline):
        return deadline
    return replace(deadline, due_on=extended_to, inclusive=True)


def days_late(deadline: Deadline, received_on: date) -> int:
    """Give how many days after the last good day something arrived; 0 when in time."""
    return max((received_on - last_good_day(deadline)).days, 0)


def closes_at(deadline: Deadline) -> str:
    """Give "hết hạn 24:00 ngày 19/01/2021"."""
    return closing(last_good_day(deadline))


def last_working_day(deadline: Deadline) -> date:
    """Give the last good day, or the working day before it when offices are closed on it.

    Reminders name it; the deadline itself does not move.
    """
    return last_working_day_before(last_good_day(deadline) + ONE_DAY)
