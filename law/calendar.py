"""Which days are worked: weekends, public holidays, days in lieu and swapped days; and when a
period counted in months ends.

Where the list of holidays ends only the weekday counts, and `calendar_findings` says so.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import islice

from law.findings import Finding, Level
from law.holidays import (
    EXTRA_DAYS_OFF,
    HOLIDAY_YEARS,
    SWAPPED_WORKDAYS,
    Holiday,
    HolidayYear,
    holidays_of,
)
from law.instruments import LABOUR_CODE_2012, LABOUR_CODE_2019
from law.sources import Citation
from law.timeline import in_force
from vietnamese.dates import short_date, weekday

_DAY = timedelta(days=1)
_SATURDAY = 5
_YEARS = {row.year: row for row in HOLIDAY_YEARS}
_SWAPPED_OFF = {swap.day_off: swap.worked_instead for swap in SWAPPED_WORKDAYS}
_WORKED_SATURDAYS = {swap.worked_instead for swap in SWAPPED_WORKDAYS}


def known_from() -> date:
    """Give the first day that the list of holidays covers."""
    return date(min(_YEARS), 1, 1)


def known_until() -> date:
    """Give the last day that the list of holidays covers."""
    return date(max(_YEARS), 12, 31)


def holiday_on(day: date) -> Holiday | None:
    """Give the holiday, or the day in lieu of one, that falls on a day."""
    row = _YEARS.get(day.year)
    return _days_off(row).get(day) if row else None


def why_off(day: date) -> str:
    """Give why a day is free, in words: "Quốc khánh", "Chủ nhật"; empty for a working day."""
    if (holiday := holiday_on(day)) is not None:
        return holiday.name
    if day in _SWAPPED_OFF:
        return f"nghỉ hoán đổi, làm bù ngày {short_date(_SWAPPED_OFF[day])}"
    return weekday(day) if _is_weekend(day) and day not in _WORKED_SATURDAYS else ""


def is_working_day(day: date) -> bool:
    """Say whether offices work on a day."""
    return not why_off(day)


def last_working_day_before(day: date) -> date:
    """Give the working day nearest before a day, the day itself not counted."""
    return next(_working_days(day, -_DAY))


def add_working_days(day: date, count: int) -> date:
    """Give the `count`-th working day after a day, the day itself not counted; 0 gives the day.

    Raises ValueError for a negative count.
    """
    if count < 0:
        raise ValueError("Số ngày làm việc phải từ 0 trở lên.")
    return next(islice(_working_days(day, _DAY), count - 1, None)) if count else day


def working_days_between(first: date, last: date) -> int:
    """Give how many working days come after `first`, up to and with `last`; 0 when there is no
    such day."""
    return sum(is_working_day(first + n * _DAY) for n in range(1, (last - first).days + 1))


def months_after(day: date, months: int) -> date:
    """Give the last day of a period counted in months: the same day of the month, or the month's
    last day where it has none such. Source: Bộ luật Dân sự 2015, Điều 148."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def calendar_findings(first: date, last: date) -> tuple[Finding, ...]:
    """Give what a reckoning from `first` to `last` rests on that is not certain: days beyond the
    list of holidays, and holidays that were expected but not seen announced."""
    findings = (_beyond_the_list(first, last), _not_announced(first, last))
    return tuple(finding for finding in findings if finding is not None)


def _beyond_the_list(first: date, last: date) -> Finding | None:
    if known_from() <= first and last <= known_until():
        return None
    return Finding(
        code="holiday_list_ends",
        sentence=f"Danh sách ngày nghỉ lễ của chương trình có từ ngày {short_date(known_from())} "
        f"đến ngày {short_date(known_until())}; ngoài khoảng đó chỉ tính thứ Bảy, Chủ nhật. "
        "Hãy tự kiểm tra ngày nghỉ lễ.",
        level=Level.WARNING,
    )


def _not_announced(first: date, last: date) -> Finding | None:
    years = [row for year, row in sorted(_YEARS.items()) if first.year <= year <= last.year]
    days = [
        holiday
        for row in years
        for holiday in _days_off(row).values()
        if first <= holiday.day <= last and not holiday.announced
    ]
    if not days:
        return None
    listed = ", ".join(f"{short_date(holiday.day)} ({holiday.name})" for holiday in days)
    return Finding(
        code="holiday_not_announced",
        sentence=f"Các ngày nghỉ sau chưa đối chiếu với thông báo nghỉ của năm: {listed}.",
        level=Level.NOTE,
    )


def _is_weekend(day: date) -> bool:
    return day.weekday() >= _SATURDAY


def _working_days(start: date, step: timedelta) -> Iterator[date]:
    day = start
    while True:
        day += step
        if is_working_day(day):
            yield day


@cache
def _days_off(row: HolidayYear) -> dict[date, Holiday]:
    """Give the free days of a year with the days in lieu of those that fall on a weekend."""
    extra = [day_off for day_off in EXTRA_DAYS_OFF if day_off.day.year == row.year]
    holidays = [*holidays_of(row), *extra]
    off = {holiday.day: holiday for holiday in holidays}
    for holiday in holidays:
        if _is_weekend(holiday.day):
            day = _next_free_for_lieu(holiday.day, off)
            off[day] = Holiday(
                day, f"nghỉ bù {holiday.name}", _lieu_citation(day), holiday.announced
            )
    return dict(sorted(off.items()))


def _next_free_for_lieu(day: date, off: dict[date, Holiday]) -> date:
    while _is_weekend(day) or day in off:
        day += _DAY
    return day


def _lieu_citation(day: date) -> Citation:
    if in_force(LABOUR_CODE_2012, day):
        return LABOUR_CODE_2012.at("khoản 3 Điều 115")
    return LABOUR_CODE_2019.at("khoản 3 Điều 111")
