"""Working days and holidays; the lunar days are held against an astronomy of the test's own."""

from datetime import date, timedelta
from itertools import pairwise
from math import floor, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.calendar import (
    add_working_days,
    calendar_findings,
    holiday_on,
    is_working_day,
    known_from,
    known_until,
    last_working_day_before,
    why_off,
    working_days_between,
)
from law.findings import Finding, Level
from law.holidays import HOLIDAY_YEARS, SWAPPED_WORKDAYS, TET_DAYS, holidays_of

DAY = timedelta(days=1)
days = st.dates(date(2017, 1, 1), date(2030, 12, 31))
by_year = pytest.mark.parametrize("row", HOLIDAY_YEARS, ids=lambda row: str(row.year))


# --- Lunar calendar, UTC+7, after Meeus, Astronomical Algorithms, ch. 25 and 49 ----------------
def new_moon(k):
    """Give the local Julian day number of new moon `k`, counted from January 2000."""
    t = k / 1236.85
    sun = radians(2.5534 + 29.10535670 * k)
    moon = radians(201.5643 + 385.81693528 * k + 0.0107582 * t * t)
    latitude = radians(160.7108 + 390.67050284 * k)
    e = 1 - 0.002516 * t
    instant = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t
    instant += (
        -0.40720 * sin(moon)
        + 0.17241 * e * sin(sun)
        + 0.01608 * sin(2 * moon)
        + 0.01039 * sin(2 * latitude)
        + 0.00739 * e * sin(moon - sun)
        - 0.00514 * e * sin(moon + sun)
        + 0.00208 * e * e * sin(2 * sun)
        - 0.00111 * sin(moon - 2 * latitude)
        - 0.00057 * sin(moon + 2 * latitude)
        + 0.00056 * e * sin(2 * moon + sun)
        - 0.00042 * sin(3 * moon)
    )
    return local_day(instant - 70 / 86400)  # from dynamical to universal time


def local_day(instant):
    return floor(instant + 0.5 + 7 / 24)


def sun_sign(day_number):
    """Give the twelfth of the ecliptic (0–11) that the sun stands in as a local day begins."""
    t = (day_number - 0.5 - 7 / 24 - 2451545.0) / 36525
    anomaly = radians(357.52911 + 35999.05029 * t)
    longitude = 280.46646 + 36000.76983 * t
    longitude += (1.914602 - 0.004817 * t) * sin(anomaly) + 0.019993 * sin(2 * anomaly)
    longitude -= 0.00569 + 0.00478 * sin(radians(125.04 - 1934.136 * t))
    return floor(longitude % 360 / 30)


def eleventh_month(year):
    """Give the number of the new moon that begins the month of the winter solstice."""
    k = floor((year + 0.97 - 2000) * 12.3685) + 1
    solstice = day_number(date(year, 12, 15))
    while sun_sign(solstice + 1) != 9:
        solstice += 1
    while new_moon(k) > solstice:
        k -= 1
    return k


def lunar_months(year):
    """Give the first days of the months of a lunar year by number, leap months left out."""
    first, last = eleventh_month(year - 1), eleventh_month(year)
    starts = list(range(first, last + 1))
    has_leap = len(starts) == 14
    months, number = {}, 10
    for k, following in pairwise(starts):
        if has_leap and sun_sign(new_moon(k)) == sun_sign(new_moon(following)):
            has_leap = False
            continue
        number = number % 12 + 1
        months[number] = day_of(new_moon(k))
    return months


def day_number(day):
    return day.toordinal() + 1721425


def day_of(number):
    return date.fromordinal(number - 1721425)


@by_year
def test_tet_begins_on_the_first_day_of_the_first_lunar_month(row):
    assert row.tet == lunar_months(row.year)[1]


@by_year
def test_the_hung_kings_are_honoured_on_the_tenth_of_the_third_lunar_month(row):
    assert row.hung_kings == lunar_months(row.year)[3] + 9 * DAY


def test_the_astronomy_of_this_test_knows_where_hanoi_and_beijing_differ():
    assert lunar_months(2007)[1] == date(2007, 2, 17)  # 18/02 in China
    assert lunar_months(2030)[1] == date(2030, 2, 2)  # 03/02 in China
    assert lunar_months(1985)[1] == date(1985, 1, 21)  # 20/02 in China


# --- Holidays ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("first", "last", "off"),
    [
        pytest.param(date(2021, 2, 8), date(2021, 2, 19), "10 11 12 15 16", id="Tết Tân Sửu 2021"),
        pytest.param(date(2022, 1, 31), date(2022, 2, 6), "31 1 2 3 4", id="Tết Nhâm Dần 2022"),
        pytest.param(date(2023, 1, 16), date(2023, 1, 29), "20 23 24 25 26", id="Tết Quý Mão 2023"),
        pytest.param(date(2025, 1, 20), date(2025, 2, 2), "27 28 29 30 31", id="Tết Ất Tỵ 2025"),
        pytest.param(date(2026, 2, 9), date(2026, 2, 22), "16 17 18 19 20", id="Tết Bính Ngọ 2026"),
        pytest.param(date(2021, 4, 26), date(2021, 5, 9), "30 3", id="01/05/2021 là thứ Bảy"),
        pytest.param(
            date(2023, 4, 24), date(2023, 5, 7), "1 2 3", id="Giỗ Tổ, 30/4 cuối tuần 2023"
        ),
        pytest.param(date(2020, 8, 31), date(2020, 9, 6), "2", id="Quốc khánh một ngày năm 2020"),
        pytest.param(date(2021, 8, 30), date(2021, 9, 5), "2 3", id="Quốc khánh hai ngày từ 2021"),
        pytest.param(date(2022, 8, 29), date(2022, 9, 4), "1 2", id="Quốc khánh 2022, ngày trước"),
    ],
)
def test_weekdays_off_are_those_that_were_announced(first, last, off):
    weekdays = (first + n * DAY for n in range((last - first).days + 1))
    free = [day.day for day in weekdays if day.weekday() < 5 and not is_working_day(day)]
    assert free == [int(day) for day in off.split()]


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2021, 10, 31), "Chủ nhật"),
        (date(2021, 10, 30), "thứ Bảy"),
        (date(2021, 9, 2), "Quốc khánh"),
        (date(2021, 2, 15), "nghỉ bù Tết Nguyên đán"),
        (date(2026, 1, 2), "nghỉ hoán đổi, làm bù ngày 10/01/2026"),
        (date(2026, 1, 10), ""),
        (date(2021, 1, 15), ""),
    ],
    ids=str,
)
def test_a_free_day_says_why_and_a_working_day_says_nothing(day, reason):
    assert why_off(day) == reason
    assert is_working_day(day) is (reason == "")


@pytest.mark.parametrize(
    ("day", "clause"),
    [
        (date(2018, 9, 2), "khoản 1 Điều 115 Bộ luật Lao động năm 2012"),
        (date(2018, 9, 3), "khoản 3 Điều 115 Bộ luật Lao động năm 2012"),
        (date(2021, 9, 2), "khoản 1 Điều 112 Bộ luật Lao động năm 2019"),
        (date(2021, 5, 3), "khoản 3 Điều 111 Bộ luật Lao động năm 2019"),
    ],
    ids=str,
)
def test_a_holiday_cites_the_labour_code_of_its_day(day, clause):
    assert str(holiday_on(day).citation) == clause


@by_year
def test_a_year_has_as_many_holidays_as_the_labour_code_gives(row):
    names = [holiday.name for holiday in holidays_of(row)]
    assert names.count("Tết Nguyên đán") == TET_DAYS == 5
    assert names.count("Quốc khánh") == (1 if row.year < 2021 else 2)
    for name in ("Tết Dương lịch", "Giỗ Tổ Hùng Vương", "Ngày Chiến thắng"):
        assert names.count(name) == 1


@by_year
def test_a_holiday_on_a_weekend_gives_a_free_weekday_in_lieu(row):
    own = {holiday.day for holiday in holidays_of(row)}
    year = (date(row.year, 1, 1) + n * DAY for n in range(366))
    weekdays = (day for day in year if day.year == row.year and day.weekday() < 5)
    free = [day for day in weekdays if holiday_on(day)]
    assert len(free) == len(own)


@by_year
def test_the_second_day_of_the_national_holiday_lies_beside_the_first(row):
    if row.second_national_day is not None:
        assert abs(row.second_national_day - date(row.year, 9, 2)) == DAY


@pytest.mark.parametrize("swap", SWAPPED_WORKDAYS, ids=lambda swap: str(swap.day_off))
def test_a_swap_frees_a_weekday_and_works_a_saturday(swap):
    assert swap.day_off.weekday() < 5
    assert holiday_on(swap.day_off) is None
    assert swap.worked_instead.weekday() == 5
    assert (is_working_day(swap.day_off), is_working_day(swap.worked_instead)) == (False, True)


# --- Reckoning --------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("deadline", "eve"),
    [
        pytest.param(
            date(2021, 11, 1), date(2021, 10, 29), id="hạn 01/11/2021, hôm trước Chủ nhật"
        ),
        pytest.param(
            date(2021, 11, 15), date(2021, 11, 12), id="hạn 15/11/2021, hôm trước Chủ nhật"
        ),
        pytest.param(date(2021, 1, 20), date(2021, 1, 19), id="hạn 20/01/2021"),
        pytest.param(date(2021, 2, 17), date(2021, 2, 9), id="sau Tết 2021"),
        pytest.param(date(2026, 1, 11), date(2026, 1, 10), id="thứ Bảy làm bù"),
    ],
)
def test_the_last_working_day_before_a_deadline(deadline, eve):
    assert last_working_day_before(deadline) == eve


def test_between_the_signing_of_the_plan_and_registration_lie_two_working_days():
    assert working_days_between(date(2021, 1, 15), date(2021, 1, 19)) == 2


@pytest.mark.parametrize(
    ("day", "count", "result"),
    [
        (date(2021, 1, 15), 0, date(2021, 1, 15)),
        (date(2021, 1, 15), 1, date(2021, 1, 18)),
        (date(2021, 1, 15), 5, date(2021, 1, 22)),
        (date(2021, 2, 9), 1, date(2021, 2, 17)),
        (date(2021, 2, 13), 5, date(2021, 2, 23)),
    ],
)
def test_working_days_are_added_past_weekends_and_holidays(day, count, result):
    assert add_working_days(day, count) == result


def test_a_negative_number_of_days_is_refused():
    with pytest.raises(ValueError, match=r"^Số ngày làm việc phải từ 0 trở lên\.$"):
        add_working_days(date(2021, 1, 15), -1)


@given(days, st.integers(0, 60))
def test_as_many_working_days_lie_between_as_were_added(day, count):
    assert working_days_between(day, add_working_days(day, count)) == count


@given(days, st.integers(1, 60))
def test_adding_days_ends_on_a_working_day(day, count):
    assert is_working_day(add_working_days(day, count))


@given(days)
def test_nothing_is_worked_between_the_last_working_day_and_the_deadline(day):
    eve = last_working_day_before(day)
    assert is_working_day(eve)
    assert eve < day
    assert working_days_between(eve, day - DAY) == 0


@given(days, days)
def test_a_period_that_ends_before_it_begins_has_no_working_days(day, other):
    assert working_days_between(max(day, other), min(day, other)) == 0


# --- Where knowledge ends ---------------------------------------------------------------------
def test_the_list_of_holidays_covers_these_years_without_a_gap():
    assert (known_from(), known_until()) == (date(2017, 1, 1), date(2030, 12, 31))
    assert [row.year for row in HOLIDAY_YEARS] == list(range(2017, 2031))


def test_within_announced_years_a_reckoning_is_certain():
    assert calendar_findings(date(2017, 1, 1), date(2026, 11, 23)) == ()


ENDS = Finding(
    code="holiday_list_ends",
    sentence="Danh sách ngày nghỉ lễ của chương trình có từ ngày 01/01/2017 đến ngày 31/12/2030; "
    "ngoài khoảng đó chỉ tính thứ Bảy, Chủ nhật. Hãy tự kiểm tra ngày nghỉ lễ.",
    level=Level.WARNING,
)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2030, 12, 31), date(2031, 1, 1)),
        (date(2031, 1, 1), date(2031, 12, 31)),
        (date(2016, 12, 31), date(2017, 1, 5)),
    ],
)
def test_beyond_the_list_only_weekdays_count_and_a_warning_says_so(first, last):
    assert calendar_findings(first, last) == (ENDS,)
    assert is_working_day(date(2031, 1, 1))  # a Wednesday, though it is New Year
    assert not is_working_day(date(2031, 1, 4))


def test_a_day_that_was_expected_but_not_seen_announced_is_named():
    assert calendar_findings(date(2026, 11, 20), date(2027, 2, 5)) == (
        Finding(
            code="holiday_not_announced",
            sentence="Các ngày nghỉ sau chưa đối chiếu với thông báo nghỉ của năm: 24/11/2026 "
            "(Ngày Văn hóa Việt Nam), 04/02/2027 (Tết Nguyên đán), 05/02/2027 (Tết Nguyên đán).",
            level=Level.NOTE,
        ),
    )
