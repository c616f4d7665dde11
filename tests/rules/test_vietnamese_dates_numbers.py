"""Days and numbers as officials write them."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.dates import closing, countdown, long_date, short_date, time_left, weekday
from vietnamese.numbers import in_ranges, money, number, percent, read_number, two_digits


@pytest.mark.parametrize(
    ("day", "short", "long"),
    [
        (date(2021, 1, 15), "15/01/2021", "ngày 15 tháng 01 năm 2021"),
        (date(2021, 2, 5), "05/02/2021", "ngày 05 tháng 02 năm 2021"),
        (date(2021, 3, 9), "09/03/2021", "ngày 09 tháng 3 năm 2021"),
        (date(2021, 6, 11), "11/06/2021", "ngày 11 tháng 6 năm 2021"),
        (date(2021, 11, 15), "15/11/2021", "ngày 15 tháng 11 năm 2021"),
    ],
)
def test_a_day_is_written_short_and_long(day, short, long):
    assert (short_date(day), long_date(day)) == (short, long)


def test_a_week_runs_from_monday_to_sunday():
    assert [weekday(date(2021, 11, day)) for day in range(1, 8)] == [
        "thứ Hai",
        "thứ Ba",
        "thứ Tư",
        "thứ Năm",
        "thứ Sáu",
        "thứ Bảy",
        "Chủ nhật",
    ]


@pytest.mark.parametrize(
    ("today", "left", "when"),
    [
        (date(2020, 12, 31), "còn 19 ngày", "hết hạn"),
        (date(2021, 1, 18), "còn 1 ngày", "hết hạn"),
        (date(2021, 1, 19), "hôm nay là ngày cuối", "hết hạn"),
        (date(2021, 1, 20), "đã hết hạn 1 ngày", "từ"),
    ],
)
def test_the_time_until_a_last_day_is_said_in_one_way(today, left, when):
    last = date(2021, 1, 19)
    assert closing(last) == "hết hạn 24:00 ngày 19/01/2021"
    assert time_left(last, today) == left
    assert countdown(last, today) == f"{left}, {when} 24:00 ngày 19/01/2021"


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (0, 2, "0"),
        (1_490_000, 2, "1.490.000"),
        (Decimal("4.95"), 2, "4,95"),
        (Decimal("4.90"), 2, "4,9"),
        (Decimal("1234567.5"), 2, "1.234.567,5"),
        (Fraction(1, 3), 2, "0,33"),
        (Fraction(2, 3), 2, "0,67"),
        (Decimal("0.125"), 2, "0,13"),
        (Decimal("0.135"), 2, "0,14"),
        (Decimal("-0.125"), 2, "-0,13"),
        (Decimal("-0.001"), 2, "0"),
        (Decimal("4.125"), 3, "4,125"),
        (Decimal("2.5"), 0, "3"),
        (-1_000, 2, "-1.000"),
        (Decimal("-0.0"), 2, "0"),
        (Decimal("-1000.00"), 2, "-1.000"),
        (Fraction(-3_000, 2), 0, "-1.500"),
    ],
)
def test_a_number_has_dots_between_thousands_and_a_comma_before_decimals(value, places, text):
    assert number(value, places) == text


def test_money_percent_and_counts():
    assert money(1_000_000) == "1.000.000 đ"
    assert money(Decimal("223500.0")) == "223.500 đ"
    assert percent(Fraction(15, 100)) == "15 %"
    assert percent(Decimal("0.125")) == "12,5 %"
    assert [two_digits(count) for count in (0, 5, 21, 100)] == ["00", "05", "21", "100"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", Fraction(12)),
        ("1.490.000", Fraction(1_490_000)),
        ("1490000", Fraction(1_490_000)),
        ("1.490.000,5", Fraction(2_980_001, 2)),
        ("4,95", Fraction(99, 20)),
        ("0.3", Fraction(3, 10)),
        ("0.150", Fraction(3, 20)),
        (" 7 ", Fraction(7)),
    ],
)
def test_a_number_is_read_as_it_is_written(text, value):
    assert read_number(text) == value


@pytest.mark.parametrize("text", ["", "mười", "-3", "1,2,3", "1.23.456", "3 4", "1e5", "½", "١"])
def test_what_is_no_number_is_refused_in_words(text):
    with pytest.raises(ValueError, match=r"không phải là số\. Hãy nhập số, ví dụ 12 hoặc 4,5\.$"):
        read_number(text)


@given(st.decimals(0, 10**9, places=2))
def test_a_number_reads_back_as_it_was_written(value):
    assert read_number(number(value)) == Fraction(value)


@given(st.integers(0, 10**15))
def test_a_whole_number_is_written_alike_as_whatever_it_comes(value):
    written = number(value)
    assert [number(Fraction(value)), number(Decimal(value)), number(value, places=0)] == [
        written
    ] * 3
    assert (number(-value), read_number(written)) == (f"-{written}" if value else "0", value)


def test_lines_that_follow_each_other_are_named_as_a_range() -> None:
    assert in_ranges([2, 4, 5, 6, 9]) == "2, 4–6, 9"
    assert in_ranges([7]) == "7"
    assert in_ranges([]) == ""
