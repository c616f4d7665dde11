"""The public holidays, year by year.

The fixed days come from the Labour Code, the days of the lunar year from astronomy. Which days
around Tết and beside Quốc khánh are free is decided anew each year: where the row says
`announced=False` the program expects the usual and says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from law.instruments import LABOUR_CODE_2012, LABOUR_CODE_2019, RESOLUTION_80_2026
from law.sources import Citation
from law.timeline import in_force

TET_DAYS = 5


@dataclass(frozen=True)
class Holiday:
    """A public holiday; `announced`: the day itself is certain."""

    day: date
    name: str
    citation: Citation
    announced: bool = True


@dataclass(frozen=True)
class FixedDay:
    """A holiday that falls on the same day of each year from `since` on; `citation` is given
    where it is not the Labour Code."""

    month: int
    day: int
    name: str
    since: int
    announced: bool = True
    citation: Citation | None = None


@dataclass(frozen=True)
class HolidayYear:
    """What moves from year to year: the first day of Tết and how many of its free days come
    before it, Giỗ Tổ Hùng Vương (10/3 lunar), and the second day of Quốc khánh."""

    year: int
    tet: date
    days_before_tet: int
    hung_kings: date
    second_national_day: date | None
    announced: bool


@dataclass(frozen=True)
class Swap:
    """A working day that the government made free, for a Saturday worked instead."""

    day_off: date
    worked_instead: date


FIXED_DAYS: tuple[FixedDay, ...] = (
    FixedDay(1, 1, "Tết Dương lịch", since=2017),
    FixedDay(4, 30, "Ngày Chiến thắng", since=2017),
    FixedDay(5, 1, "Ngày Quốc tế lao động", since=2017),
    FixedDay(9, 2, "Quốc khánh", since=2017),
    # Chosen as a day off by the Politburo; nobody has read the law that makes it one.
    FixedDay(
        11,
        24,
        "Ngày Văn hóa Việt Nam",
        since=2026,
        announced=False,
        citation=RESOLUTION_80_2026.unread(),
    ),
)

HOLIDAY_YEARS: tuple[HolidayYear, ...] = (
    HolidayYear(2017, date(2017, 1, 28), 2, date(2017, 4, 6), None, announced=True),
    HolidayYear(2018, date(2018, 2, 16), 2, date(2018, 4, 25), None, announced=True),
    HolidayYear(2019, date(2019, 2, 5), 1, date(2019, 4, 14), None, announced=True),
    HolidayYear(2020, date(2020, 1, 25), 2, date(2020, 4, 2), None, announced=True),
    HolidayYear(2021, date(2021, 2, 12), 2, date(2021, 4, 21), date(2021, 9, 3), announced=True),
    HolidayYear(2022, date(2022, 2, 1), 1, date(2022, 4, 10), date(2022, 9, 1), announced=True),
    HolidayYear(2023, date(2023, 1, 22), 2, date(2023, 4, 29), date(2023, 9, 1), announced=True),
    HolidayYear(2024, date(2024, 2, 10), 2, date(2024, 4, 18), date(2024, 9, 3), announced=True),
    HolidayYear(2025, date(2025, 1, 29), 2, date(2025, 4, 7), date(2025, 9, 1), announced=True),
    HolidayYear(2026, date(2026, 2, 17), 1, date(2026, 4, 26), date(2026, 9, 1), announced=True),
    HolidayYear(2027, date(2027, 2, 6), 2, date(2027, 4, 16), date(2027, 9, 3), announced=False),
    HolidayYear(2028, date(2028, 1, 26), 2, date(2028, 4, 4), date(2028, 9, 1), announced=False),
    HolidayYear(2029, date(2029, 2, 13), 2, date(2029, 4, 23), date(2029, 9, 3), announced=False),
    HolidayYear(2030, date(2030, 2, 2), 2, date(2030, 4, 12), date(2030, 9, 3), announced=False),
)

SWAPPED_WORKDAYS: tuple[Swap, ...] = (
    Swap(day_off=date(2018, 12, 31), worked_instead=date(2019, 1, 5)),
    Swap(day_off=date(2019, 4, 29), worked_instead=date(2019, 5, 4)),
    Swap(day_off=date(2024, 4, 29), worked_instead=date(2024, 5, 4)),
    Swap(day_off=date(2025, 5, 2), worked_instead=date(2025, 4, 26)),
    Swap(day_off=date(2026, 1, 2), worked_instead=date(2026, 1, 10)),
    Swap(day_off=date(2026, 8, 31), worked_instead=date(2026, 8, 22)),
)

EXTRA_DAYS_OFF: tuple[Holiday, ...] = ()
"""Single days that the government frees without a Saturday in exchange."""


def holidays_of(row: HolidayYear) -> list[Holiday]:
    """Give the holidays of a year in the order of the calendar, before any day in lieu."""
    every = (*_fixed(row), *_lunar(row), *_second_national_day(row))
    return sorted(every, key=lambda holiday: holiday.day)


def _fixed(row: HolidayYear) -> Iterator[Holiday]:
    for fixed in FIXED_DAYS:
        if fixed.since <= row.year:
            day = date(row.year, fixed.month, fixed.day)
            yield Holiday(day, fixed.name, fixed.citation or _labour_code(day), fixed.announced)


def _lunar(row: HolidayYear) -> Iterator[Holiday]:
    first = row.tet - timedelta(days=row.days_before_tet)
    for offset in range(TET_DAYS):
        day = first + timedelta(days=offset)
        yield Holiday(day, "Tết Nguyên đán", _labour_code(day), row.announced)
    yield Holiday(row.hung_kings, "Giỗ Tổ Hùng Vương", _labour_code(row.hung_kings))


def _second_national_day(row: HolidayYear) -> Iterator[Holiday]:
    if (day := row.second_national_day) is not None:
        yield Holiday(day, "Quốc khánh", _labour_code(day), row.announced)


def _labour_code(day: date) -> Citation:
    if in_force(LABOUR_CODE_2012, day):
        return LABOUR_CODE_2012.at("khoản 1 Điều 115")
    return LABOUR_CODE_2019.at("khoản 1 Điều 112")
