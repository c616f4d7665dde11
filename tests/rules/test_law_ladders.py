"""Which title takes in which, and which rests on which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.kinds import CATALOGUE, CSTDCS, LDTT
from law.ladders import (
    above,
    at_least,
    counts_as_member,
    counts_members,
    foundation_of,
    rests_on,
    takes_in,
)

CODES = st.sampled_from([kind.code for kind in CATALOGUE])
YEARS = {"CSTDT": 3, "CSTDTQ": 2}


@pytest.mark.parametrize(
    ("award", "higher"),
    [
        ("LDTT", ("CSTDCS", "CSTDT", "CSTDTQ")),
        ("CSTDCS", ("CSTDT", "CSTDTQ")),
        ("CSTDTQ", ()),
        ("TTLDTT", ("TTLDXS",)),
        ("TTLDXS", ()),
        ("CO_THI_DUA", ()),
        ("GIAY_KHEN", ()),
    ],
)
def test_the_titles_that_take_one_in(award, higher):
    assert above(award) == higher


def test_a_title_and_what_takes_it_in():
    assert at_least(CSTDCS) == {"CSTDCS", "CSTDT", "CSTDTQ"}
    assert at_least(LDTT) == {"LDTT", "CSTDCS", "CSTDT", "CSTDTQ"}
    assert takes_in("CSTDT", "LDTT")
    assert not takes_in("LDTT", "CSTDT")
    assert not takes_in("TTLDXS", "LDTT")


def test_only_the_higher_titles_of_people_presuppose_the_foundation():
    presuppose = {kind.code for kind in CATALOGUE if foundation_of(kind.code)}
    assert presuppose == {"CSTDCS", "CSTDT", "CSTDTQ"}
    assert {foundation_of(code) for code in presuppose} == {"LDTT"}


def test_a_collective_counts_the_titles_of_its_people():
    assert {kind.code for kind in CATALOGUE if counts_members(kind.code)} == {"TTLDTT", "TTLDXS"}
    counted = {kind.code for kind in CATALOGUE if counts_as_member(kind.code)}
    assert counted == {"LDTT", "CSTDCS", "CSTDT", "CSTDTQ"}


@pytest.mark.parametrize(
    ("award", "basis", "years_ago"),
    [
        ("LDTT", "LDTT", set()),
        ("CSTDCS", "LDTT", {0}),
        ("CSTDCS", "CSTDT", set()),
        ("CSTDT", "CSTDCS", {0, 1, 2, 3}),
        ("CSTDT", "LDTT", {0, 1, 2, 3}),
        ("CSTDTQ", "CSTDT", {0, 1, 2}),
        ("CSTDTQ", "CSTDCS", set()),
        ("CSTDTQ", "LDTT", set()),
        ("GIAY_KHEN", "LDTT", set()),
    ],
)
def test_a_title_rests_on_its_own_year_and_on_the_years_of_its_chain(award, basis, years_ago):
    rests = {ago for ago in range(-1, 6) if rests_on(award, 2021, basis, 2021 - ago, YEARS)}
    assert rests == years_ago


@given(CODES, CODES, CODES)
def test_what_takes_in_a_title_takes_in_all_that_this_takes_in(title, other, third):
    if takes_in(title, other) and takes_in(other, third):
        assert takes_in(title, third)


@given(CODES, CODES)
def test_no_two_titles_take_each_other_in(title, other):
    assert title == other or not (takes_in(title, other) and takes_in(other, title))
