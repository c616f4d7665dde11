"""How points of initiatives are added up, and who gives them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.rules.scoring import (
    Points,
    Scale,
    Scores,
    interest,
    outside,
    those_who_score,
)

SCALE = Scale(novelty=30, benefit=40, applicability=30, pass_mark=70)
totals = st.lists(st.decimals(0, 100, places=2), min_size=1, max_size=12)


def scores(*given_totals, waiting=(), scale=SCALE) -> Scores:
    return Scores(tuple(map(Decimal, given_totals)), scale, waiting)


@pytest.mark.parametrize(
    ("given_totals", "sentence"),
    [
        ((), "Chưa có phiếu chấm; điểm đạt từ 70"),
        (("82",), "82 (một phiếu); điểm đạt từ 70: đạt"),
        (
            ("78", "82", "90"),
            "(78 + 82 + 90)/3 ≈ 83,33 (làm tròn xuống); điểm đạt từ 70: đạt",
        ),
        (("60.5", "70"), "(60,5 + 70)/2 = 65,25; điểm đạt từ 70: chưa đạt"),
        (("70", "70"), "(70 + 70)/2 = 70; điểm đạt từ 70: đạt"),
        (
            ("70", "70", "69.99"),
            "(70 + 70 + 69,99)/3 ≈ 69,99 (làm tròn xuống); điểm đạt từ 70: chưa đạt",
        ),
    ],
    ids=["none", "one", "three", "below", "exactly the mark", "a hair below"],
)
def test_the_average_is_said_with_its_arithmetic(given_totals, sentence):
    assert scores(*given_totals).sentence == sentence


@given(totals)
def test_what_is_printed_passes_exactly_when_the_unrounded_average_does(points):
    result = scores(*points)
    exact = sum(map(Fraction, points)) / len(points)
    assert (result.passes, result.average >= 70) == (exact >= 70, exact >= 70)
    assert 0 <= exact - Fraction(result.average) < Fraction(1, 100)


@given(totals, st.randoms())
def test_the_order_of_the_sheets_changes_nothing(points, chance):
    shuffled = list(points)
    chance.shuffle(shuffled)
    in_order, other = scores(*points), scores(*shuffled)
    assert (in_order.average, in_order.passes) == (other.average, other.passes)


@given(totals, st.decimals(0, 100, places=2))
def test_a_better_sheet_never_lowers_the_average(points, better):
    raised = [max(total, better) for total in points]
    assert scores(*raised).average >= scores(*points).average


def test_without_a_sheet_nothing_passes_even_where_the_mark_is_nought():
    assert scores(scale=Scale(30, 40, 30, 0)).passes is False


def test_who_has_not_scored_is_named():
    assert scores("80", waiting=("Lê Thị An", "Trần Bình")).waiting_sentence == (
        "Chưa chấm: Lê Thị An, Trần Bình"
    )
    assert scores("80").waiting_sentence == ""


def test_points_outside_the_scale_are_named_with_the_scale():
    findings = outside(Points(Decimal("30.5"), Decimal(40), Decimal(-1)), SCALE)
    assert [(finding.field, finding.sentence) for finding in findings] == [
        ("novelty", "Tính mới: 30,5 điểm không dùng được. Hãy cho từ 0 đến 30 điểm."),
        ("applicability", "Khả năng áp dụng: -1 điểm không dùng được. Hãy cho từ 0 đến 30 điểm."),
    ]


@given(st.decimals(0, 30, places=2), st.decimals(0, 40, places=2), st.decimals(0, 30, places=2))
def test_points_within_the_scale_are_taken_and_add_up(novelty, benefit, applicability):
    points = Points(novelty, benefit, applicability)
    assert outside(points, SCALE) == []
    assert 0 <= points.total == novelty + benefit + applicability <= SCALE.total


def test_a_scale_is_said_in_words():
    assert SCALE.in_words == ("Tính mới 30, lợi ích 40, khả năng áp dụng 30; tổng 100, đạt từ 70")


@pytest.mark.parametrize(("mark", "is_flawed"), [(100, False), (101, True)])
def test_a_mark_that_nobody_can_reach_is_pointed_out(mark, is_flawed):
    assert bool(Scale(30, 40, 30, mark).flaw) is is_flawed


@pytest.mark.parametrize(
    ("person", "authors", "codes"),
    [
        (7, {7, 8}, ["author_scores"]),
        (9, {7, 8}, []),
        (None, {7, 8}, []),
        (None, {None}, []),
    ],
    ids=["an author", "a colleague", "a login of nobody", "an author from elsewhere"],
)
def test_an_author_does_not_score_the_own_initiative(person, authors, codes):
    assert [finding.code for finding in interest(person, authors)] == codes


def test_all_members_but_the_authors_score():
    members = [(1, 10), (2, 20), (3, None)]
    assert those_who_score(members, {20}) == [1, 3]
