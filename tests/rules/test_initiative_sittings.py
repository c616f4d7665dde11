"""What stops the record of a session of the council, and what is pointed out."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.rules.sittings import Conclusion, Matter, Seat, Sitting, faults, remarks

TODAY = date(2021, 11, 10)
PASSING = Matter("Sổ tay một cửa", ("Lê Thị An",), date(2021, 10, 26), True, "80 (một phiếu)")
FAILING = replace(PASSING, passes=False, arithmetic="60 (một phiếu); điểm đạt từ 70: chưa đạt")
GOOD = Conclusion(1, True, votes_for=3, votes_against=0, sphere="base")
SITTING = Sitting(
    held_on=date(2021, 11, 8),
    seats=(
        Seat("Nguyễn Văn Chủ", "Chủ tịch", "chair"),
        Seat("Trần Thị Thư", "Văn phòng", "secretary"),
        Seat("Hoàng Văn Viên", "Công an"),
        Seat("Phạm Văn Vắng", "Quân sự", is_present=False, reason="đi công tác"),
    ),
    rulings=(GOOD,),
)


def codes(sitting: Sitting, matter: Matter = PASSING) -> list[str]:
    return [one.code for one in faults(sitting, {1: matter}, TODAY)]


def ruled(**values) -> Sitting:
    return replace(SITTING, rulings=(replace(GOOD, **values),))


def seated(*seats: Seat) -> Sitting:
    return replace(SITTING, seats=(*SITTING.seats, *seats))


def test_a_session_that_adds_up_is_kept():
    assert (codes(SITTING), remarks(SITTING, {1: PASSING})) == ([], [])


@pytest.mark.parametrize(
    ("sitting", "matter", "found"),
    [
        (replace(SITTING, held_on=date(2021, 11, 11)), PASSING, ["not_held_yet"]),
        (replace(SITTING, held_on=date(2021, 10, 25)), PASSING, ["held_before_acceptance"]),
        (replace(SITTING, decision_number="31/QĐ-UBND"), PASSING, ["half_a_decision"]),
        (replace(SITTING, decision_on=date(2021, 11, 9)), PASSING, ["half_a_decision"]),
        (
            replace(SITTING, decision_number="31", decision_on=date(2021, 11, 7)),
            PASSING,
            ["decided_before_session"],
        ),
        (
            replace(SITTING, decision_number="31", decision_on=date(2021, 11, 11)),
            PASSING,
            ["not_decided_yet"],
        ),
        (replace(SITTING, rulings=()), PASSING, ["nothing_concluded"]),
        (seated(Seat("Đỗ Thị Ốm", is_present=False)), PASSING, ["absent_without_reason"]),
        (seated(Seat("hoàng văn viên", "Công an")), PASSING, ["seated_twice"]),
        (seated(Seat("Hoàng Văn Viên", "Trưởng thôn")), PASSING, []),
        (seated(Seat("Đỗ Văn Phó", duty="chair")), PASSING, ["two_chair"]),
        (ruled(sphere=""), PASSING, ["no_sphere"]),
        (ruled(is_recognised=False, sphere=""), PASSING, ["no_reason"]),
        (ruled(is_recognised=False, sphere="", reason="Không mới."), PASSING, []),
        (ruled(votes_for=1, votes_against=2), PASSING, ["unusual_without_reason"]),
        (ruled(), FAILING, ["unusual_without_reason"]),
        (ruled(reason="Hội đồng thấy hiệu quả rõ."), FAILING, []),
    ],
)
def test_what_does_not_add_up_stops_the_record(sitting, matter, found):
    assert codes(sitting, matter) == found


def test_more_votes_than_members_present_are_refused_with_the_sum():
    found = faults(ruled(votes_for=3, votes_against=1), {1: PASSING}, TODAY)
    assert [(one.sentence, one.link) for one in found] == [
        (
            "“Sổ tay một cửa”: 3 + 1 = 4 phiếu, nhiều hơn 3 thành viên có mặt.",
            "#sang-kien-1",
        )
    ]


@given(st.integers(0, 20), st.integers(0, 20), st.integers(0, 12))
def test_votes_are_refused_exactly_when_they_are_more_than_the_members_present(
    votes_for, votes_against, members
):
    seats = tuple(Seat(f"Thành viên {number}") for number in range(members))
    ruling = replace(GOOD, votes_for=votes_for, votes_against=votes_against, reason="Có lý do.")
    sitting = replace(SITTING, seats=seats, rulings=(ruling,))
    assert ("too_many_votes" in codes(sitting)) is (votes_for + votes_against > members)


def test_an_author_in_the_session_and_a_good_one_refused_are_pointed_out():
    sitting = replace(
        seated(Seat("Lê Thị An")),
        rulings=(replace(GOOD, is_recognised=False, sphere="", reason="Không mới."),),
    )
    assert [one.code for one in remarks(sitting, {1: PASSING})] == [
        "author_sits",
        "passing_but_refused",
    ]


def test_the_day_of_the_decision_is_that_of_the_session_until_there_is_one():
    decided = replace(SITTING, decision_number="31", decision_on=date(2021, 11, 9))
    assert (SITTING.decided_on, decided.decided_on) == (date(2021, 11, 8), date(2021, 11, 9))
