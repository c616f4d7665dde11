"""How long somebody has worked here, in whole months."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def whole_months(joined_on: date, until: date) -> int:
    """Give the whole months from the first day of work to `until`, both days included."""
    end = until + timedelta(days=1)
    months = (end.year - joined_on.year) * 12 + end.month - joined_on.month
    return max(months - (end.day < joined_on.day), 0)


def joined_in_time(months: int, until: date) -> date:
    """Give the last day to begin on for `months` whole months of work by `until`, the last day of
    a month."""
    first_after = until + timedelta(days=1)
    count = first_after.year * 12 + first_after.month - 1 - months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(first_after.day, monthrange(year, month + 1)[1]))
