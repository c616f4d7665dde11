"""What carries in a council: denominators, thresholds, written opinions, ties, places."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.rules.counting import BallotSheet, Typed, faults
from council.rules.ordering import VoteOutcome, VoteStanding, outcomes, tied_for_a_place
from council.rules.voting import (
    Roll,
    Rule,
    VoteCount,
    VoteResult,
    Way,
    rule_as_json,
    rule_from_json,
)
from law.shares import Threshold


def rule(share=Fraction(7, 10), *, strict=False, **values) -> Rule:
    defaults = {
        "quorum": Threshold(Fraction(2, 3)),
        "threshold": Threshold(share, strict=strict),
        "is_secret": True,
        "of_all": False,
        "with_written": False,
        "has_casting": False,
        "recused_leave": True,
    }
    return Rule(**defaults | values)


def result(rule: Rule, roll: Roll, agree: int, disagree: int = 0, **values) -> VoteResult:
    return VoteResult(rule, roll, VoteCount(agree, disagree, **values))


NINE = Roll(members=11, present=9)


def test_ninety_percent_of_eleven_is_ten():
    of_all = rule(Fraction(9, 10), of_all=True)
    assert Roll(11, 11).needed(of_all) == 10
    assert Roll(11, 11).needed_in_words(of_all) == "9,9 → 10 phiếu"
    votes = [result(of_all, Roll(11, 11), agree).passes for agree in (9, 10)]
    assert votes == [False, True]


def test_the_outcome_is_said_with_its_arithmetic():
    sentences = [result(rule(), NINE, agree, 9 - agree).sentence for agree in (9, 8, 6)]
    assert sentences == [
        "9/9 thành viên = 100 % ≥ 70 % → Đạt",
        "8/9 thành viên = 88,9 % ≥ 70 % → Đạt",
        "6/9 thành viên = 66,7 % < 70 % → Không đạt",
    ]


def test_exactly_half_is_not_more_than_half():
    half = result(rule(Fraction(1, 2), strict=True), Roll(10, 10), 5, 5)
    assert half.sentence == "5/10 thành viên = 50 % ≤ 50 % → Không đạt"


def test_a_share_that_rounds_to_the_bound_keeps_its_side():
    close = result(rule(), Roll(10_001, 10_001), 7_000)
    assert close.sentence == "7000/10001 thành viên = 69,99 % < 70 % → Không đạt"


@pytest.mark.parametrize(
    ("values", "whole", "words"),
    [
        ({}, 8, "9 − 1 = 8 người"),
        ({"recused_leave": False}, 9, "9 người"),
        ({"of_all": True}, 9, "11 − 2 = 9 người"),
        ({"of_all": True, "recused_leave": False}, 11, "11 người"),
        ({"with_written": True}, 8, "10 − 2 = 8 người"),
    ],
)
def test_who_is_recused_leaves_the_whole_where_the_rule_says_so(values, whole, words):
    roll = Roll(members=11, present=9, written=1, recused=2, recused_present=1, recused_written=1)
    voting_rule = rule(**values)
    assert (roll.whole(voting_rule), roll.whole_in_words(voting_rule)) == (whole, words)


def test_written_opinions_count_where_the_rule_says_so():
    roll = Roll(members=11, present=9, written=1)
    counted = {"agree": 7, "disagree": 2, "written_agree": 1}
    sums = [
        result(rule(of_all=True, with_written=written), roll, **counted).sum_in_words
        for written in (True, False)
    ]
    assert sums == ["8/11 thành viên = 72,7 % ≥ 70 %", "7/11 thành viên = 63,6 % < 70 %"]


def test_at_a_tie_the_word_of_the_chair_decides_where_the_rule_gives_it():
    casting = rule(Fraction(1, 2), strict=True, has_casting=True)
    sentences = [
        result(casting, Roll(10, 10), 5, 5, chair_agrees=word).sentence
        for word in (None, True, False)
    ]
    start = "5/10 thành viên = 50 % ≤ 50 %"
    assert sentences == [
        f"{start} → bằng phiếu, chờ ý kiến của Chủ tịch Hội đồng",
        f"{start}; bằng phiếu, Chủ tịch Hội đồng đồng ý → Đạt",
        f"{start}; bằng phiếu, Chủ tịch Hội đồng không đồng ý → Không đạt",
    ]


def standing(key: int, agree: int, *runoffs: int) -> VoteStanding:
    results = [result(rule(), Roll(9, 9), votes, 9 - votes) for votes in (agree, *runoffs)]
    return VoteStanding(key, results[0], tuple(results[1:]))


def outcomes_by_key(places, *standings: VoteStanding) -> dict[int, str]:
    return {key: outcome.value for key, outcome in outcomes(standings, places).items()}


def test_with_fewer_places_than_pass_the_most_votes_win():
    three = (standing(1, 7), standing(2, 9), standing(3, 8), standing(4, 2))
    assert outcomes_by_key(2, *three) == {1: "no_place", 2: "passed", 3: "passed", 4: "failed"}
    assert outcomes_by_key(None, *three) == {1: "passed", 2: "passed", 3: "passed", 4: "failed"}


def test_who_is_equal_across_the_last_place_is_voted_again_and_the_run_off_decides():
    tied = (standing(1, 9), standing(2, 8), standing(3, 8), standing(4, 7))
    assert outcomes_by_key(2, *tied) == {1: "passed", 2: "tied", 3: "tied", 4: "no_place"}
    assert tied_for_a_place(outcomes(tied, 2), tied) == [2, 3]
    again = (tied[0], standing(2, 8, 3), standing(3, 8, 6), tied[3])
    assert outcomes_by_key(2, *again) == {1: "passed", 2: "no_place", 3: "passed", 4: "no_place"}


def test_a_name_that_is_not_voted_waits():
    assert outcomes_by_key(1, VoteStanding(1, None)) == {1: "waiting"}


@pytest.mark.parametrize(
    ("sheet", "typed", "code"),
    [
        (BallotSheet(9, 9, 1), Typed("Bà An", 6, 2), ""),
        (BallotSheet(9, 9, 1), Typed("Bà An", 6, 1, 1), ""),
        (BallotSheet(10, 9, 0), Typed("Bà An", 9, 0), "too_many_issued"),
        (BallotSheet(8, 9, 0), Typed("Bà An", 9, 0), "too_many_returned"),
        (BallotSheet(9, 2, 3), Typed("Bà An", 0, 0), "too_many_invalid"),
        (BallotSheet(9, 9, 0), Typed("Bà An", 6, 2), "ballots_do_not_add_up"),
        (BallotSheet(9, 9, 0), Typed("Bà An", 6, 4), "ballots_do_not_add_up"),
    ],
)
def test_a_count_on_paper_adds_up_or_is_refused(sheet, typed, code):
    codes = [fault.code for fault in faults(Way.PAPER, sheet, {1: typed}, {1: NINE})]
    assert (codes or [""])[0] == code


def test_a_count_of_hands_is_all_who_may_vote():
    roll = Roll(members=11, present=9, recused=1, recused_present=1)
    codes = [
        [fault.code for fault in faults(Way.HANDS, BallotSheet(), {1: typed}, {1: roll})]
        for typed in (Typed("Bà An", 7, 0, 1), Typed("Bà An", 8, 1))
    ]
    assert codes == [[], ["hands_do_not_add_up"]]


shares = st.fractions(min_value=0, max_value=1, max_denominator=100)


@st.composite
def votes(draw) -> tuple[Rule, Roll, VoteCount]:
    """Give any rule, and a council that voted under it."""
    members = draw(st.integers(1, 40))
    states = draw(st.lists(st.sampled_from("pwa"), min_size=members, max_size=members))
    recused = draw(st.lists(st.booleans(), min_size=members, max_size=members))

    def how_many(state: str, only_recused: bool = False) -> int:
        pairs = zip(states, recused, strict=True)
        return sum(mark == state and (out or not only_recused) for mark, out in pairs)

    roll = Roll(
        members,
        how_many("p"),
        how_many("w"),
        sum(recused),
        how_many("p", True),
        how_many("w", True),
    )
    agree = draw(st.integers(0, roll.voters))
    in_writing = draw(st.integers(0, roll.writers))
    count = VoteCount(
        agree,
        roll.voters - agree,
        written_agree=in_writing,
        written_disagree=roll.writers - in_writing,
        chair_agrees=draw(st.sampled_from([None, True, False])),
    )
    voting_rule = rule(
        draw(shares),
        strict=draw(st.booleans()),
        of_all=draw(st.booleans()),
        with_written=draw(st.booleans()),
        has_casting=draw(st.booleans()),
        recused_leave=draw(st.booleans()),
    )
    return voting_rule, roll, count


@given(votes())
def test_the_outcome_is_that_of_a_naive_count(case):
    voting_rule, roll, count = case
    for_it = count.agree
    whole = roll.members if voting_rule.of_all else roll.present
    if voting_rule.with_written:
        for_it += count.written_agree
        whole += 0 if voting_rule.of_all else roll.written
    if voting_rule.recused_leave:
        if voting_rule.of_all:
            whole -= roll.recused
        else:
            whole -= roll.recused_present
            whole -= roll.recused_written if voting_rule.with_written else 0
    wanted = voting_rule.threshold.share * whole
    met = whole > 0 and (for_it > wanted if voting_rule.threshold.strict else for_it >= wanted)
    by_chair = voting_rule.has_casting and whole > 0 and 2 * for_it == whole and count.chair_agrees
    assert VoteResult(voting_rule, roll, count).passes == (met or by_chair is True)


@given(votes())
def test_no_more_votes_than_the_whole_and_the_words_show_the_side(case):
    vote_result = VoteResult(*case)
    assert vote_result.votes >= 0
    if case[0].recused_leave or not case[1].recused:
        assert vote_result.votes <= vote_result.whole
    if vote_result.whole:
        sign = vote_result.sum_in_words.split(" % ")[1][0]
        assert (sign in "≥>") == (vote_result.votes >= vote_result.roll.needed(vote_result.rule))


@given(votes())
def test_a_frozen_rule_comes_back_whole(case):
    assert rule_from_json(rule_as_json(case[0])) == case[0]


@given(st.lists(st.integers(0, 9), max_size=8), st.integers(0, 8))
def test_places_are_never_passed_and_never_left_empty_but_for_a_tie(agreed, places):
    standings = [standing(key, agree) for key, agree in enumerate(agreed)]
    given_out = outcomes(standings, places)
    passing = sum(agree >= 7 for agree in agreed)
    passed = [key for key, outcome in given_out.items() if outcome is VoteOutcome.PASSED]
    tied = tied_for_a_place(given_out, standings)
    assert len(passed) <= max(places, 0)
    if not tied:
        assert len(passed) == min(passing, places)
    else:
        assert len(passed) < places < len(passed) + len(tied)
