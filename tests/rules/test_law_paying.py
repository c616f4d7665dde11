"""Several rewards of one holder on one day: which are paid."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.instruments import PROGRAM_DEFAULT
from law.kinds import (
    CSTDCS,
    CSTDT,
    CSTDTQ,
    GIAY_KHEN,
    LDTT,
    TTLDTT,
    TTLDXS,
    Category,
    Subject,
    award_kind,
)
from law.money import reward
from law.paying import EarnedReward, paid_of, years_of
from law.values import Override, Value

A_DAY, B1_DAY, B2_DAY, C_DAY = (
    date(2021, 12, 20),
    date(2024, 12, 20),
    date(2025, 12, 20),
    date(2026, 12, 20),
)
DAYS = pytest.mark.parametrize("day", [A_DAY, B1_DAY, B2_DAY, C_DAY], ids=["A", "B1", "B2", "C"])


def due(code: str, day: date, *, year: int = 0, achievement: str = "") -> EarnedReward:
    kind = award_kind(code)
    subject = Subject.COLLECTIVE if kind.subject is Subject.COLLECTIVE else Subject.INDIVIDUAL
    amount = reward(kind, subject, decided_on=day)
    return EarnedReward(amount, kind, years_of(kind, year or day.year, on=day), achievement)


def paid(day: date, *dues: EarnedReward, overrides=()) -> list[str]:
    return [earned.kind.code for earned in paid_of(dues, on=day, overrides=overrides)]


def local(code: str, value: str) -> list[Override]:
    return [Override(code, Value(value, date(2021, 1, 1), None, PROGRAM_DEFAULT.at()))]


@pytest.mark.parametrize(
    ("day", "clause"),
    [
        pytest.param(date(2023, 12, 31), "điểm c khoản 2 Điều 66 NĐ 91", id="A, ngày cuối"),
        pytest.param(date(2024, 1, 1), "NĐ 98, U", id="B1, ngày đầu"),
        pytest.param(date(2025, 6, 30), "NĐ 98, U", id="B1, ngày cuối"),
        pytest.param(date(2025, 7, 1), "Điều 49 NĐ 152", id="B2, ngày đầu"),
        pytest.param(date(2026, 9, 30), "Điều 49 NĐ 152", id="B2, ngày cuối"),
        pytest.param(date(2026, 10, 1), "Điều 49 NĐ 152", id="C, ngày đầu"),
    ],
)
def test_of_the_titles_of_one_year_the_highest_is_paid_and_a_commendation_besides(day, clause):
    dues = [due("LDTT", day), due("CSTDCS", day), due("GIAY_KHEN", day)]

    assert paid(day, *dues) == ["CSTDCS", "GIAY_KHEN"]


@DAYS
def test_titles_of_different_years_are_each_paid(day):
    late = due("LDTT", day, year=day.year - 1)

    assert paid(day, late, due("LDTT", day), due("CSTDCS", day)) == ["LDTT", "CSTDCS"]


@DAYS
def test_a_title_that_counts_three_years_is_paid_beside_that_of_the_year(day):
    assert paid(day, due("LDTT", day), due("CSTDCS", day), due("CSTDT", day)) == [
        "CSTDCS",
        "CSTDT",
    ]


@DAYS
def test_of_the_titles_of_a_collective_the_highest_is_paid(day):
    assert paid(day, due("TTLDTT", day), due("TTLDXS", day)) == ["TTLDXS"]


@DAYS
def test_commendations_are_each_paid_for_an_achievement_of_their_own(day):
    flood = due("GIAY_KHEN", day, achievement="cứu người trong lũ")
    theme = due("GIAY_KHEN", day, achievement="chuyển đổi số")
    higher = due("BANG_KHEN", day, achievement="chuyển đổi số")

    assert paid(day, flood, theme) == ["GIAY_KHEN", "GIAY_KHEN"]
    assert paid_of([flood, theme, higher], on=day) == (flood, higher)


def test_nothing_earned_is_nothing_paid():
    assert paid(A_DAY) == []


def test_a_regulation_may_pay_all_or_only_the_highest():
    dues = [due("LDTT", A_DAY), due("CSTDCS", A_DAY), due("GIAY_KHEN", A_DAY)]

    assert paid(A_DAY, *dues, overrides=local("rewards_together", "all")) == [
        "LDTT",
        "CSTDCS",
        "GIAY_KHEN",
    ]
    assert paid(A_DAY, *dues, overrides=local("title_with_commendation", "highest")) == ["CSTDCS"]


@pytest.mark.parametrize(
    ("kind", "years"),
    [
        (LDTT, (2025, 2025)),
        (CSTDCS, (2025, 2025)),
        (CSTDT, (2023, 2025)),
        (CSTDTQ, (2020, 2025)),
        (TTLDTT, (2025, 2025)),
        (TTLDXS, (2025, 2025)),
        (GIAY_KHEN, (2025, 2025)),
    ],
    ids=lambda value: getattr(value, "code", ""),
)
def test_a_title_counts_the_years_that_it_asks_for(kind, years):
    assert years_of(kind, 2025, on=B2_DAY) == years


DUES = st.lists(
    st.builds(
        due,
        st.sampled_from(["LDTT", "CSTDCS", "CSTDT", "BANG_KHEN", "GIAY_KHEN"]),
        st.just(B2_DAY),
        year=st.integers(2023, 2025),
        achievement=st.sampled_from(["", "lũ", "chuyển đổi số"]),
    ),
    max_size=6,
)


def _same(earned: EarnedReward) -> tuple:
    if earned.kind.category is Category.TITLE:
        return earned.years
    return earned.years[1], earned.achievement


@given(DUES)
def test_of_what_counts_the_same_exactly_one_is_paid_and_none_was_higher(dues):
    kept = paid_of(dues, on=B2_DAY)

    groups = {(earned.kind.category, _same(earned)) for earned in dues}
    assert len(kept) == len(groups)
    for earned in dues:
        alike = [
            o for o in kept if (o.kind.category, _same(o)) == (earned.kind.category, _same(earned))
        ]
        assert [other.reward.amount >= earned.reward.amount for other in alike] == [True]


@given(DUES, st.randoms())
def test_in_which_order_decisions_are_entered_does_not_change_the_money(dues, order):
    shuffled = list(dues)
    order.shuffle(shuffled)

    def money(rows):
        return sorted(earned.reward.amount for earned in paid_of(rows, on=B2_DAY))

    assert money(dues) == money(shuffled)
