"""The arithmetic of a unit's review, and which award fits whom."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.kinds import BANG_KHEN, GIAY_KHEN, LDTT, TTLDXS, Subject
from nominations.rules.candidacies import kinds_for, misfits
from nominations.rules.minutes import Minutes, Vote, contradictions
from nominations.rules.occasions import Occasion

TODAY = date(2021, 11, 8)
PEOPLE = (("Lê Thị An", "Công chức"), ("Lê Thị Bình", ""), ("Lê Thị Chi", ""))
HELD = Minutes(
    date(2021, 11, 5),
    "Lê Thị An",
    "Lê Thị Bình",
    invited=4,
    present=PEOPLE,
    votes=(Vote(7, "Bà Lê Thị An: Lao động tiên tiến", 2, 1),),
)


def test_minutes_that_add_up_are_taken_as_they_are():
    assert contradictions(HELD, TODAY) == []


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        (
            {"held_on": date(2021, 11, 9)},
            "held_on",
            "Ngày họp 09/11/2021 chưa đến; hôm nay là 08/11/2021.",
        ),
        ({"present": ()}, "present", "Hãy ghi ít nhất một người có mặt."),
        (
            {"invited": 2},
            "invited",
            "Có mặt 3 người, nhiều hơn tổng số 2 người của đơn vị. Hãy xem lại một trong hai số.",
        ),
        ({"votes": ()}, "votes", "Hãy ghi kết quả biểu quyết của ít nhất một hồ sơ."),
        (
            {"votes": (Vote(7, "Bà Lê Thị An: Lao động tiên tiến", 3, 1),)},
            "vote-7-for",
            "Bà Lê Thị An: Lao động tiên tiến: 3 đồng ý + 1 không đồng ý = 4 phiếu, nhiều hơn 3 "
            "người có mặt.",
        ),
    ],
)
def test_what_cannot_be_true_of_a_meeting_is_said_with_its_arithmetic(change, field, sentence):
    mistakes = contradictions(replace(HELD, **change), TODAY)
    assert [(mistake.field, mistake.sentence) for mistake in mistakes] == [(field, sentence)]


@given(present=st.integers(1, 30), votes_for=st.integers(0, 40), votes_against=st.integers(0, 40))
def test_votes_are_taken_exactly_up_to_the_number_of_people_there(
    present, votes_for, votes_against
):
    minutes = replace(
        HELD,
        invited=30,
        present=tuple((f"Người {n}", "") for n in range(present)),
        votes=(Vote(1, "Hồ sơ", votes_for, votes_against),),
    )
    is_refused = bool(contradictions(minutes, TODAY))
    assert is_refused == (votes_for + votes_against > present)


def test_titles_are_proposed_at_the_years_end_and_commendations_always():
    individual = Subject.INDIVIDUAL
    assert kinds_for(individual, Occasion.ON_THE_SPOT) == [BANG_KHEN, GIAY_KHEN]
    assert LDTT in kinds_for(individual, Occasion.ANNUAL)
    assert TTLDXS not in kinds_for(individual, Occasion.ANNUAL)
    outside = kinds_for(Subject.HOUSEHOLD, Occasion.ANNUAL, is_outsider=True)
    assert outside == [BANG_KHEN, GIAY_KHEN]


@pytest.mark.parametrize(
    ("kind", "occasion", "more", "codes"),
    [
        (LDTT, Occasion.ANNUAL, {}, []),
        (TTLDXS, Occasion.ANNUAL, {}, ["wrong_subject"]),
        (LDTT, Occasion.ON_THE_SPOT, {"matter": "Cứu người"}, ["title_on_the_way"]),
        (GIAY_KHEN, Occasion.PHASE, {}, ["no_phase"]),
        (GIAY_KHEN, Occasion.PHASE, {"has_phase": True}, []),
        (GIAY_KHEN, Occasion.THEME, {}, ["no_matter"]),
        (GIAY_KHEN, Occasion.ON_THE_SPOT, {"matter": "Cứu người"}, []),
        (LDTT, Occasion.ANNUAL, {"is_outsider": True}, ["title_outside"]),
        (GIAY_KHEN, Occasion.ANNUAL, {"is_outsider": True}, []),
    ],
)
def test_an_award_that_does_not_fit_is_named_with_the_field_that_mends_it(
    kind, occasion, more, codes
):
    facts = {"has_phase": False, "matter": ""} | more
    assert [misfit.code for misfit in misfits(kind, Subject.INDIVIDUAL, occasion, **facts)] == codes
