"""How long somebody waits who guesses."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.rules.pacing import Failures, Pace, failed, in_words, taken_back, wait_after, wait_left

NOW = datetime(2026, 3, 2, 8, 0)
PACE = Pace(free=5, forgiven_after=timedelta(minutes=15), longest=timedelta(minutes=15))
SECOND = timedelta(seconds=1)


def after(count: int) -> Failures | None:
    failures = None
    for _ in range(count):
        failures = failed(failures, PACE, NOW)
    return failures


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [
        (0, 0),
        (1, 0),
        (4, 0),
        (5, 10),
        (6, 20),
        (7, 40),
        (10, 320),
        (11, 640),
        (12, 900),
        (999, 900),
    ],
)
def test_each_failure_beyond_the_free_ones_doubles_the_wait_up_to_the_longest(failures, seconds):
    assert wait_left(after(failures), PACE, NOW) == seconds * SECOND


def test_failures_are_forgiven_one_by_one():
    an_hour_later = NOW + timedelta(hours=1)
    assert failed(after(6), PACE, an_hour_later) == Failures(3, an_hour_later)
    assert failed(after(6), PACE, NOW + timedelta(days=9)).level == 1


def test_a_try_that_did_not_fail_is_taken_back():
    assert taken_back(after(3), PACE, NOW) == Failures(2, NOW)
    assert taken_back(after(1), PACE, NOW + timedelta(hours=2)).level == 0


@given(st.integers(0, 400), st.timedeltas(-timedelta(days=9), timedelta(days=9)))
def test_the_wait_ends_whatever_the_clock_does(failures, later):
    left = wait_left(after(failures), PACE, NOW + later)
    assert timedelta() <= left <= PACE.longest
    if later >= PACE.longest:
        assert left == timedelta()


@given(st.integers(1, 60))
def test_one_more_failure_never_shortens_the_wait(failures):
    assert wait_after(after(failures + 1), PACE) >= wait_after(after(failures), PACE)


def test_who_guesses_without_a_pause_has_few_tries_a_day():
    failures, now, tries = None, NOW, 0
    while now < NOW + timedelta(days=1):
        now += wait_left(failures, PACE, now)
        failures, tries = failed(failures, PACE, now), tries + 1
    assert tries < 110


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        (timedelta(milliseconds=200), "1 giây"),
        (timedelta(seconds=40), "40 giây"),
        (timedelta(seconds=60), "1 phút"),
        (timedelta(seconds=61), "2 phút"),
        (timedelta(minutes=15), "15 phút"),
    ],
)
def test_a_wait_is_said_as_people_say_it(wait, words):
    assert in_words(wait) == words
