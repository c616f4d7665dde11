"""When reminders are due, and how they are worded."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.calendar import is_working_day
from notifications.rules.ladder import Ladder, day_of, rungs_due
from notifications.rules.words import countdown_to, rung_in_words

RUNGS = (-14, -7, -3, -1, 0, 1, 3)
ONE_DAY = timedelta(days=1)
TUESDAY = date(2021, 1, 19)

LADDERS = st.builds(
    Ladder,
    st.dates(date(2020, 6, 1), date(2026, 6, 30)),
    st.lists(st.integers(-30, 20), max_size=6).map(tuple),
    st.none(),
    st.booleans(),
)


@pytest.mark.parametrize(
    ("last_day", "rung", "day"),
    [
        pytest.param(TUESDAY, -1, date(2021, 1, 18), id="a working day stays"),
        pytest.param(TUESDAY, -3, date(2021, 1, 15), id="before: Saturday → Friday"),
        pytest.param(date(2021, 10, 31), 0, date(2021, 10, 29), id="last day: Sunday → Friday"),
        pytest.param(date(2021, 1, 15), 1, date(2021, 1, 18), id="overdue: Saturday → Monday"),
        pytest.param(TUESDAY, 24, date(2021, 2, 17), id="overdue: over Tết"),
    ],
)
def test_a_reminder_moves_off_a_day_off_to_when_it_helps_and_is_true(last_day, rung, day):
    assert day_of(last_day, rung) == day


@pytest.mark.parametrize(
    ("on", "due"),
    [
        (date(2021, 1, 4), ()),
        (date(2021, 1, 5), (-14,)),
        (date(2021, 1, 15), (-14, -7, -3)),
        (date(2021, 1, 19), (-14, -7, -3, -1, 0)),
        (date(2021, 1, 28), (-14, -7, -3, -1, 0, 1, 3)),
        (date(2021, 1, 29), (-14, -7, -3, -1, 0, 1, 3, 10)),
        (date(2021, 2, 5), (-14, -7, -3, -1, 0, 1, 3, 10, 17)),
    ],
)
def test_rungs_fall_due_one_after_the_other_and_then_every_week(on, due):
    assert rungs_due(Ladder(TUESDAY, RUNGS), on) == due


def test_what_the_launch_told_is_not_said_again():
    launched = Ladder(TUESDAY, RUNGS, since=date(2021, 1, 15))
    assert rungs_due(launched, date(2021, 1, 17)) == ()
    assert rungs_due(launched, date(2021, 1, 18)) == (-1,)


@pytest.mark.parametrize(
    ("rungs", "due"),
    [((), ()), ((-3,), (-3, 7, 14)), ((0,), (0, 7, 14)), ((5,), (5, 12))],
)
def test_weekly_reminders_begin_a_week_after_the_last_rung_or_the_last_day(rungs, due):
    assert rungs_due(Ladder(TUESDAY, rungs), TUESDAY + 16 * ONE_DAY) == due


def test_what_does_not_repeat_is_silent_after_its_last_rung():
    once = Ladder(TUESDAY, RUNGS, repeats=False)
    assert rungs_due(once, date(2022, 1, 1)) == RUNGS


@given(LADDERS, st.dates(date(2020, 6, 1), date(2026, 6, 30)))
def test_reminders_come_on_working_days_and_never_say_overdue_too_early(ladder, on):
    due = rungs_due(ladder, on)
    days = [day_of(ladder.last_day, rung) for rung in due]
    assert all(is_working_day(day) for day in days)
    assert days == sorted(days)
    assert all((day > ladder.last_day) == (rung > 0) for day, rung in zip(days, due, strict=True))


@given(LADDERS, st.sets(st.integers(0, 120)))
def test_whatever_the_outages_what_is_said_is_what_the_dates_say(ladder, down):
    """Day by day over four months: each day says the last rung since the day before, no rung is
    said twice, and none is passed over without a later one."""
    start = ladder.last_day - 40 * ONE_DAY
    rungs: list[int] = []
    covered: set[int] = set()
    for n in (n for n in range(120) if n not in down):
        due = rungs_due(ladder, start + n * ONE_DAY)
        if due and (not rungs or due[-1] > rungs[-1]):
            rungs.append(due[-1])
        covered |= set(due)
    up = [n for n in range(120) if n not in down]
    expected = rungs_due(ladder, start + up[-1] * ONE_DAY) if up else ()
    assert covered == set(expected)
    assert len(rungs) == len(set(rungs))
    assert rungs[-1:] == list(expected[-1:])


@pytest.mark.parametrize(
    ("last_day", "today", "words"),
    [
        (TUESDAY, date(2021, 1, 16), "còn 3 ngày, hết hạn 24:00 ngày 19/01/2021 (thứ Ba)"),
        (TUESDAY, TUESDAY, "hôm nay là ngày cuối, hết hạn 24:00 ngày 19/01/2021 (thứ Ba)"),
        (TUESDAY, date(2021, 1, 21), "đã hết hạn 2 ngày, từ 24:00 ngày 19/01/2021 (thứ Ba)"),
        (
            date(2021, 10, 31),
            date(2021, 10, 29),
            "còn 2 ngày, hết hạn 24:00 ngày 31/10/2021 (Chủ nhật); ngày cuối là ngày nghỉ "
            "(Chủ nhật), ngày làm việc cuối cùng là 29/10/2021 (thứ Sáu)",
        ),
    ],
)
def test_a_reminder_says_how_long_and_until_when(last_day, today, words):
    assert countdown_to(last_day, today) == words


def test_rungs_are_named():
    assert [rung_in_words(rung) for rung in (-3, 0, 3)] == [
        "trước hạn 3 ngày",
        "ngày cuối",
        "quá hạn 3 ngày",
    ]
