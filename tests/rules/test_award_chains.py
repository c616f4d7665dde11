"""Titles in consecutive years."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligibility.candidates import History, PastAward
from eligibility.chains import Chain, chain
from eligibility.judging import Outcome
from law.kinds import CSTDCS, CSTDT, LDTT, TTLDXS, award_kind
from tests.judging import held

YEARS = st.integers(2010, 2025)
AWARDS = st.builds(
    PastAward, st.sampled_from(["LDTT", "CSTDCS", "CSTDT", "GIAY_KHEN"]), YEARS, st.booleans()
)
HISTORIES = st.builds(
    History, st.lists(AWARDS, max_size=12).map(tuple), st.frozensets(YEARS, max_size=10)
)
RANKS = [Outcome.NOT_MET, Outcome.UNSURE, Outcome.MET]


def revoked(award: str, year: int) -> PastAward:
    return PastAward(award, year, is_revoked=True)


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        pytest.param(
            held("CSTDCS", 2018, 2019, 2020),
            Chain(3, (2018, 2019, 2020), Outcome.MET, "đạt năm 2018, 2019, 2020"),
            id="three years in a row, Điều 22 Luật 2003",
        ),
        pytest.param(
            held("CSTDCS", 2016, 2017, 2018, 2019, 2020),
            Chain(5, (2016, 2017, 2018, 2019, 2020), Outcome.MET, "đạt năm 2018, 2019, 2020"),
            id="a longer run is told whole",
        ),
        pytest.param(
            held("CSTDCS", 2018, 2020, complete=(2019,)),
            Chain(1, (2020,), Outcome.NOT_MET, "đạt năm 2018, 2020; không đạt năm 2019"),
            id="a gap year breaks it",
        ),
        pytest.param(
            held("CSTDCS", 2018, 2020),
            Chain(1, (2020,), Outcome.UNSURE, "đạt năm 2018, 2020; chưa có dữ liệu năm 2019"),
            id="a year without data leaves it open",
        ),
        pytest.param(
            History((*held("CSTDCS", 2018, 2020).awards, revoked("CSTDCS", 2019))),
            Chain(1, (2020,), Outcome.NOT_MET, "đạt năm 2018, 2020; đã bị thu hồi năm 2019"),
            id="a revoked award does not count",
        ),
        pytest.param(
            History((*held("CSTDCS", 2018, 2019, 2020).awards, revoked("CSTDCS", 2019))),
            Chain(3, (2018, 2019, 2020), Outcome.MET, "đạt năm 2018, 2019, 2020"),
            id="one decision revoked, another holds",
        ),
        pytest.param(
            History((*held("CSTDCS", 2018, 2020).awards, PastAward("CSTDT", 2019))),
            Chain(3, (2018, 2019, 2020), Outcome.MET, "đạt năm 2018, 2019, 2020"),
            id="a higher title counts in place of a lower one",
        ),
        pytest.param(
            History((*held("CSTDCS", 2018, 2020).awards, PastAward("LDTT", 2019))),
            Chain(1, (2020,), Outcome.UNSURE, "đạt năm 2018, 2020; chưa có dữ liệu năm 2019"),
            id="a lower title does not",
        ),
        pytest.param(
            History((*held("CSTDCS", 2018, 2020).awards, revoked("CSTDT", 2019))),
            Chain(1, (2020,), Outcome.UNSURE, "đạt năm 2018, 2020; chưa có dữ liệu năm 2019"),
            id="a higher title that was revoked says nothing of the lower",
        ),
        pytest.param(
            History(),
            Chain(0, (), Outcome.UNSURE, "chưa có dữ liệu năm 2018, 2019, 2020"),
            id="nothing known at all",
        ),
    ],
)
def test_three_years_of_cstdcs_until_2020(history, expected):
    assert chain(CSTDCS, 3, 2020, history) == expected


def test_a_title_of_a_collective_is_stood_for_by_itself_only():
    flag = held("CO_THI_DUA", 2020)

    assert chain(TTLDXS, 1, 2020, flag).outcome is Outcome.UNSURE
    assert chain(award_kind("CO_THI_DUA"), 1, 2020, flag).outcome is Outcome.MET


@given(HISTORIES, AWARDS, st.integers(1, 4), YEARS)
def test_another_award_never_makes_a_chain_worse(history, award, needed, until):
    if award.is_revoked:
        return
    more = History((*history.awards, award), history.complete_years)
    before = chain(CSTDCS, needed, until, history)
    after = chain(CSTDCS, needed, until, more)

    assert RANKS.index(after.outcome) >= RANKS.index(before.outcome)
    assert after.count >= before.count


@given(HISTORIES, st.integers(1, 4), YEARS, st.data())
def test_a_year_that_is_not_asked_for_never_changes_the_outcome(history, needed, until, data):
    outside = YEARS.filter(lambda year: not until - needed < year <= until)
    award = PastAward("CSTDCS", data.draw(outside), data.draw(st.booleans()))
    more = History((*history.awards, award), history.complete_years | {award.year})

    before = chain(CSTDCS, needed, until, history)
    after = chain(CSTDCS, needed, until, more)
    assert (after.outcome, after.sentence) == (before.outcome, before.sentence)


@given(HISTORIES, st.integers(1, 4), YEARS)
def test_a_chain_is_met_exactly_when_its_run_is_long_enough(history, needed, until):
    run = chain(CSTDT, needed, until, history)

    assert (run.outcome is Outcome.MET) == (run.count >= needed)
    assert run.years == tuple(range(until - run.count + 1, until + 1))


@given(HISTORIES, st.integers(1, 4), YEARS)
def test_whoever_has_the_chain_of_a_higher_title_has_that_of_a_lower(history, needed, until):
    higher = chain(CSTDT, needed, until, history)
    lower = chain(LDTT, needed, until, history)

    assert lower.count >= higher.count
    assert lower.outcome is Outcome.MET or higher.outcome is not Outcome.MET


@given(HISTORIES, st.integers(1, 4), YEARS)
def test_with_every_year_complete_nothing_is_unsure(history, needed, until):
    complete = History(history.awards, frozenset(range(2000, 2030)))

    assert chain(CSTDCS, needed, until, complete).outcome is not Outcome.UNSURE
