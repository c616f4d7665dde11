"""Which phase and which deadline goes on in the next version of a plan."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.rules.pairing import pair_deadlines, pair_phases
from campaigns.rules.plan import Deadline, Phase
from tests.plans import FIRST, NOMINATION, SECOND


def test_a_moved_deadline_goes_on_even_beside_another_of_its_kind():
    first = Deadline("nomination", date(2021, 6, 20), False)
    moved = replace(NOMINATION, due_on=date(2021, 11, 20))
    assert pair_deadlines([first, NOMINATION], [moved, first]) == [
        (NOMINATION, moved),
        (first, first),
    ]


DEADLINES = st.lists(
    st.builds(
        Deadline,
        st.sampled_from(["registration", "nomination", "other"]),
        st.dates(date(2021, 1, 1), date(2021, 1, 9)),
        st.booleans(),
    ),
    max_size=6,
)


@given(DEADLINES, DEADLINES)
def test_every_deadline_is_paired_exactly_once_with_one_of_its_kind(old, new):
    pairs = pair_deadlines(old, new)
    key = repr
    assert sorted((b for b, _ in pairs if b), key=key) == sorted(old, key=key)
    assert [a for _, a in pairs if a] == new
    assert all(b.kind == a.kind for b, a in pairs if b and a)


THE_YEAR = Phase(1, FIRST.starts_on, SECOND.ends_on)
LATER = replace(FIRST, ends_on=date(2021, 6, 30))


@pytest.mark.parametrize(
    ("new", "pairs"),
    [
        ([FIRST, SECOND], [(FIRST, FIRST), (SECOND, SECOND)]),
        ([replace(SECOND, ordinal=1)], [(SECOND, replace(SECOND, ordinal=1)), (FIRST, None)]),
        ([LATER, SECOND], [(FIRST, LATER), (SECOND, SECOND)]),
        ([THE_YEAR], [(FIRST, THE_YEAR), (SECOND, None)]),
        (
            [Phase(1, None, None), replace(FIRST, ordinal=2), replace(SECOND, ordinal=3)],
            [
                (None, Phase(1, None, None)),
                (FIRST, replace(FIRST, ordinal=2)),
                (SECOND, replace(SECOND, ordinal=3)),
            ],
        ),
        ([Phase(2, None, None)], [(SECOND, Phase(2, None, None)), (FIRST, None)]),
    ],
    ids=["the same", "first left out", "moved", "made one", "one put before", "days unknown"],
)
def test_a_phase_goes_on_by_its_days_before_its_number(new, pairs):
    assert pair_phases([FIRST, SECOND], new) == pairs


DAYS = st.none() | st.dates(date(2021, 1, 1), date(2021, 1, 4))
PHASES = st.lists(st.builds(Phase, st.integers(1, 4), DAYS, DAYS), max_size=5)


@given(PHASES, PHASES)
def test_every_phase_is_paired_exactly_once(old, new):
    pairs = pair_phases(old, new)
    assert sorted((b for b, _ in pairs if b), key=repr) == sorted(old, key=repr)
    assert [a for _, a in pairs if a] == new


@given(PHASES, PHASES)
def test_no_phase_is_left_out_whose_days_another_took_over(old, new):
    pairs = pair_phases(old, new)
    left_out = {days(before) for before, after in pairs if after is None} - {(None, None)}
    taken_over = [days(before) for before, after in pairs if after and days(after) in left_out]
    assert taken_over == [days(after) for _, after in pairs if after and days(after) in left_out]


def days(phase: Phase | None) -> tuple[date | None, date | None] | None:
    return phase and (phase.starts_on, phase.ends_on)
