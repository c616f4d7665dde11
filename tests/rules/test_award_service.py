"""Months of service: what is left out, what is doubtful."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligibility.service import Away, Months, months_counted, whole_months

FIRST, LAST = date(2021, 1, 1), date(2021, 12, 31)
DAYS = st.dates(date(2020, 6, 1), date(2022, 6, 30))
COUNTS = st.sampled_from([True, False, None])
AWAY = st.builds(
    lambda day, other, counts: Away(min(day, other), max(day, other), counts), DAYS, DAYS, COUNTS
)


@pytest.mark.parametrize(
    ("away", "expected"),
    [
        pytest.param([], Months(12, 12), id="the whole year"),
        pytest.param(
            [Away(date(2021, 4, 1), date(2021, 6, 30), False)], Months(9, 9), id="less 3 months"
        ),
        pytest.param(
            [Away(date(2021, 3, 15), date(2021, 4, 14), None)],
            Months(11, 12),
            id="a month between two months leaves 11, or 12 if it counts",
        ),
        pytest.param(
            [Away(date(2021, 4, 1), date(2021, 6, 30), True)],
            Months(12, 12),
            id="what counts is not taken off",
        ),
        pytest.param(
            [
                Away(date(2021, 3, 1), date(2021, 5, 31), False),
                Away(date(2021, 4, 1), date(2021, 4, 30), False),
            ],
            Months(9, 9),
            id="a time within another is not taken off twice",
        ),
        pytest.param(
            [Away(date(2020, 9, 1), date(2022, 8, 31), False)], Months(0, 0), id="away all year"
        ),
        pytest.param(
            [Away(date(2022, 1, 1), date(2022, 3, 1), False)], Months(12, 12), id="away later"
        ),
        pytest.param(
            [Away(date(2021, 5, 10), date(2021, 5, 12), None)],
            Months(11, 12),
            id="three days leave no 12 whole months",
        ),
    ],
)
def test_the_months_of_2021(away, expected):
    assert months_counted(FIRST, LAST, away) == expected


@given(DAYS)
def test_without_time_away_it_is_the_count_of_whole_months(joined_on):
    months = whole_months(joined_on, LAST)

    assert months_counted(joined_on, LAST) == Months(months, months)


@given(st.lists(AWAY, max_size=5), AWAY)
def test_more_time_away_never_gives_more_months(away, more):
    before, after = months_counted(FIRST, LAST, away), months_counted(FIRST, LAST, [*away, more])

    assert after.certain <= before.certain
    assert after.possible <= before.possible
    assert after.certain <= after.possible


@given(st.lists(AWAY, max_size=5))
def test_the_order_of_times_away_does_not_matter(away):
    assert months_counted(FIRST, LAST, away) == months_counted(FIRST, LAST, away[::-1])


@given(st.lists(AWAY, max_size=4))
def test_no_more_days_are_taken_off_than_somebody_was_away(away):
    """Thirty-one odd days make a month, so a day away costs at most what it breaks."""
    off = {
        absence.starts_on + timedelta(days=day)
        for absence in away
        if absence.counts is False
        for day in range((absence.ends_on - absence.starts_on).days + 1)
    }
    worked = (LAST - FIRST).days + 1 - sum(FIRST <= day <= LAST for day in off)

    assert months_counted(FIRST, LAST, away).possible <= worked // 28
    assert months_counted(FIRST, LAST, away).possible >= worked // 31 - 1 - len(away)
