"""When something is in time, and how that is said."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.rules.deadlines import (
    closes_at,
    days_late,
    effective,
    last_good_day,
    last_working_day,
)
from campaigns.rules.plan import Deadline
from campaigns.rules.rungs import DEFAULT_RUNGS, parse_rungs, rungs_in_words, rungs_text
from tests.plans import NOMINATION, REGISTRATION

DAYS = st.dates(date(2018, 1, 1), date(2030, 12, 31))
DEADLINES = st.builds(Deadline, st.just("registration"), DAYS, st.booleans())


@pytest.mark.parametrize(
    ("inclusive", "last", "closes"),
    [
        pytest.param(False, date(2021, 1, 19), "hết hạn 24:00 ngày 19/01/2021", id="trước ngày"),
        pytest.param(True, date(2021, 1, 20), "hết hạn 24:00 ngày 20/01/2021", id="đến hết ngày"),
    ],
)
def test_before_a_day_leaves_the_day_out(inclusive, last, closes):
    deadline = Deadline("registration", date(2021, 1, 20), inclusive)
    assert (last_good_day(deadline), closes_at(deadline)) == (last, closes)


@pytest.mark.parametrize(
    ("received_on", "days"),
    [
        (date(2021, 1, 19), 0),
        (date(2021, 1, 20), 1),
        (date(2021, 2, 1), 13),
    ],
)
def test_what_comes_on_the_named_day_is_one_day_late(received_on, days):
    assert days_late(REGISTRATION, received_on) == days


@given(DEADLINES, DAYS)
def test_exactly_the_days_after_the_last_good_day_are_late(deadline, received_on):
    late = days_late(deadline, received_on) > 0
    assert late == (received_on > last_good_day(deadline))


@given(DEADLINES, st.one_of(st.none(), DAYS))
def test_an_extension_names_the_last_good_day_and_never_takes_time_away(deadline, extended_to):
    held = effective(deadline, extended_to)
    assert last_good_day(held) == max(extended_to or date.min, last_good_day(deadline))
    assert (held.kind, held.receiver) == (deadline.kind, deadline.receiver)


def test_reminders_go_by_friday_when_the_last_good_day_is_a_sunday():
    assert last_good_day(NOMINATION) == date(2021, 11, 14)
    assert last_working_day(NOMINATION) == date(2021, 11, 12)
    assert last_working_day(REGISTRATION) == date(2021, 1, 19)


@given(st.sets(st.integers(-120, 60), max_size=20))
def test_reminders_are_read_as_they_are_shown(days):
    assert parse_rungs(rungs_text(sorted(days))) == tuple(sorted(days))


@pytest.mark.parametrize(
    ("text", "rungs"),
    [
        ("-14, -7, -3, -1, 0, 1, 3", DEFAULT_RUNGS),
        ("3; 0 ; -7,-7", (-7, 0, 3)),
        ("−7, - 3", (-7, -3)),
        ("-\u00a07, 0", (-7, 0)),
        ("", ()),
    ],
)
def test_reminders_may_be_typed_in_any_order(text, rungs):
    assert parse_rungs(text) == rungs


@pytest.mark.parametrize("text", ["bảy", "1.5", "-500", "90", ", ".join(map(str, range(-30, 0)))])
def test_reminders_that_make_no_sense_are_refused(text):
    with pytest.raises(ValueError, match="ngày"):
        parse_rungs(text)


@pytest.mark.parametrize(
    ("rungs", "words"),
    [
        (DEFAULT_RUNGS, "trước hạn 14, 7, 3, 1 ngày; ngày cuối; quá hạn 1, 3 ngày"),
        ((0,), "ngày cuối"),
        ((), "không nhắc"),
    ],
)
def test_reminders_are_said_in_words(rungs, words):
    assert rungs_in_words(rungs) == words


@given(DEADLINES)
def test_the_last_working_day_is_never_after_the_last_good_day(deadline):
    last = last_working_day(deadline)
    assert last_good_day(deadline) - timedelta(days=12) <= last <= last_good_day(deadline)
