"""How a council votes by kind of award and by date."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.rules.ruling import rule_of_day
from council.rules.voting import Roll, Rule, VoteCount, VoteResult
from law.instruments import PROGRAM_DEFAULT
from law.kinds import CATALOGUE, CSTDCS, CSTDT, LDTT
from law.parameters import value_of
from law.shares import Threshold
from law.values import Override, Value
from law.votes import VOTE_THRESHOLD

UNDER_B1 = date(2024, 12, 1)
members = st.integers(1, 40)


def carries(rule: Rule, votes: int, roll: Roll, *, chair_agrees: bool) -> bool:
    count = VoteCount(votes, roll.voters - votes, chair_agrees=chair_agrees)
    return VoteResult(rule, roll, count).passes


@pytest.mark.parametrize(
    ("code", "day", "ballot", "share", "strict", "verified"),
    [
        pytest.param(*row, id=f"{row[0]} {row[1]}, {clause}")
        for clause, *row in [
            ("khoản 8 Điều 45 NĐ 91", "CSTDT", date(2023, 12, 31), "secret", "9/10", False, True),
            ("khoản 8 Điều 45 NĐ 91", "CSTDTQ", date(2021, 1, 1), "secret", "9/10", False, True),
            ("khoản 7 Điều 30 NĐ 98", "CSTDT", date(2024, 1, 1), "secret", "9/10", False, True),
            ("khoản 7 Điều 30 NĐ 98", "AHLD", date(2025, 6, 30), "secret", "9/10", False, True),
            ("tỉnh quy định", "CSTDT", date(2025, 7, 1), "secret", "9/10", False, False),
            ("chưa có quy định chung", "CSTDCS", date(2023, 12, 31), "hands", "1/2", True, False),
            ("khoản 7 Điều 30 NĐ 98", "CSTDCS", date(2024, 1, 1), "secret", "8/10", False, True),
            (
                "khoản 7 Điều 30 NĐ 98",
                "CO_THI_DUA",
                date(2025, 6, 30),
                "secret",
                "4/5",
                False,
                True,
            ),
            ("Điều 6 NĐ 152", "CSTDCS", date(2025, 7, 1), "secret", "4/5", False, False),
            ("Điều 6 NĐ 152", "CSTDCS", date(2026, 9, 30), "secret", "4/5", False, False),
            ("chưa đọc", "CSTDCS", date(2026, 10, 1), "secret", "4/5", False, False),
            ("địa phương", "LDTT", date(2021, 12, 1), "hands", "1/2", True, False),
            ("địa phương", "TTLDTT", date(2024, 12, 1), "hands", "1/2", True, False),
            ("địa phương", "GIAY_KHEN", date(2025, 12, 1), "hands", "1/2", True, False),
        ]
    ],
)
def test_each_kind_has_its_ballot_and_share_on_each_day(code, day, ballot, share, strict, verified):
    assert VOTE_THRESHOLD.on(day, kind=code).verified is verified
    rule = rule_of_day(day, code)
    assert replace(rule, bases={}) == Rule(
        quorum=Threshold(Fraction(2, 3)),
        threshold=Threshold(Fraction(share), strict=strict),
        is_secret=ballot == "secret",
        of_all=True,
        with_written=True,
        has_casting=False,
        recused_leave=True,
    )


@pytest.mark.parametrize(
    ("kind", "day", "of", "needed"),
    [
        pytest.param(CSTDT, date(2021, 12, 1), 11, 10, id="90 % of 11, khoản 8 Điều 45 NĐ 91"),
        pytest.param(CSTDCS, UNDER_B1, 11, 9, id="80 % of 11, khoản 7 Điều 30 NĐ 98"),
        pytest.param(CSTDCS, UNDER_B1, 10, 8, id="80 % of 10, khoản 7 Điều 30 NĐ 98"),
        pytest.param(LDTT, UNDER_B1, 10, 6, id="more than half of 10, by default"),
        pytest.param(LDTT, UNDER_B1, 11, 6, id="more than half of 11, by default"),
    ],
)
def test_how_many_votes_carry(kind, day, of, needed):
    rule = rule_of_day(day, kind.code)

    assert Roll(members=of, present=of - 1).needed(rule) == needed
    for votes in (needed - 1, needed):
        assert carries(rule, votes, Roll(of, of), chair_agrees=True) is (votes == needed)


def local(code: str, value) -> Override:
    return Override(code, Value(value, date(2021, 1, 1), None, PROGRAM_DEFAULT.at()))


def test_a_regulation_may_count_those_present_and_let_the_chair_decide_a_tie():
    own = [local("vote_denominator", "present"), local("vote_casting", True)]
    rule, roll = rule_of_day(UNDER_B1, LDTT.code, overrides=own), Roll(members=11, present=8)

    assert (roll.whole(rule), roll.needed(rule)) == (8, 5)
    assert carries(rule, 4, roll, chair_agrees=True)
    assert not carries(rule, 4, roll, chair_agrees=False)
    assert not carries(rule, 3, roll, chair_agrees=True)


@pytest.mark.parametrize(("of", "fewest"), [(9, 6), (10, 7), (11, 8)])
def test_two_thirds_of_the_members_have_to_be_there(of, fewest):
    quorum = rule_of_day(UNDER_B1, CSTDCS.code).quorum

    assert [quorum.met(present, of) for present in (fewest - 1, fewest)] == [False, True]


def test_an_initiative_needs_two_thirds_of_the_members_article_8_of_decree_13():
    value = value_of("initiative_vote_threshold", date(2021, 11, 1))

    assert (value.value, str(value.citation), value.verified) == (
        Threshold(Fraction(2, 3)),
        "Điều 8 Điều lệ Sáng kiến (Nghị định 13/2012/NĐ-CP)",
        True,
    )


@given(st.sampled_from(CATALOGUE), st.dates(date(2017, 10, 1), date(2035, 1, 1)), members, members)
def test_a_vote_carries_exactly_when_its_share_does(kind, day, votes, of):
    rule = rule_of_day(day, kind.code)
    votes = min(votes, of)
    share = Fraction(votes, of)
    wanted = rule.threshold
    reached = share > wanted.share if wanted.strict else share >= wanted.share

    assert carries(rule, votes, Roll(of, of), chair_agrees=False) is reached
