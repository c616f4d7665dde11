"""Where a campaign stands: only the launch is an act, afterwards the dates decide."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.rules.plan import Deadline, Phase
from campaigns.rules.status import Status, last_day, status
from tests.plans import FIRST, INITIATIVE, NOMINATION, REGISTRATION, SECOND

PHASES, DEADLINES = [FIRST, SECOND], [REGISTRATION, INITIATIVE, NOMINATION]
IN_ORDER = list(Status)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2020, 12, 31), Status.LAUNCHED),
        (date(2021, 1, 1), Status.RUNNING),
        (date(2021, 11, 14), Status.RUNNING),
        (date(2021, 11, 15), Status.JUDGING),
        (date(2021, 12, 31), Status.JUDGING),
        (date(2022, 1, 1), Status.ENDED),
    ],
)
def test_the_plan_of_2021_goes_through_its_states_by_its_dates(day, expected):
    assert status(PHASES, DEADLINES, is_launched=True, on=day) is expected


def test_what_is_not_launched_is_a_draft_on_every_day():
    for day in (date(2020, 1, 1), date(2021, 6, 1), date(2030, 1, 1)):
        assert status(PHASES, DEADLINES, is_launched=False, on=day) is Status.DRAFT


def test_a_deadline_after_the_last_phase_keeps_the_campaign_open():
    late = Deadline("report", date(2022, 1, 15), inclusive=True)
    deadlines = [*DEADLINES, late]
    assert last_day(PHASES, deadlines) == date(2022, 1, 15)
    assert status(PHASES, deadlines, is_launched=True, on=date(2022, 1, 15)) is Status.JUDGING
    assert status(PHASES, deadlines, is_launched=True, on=date(2022, 1, 16)) is Status.ENDED


def test_the_latest_of_several_nomination_deadlines_opens_the_judging():
    earlier = Deadline("nomination", date(2021, 6, 20), inclusive=False)
    at = {"is_launched": True, "on": date(2021, 7, 1)}
    assert status(PHASES, [earlier, NOMINATION], **at) is Status.RUNNING


def test_a_campaign_without_a_known_end_does_not_end():
    endless = [Phase(1, date(2021, 1, 1), None)]
    assert last_day(endless, [REGISTRATION]) is None
    assert status(endless, [REGISTRATION], is_launched=True, on=date(2050, 1, 1)) is Status.RUNNING


DAYS = st.dates(date(2019, 1, 1), date(2023, 12, 31))


@given(
    st.lists(st.builds(Phase, st.integers(1, 4), DAYS, DAYS), max_size=4),
    st.lists(
        st.builds(Deadline, st.sampled_from(["registration", "nomination"]), DAYS, st.booleans()),
        max_size=4,
    ),
    DAYS,
)
def test_time_never_takes_a_campaign_back(phases, deadlines, day):
    today, tomorrow = (
        IN_ORDER.index(status(phases, deadlines, is_launched=True, on=moment))
        for moment in (day, day + timedelta(days=1))
    )
    assert Status.DRAFT is not IN_ORDER[today]
    assert today <= tomorrow
