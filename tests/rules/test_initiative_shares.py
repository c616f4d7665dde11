"""The shares of the authors: what is left is split evenly, the sum is exactly the whole."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.rules.shares import AUTHORS, WHOLE, filled, share_findings, split, total
from law.findings import Finding, Level
from law.instruments import DECREE_13_2012
from law.values import Override, Value

DAY = date(2021, 10, 20)


def decimals(*texts: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(text) for text in texts)


@pytest.mark.parametrize(
    ("parts", "shares"),
    [
        (1, decimals("100")),
        (2, decimals("50", "50")),
        (3, decimals("33.34", "33.33", "33.33")),
        (6, decimals("16.67", "16.67", "16.67", "16.67", "16.66", "16.66")),
        (7, decimals("14.29", "14.29", "14.29", "14.29", "14.28", "14.28", "14.28")),
    ],
)
def test_the_whole_is_split_to_the_hundredth(parts, shares):
    assert split(WHOLE, parts) == shares


@given(
    amount=st.decimals(min_value="0.01", max_value=100, places=2),
    parts=st.integers(min_value=1, max_value=30),
)
def test_parts_add_up_and_differ_by_a_hundredth_at_most(amount, parts):
    shares = split(amount, parts)
    assert (len(shares), total(shares)) == (parts, amount)
    assert max(shares) - min(shares) <= Decimal("0.01")
    assert list(shares) == sorted(shares, reverse=True)


@pytest.mark.parametrize(
    ("typed", "shares"),
    [
        ([], ()),
        ([None], decimals("100")),
        ([None, None, None], decimals("33.34", "33.33", "33.33")),
        ([Decimal(60), None], decimals("60", "40")),
        ([None, Decimal(60), None], decimals("20", "60", "20")),
        ([Decimal(60), Decimal(30)], decimals("60", "30")),
    ],
)
def test_who_has_no_share_gets_an_even_part_of_what_is_left(typed, shares):
    assert filled(typed) == shares


@pytest.mark.parametrize("typed", [[Decimal(100), None], [Decimal(80), Decimal(40), None]])
def test_where_nothing_is_left_it_says_so(typed):
    with pytest.raises(ValueError, match="không còn phần cho người để trống"):
        filled(typed)


@given(st.lists(st.one_of(st.none(), st.decimals(min_value=1, max_value=9, places=2)), max_size=10))
def test_with_somebody_open_the_filled_shares_are_the_whole(typed):
    shares = filled(typed)
    assert [a for a, b in zip(typed, shares, strict=True) if a is not None and a != b] == []
    if None in typed:
        assert total(shares) == WHOLE


@pytest.mark.parametrize(
    "shares",
    [decimals(), decimals("100"), decimals("33.34", "33.33", "33.33"), decimals("99.99", "0.01")],
)
def test_shares_that_are_the_whole_are_not_spoken_of(shares):
    assert share_findings(shares, on=DAY) == []


@pytest.mark.parametrize(
    ("shares", "sum_in_words"),
    [
        (decimals("33.33", "33.33", "33.33"), "99,99"),
        (decimals("60", "50"), "110"),
        (decimals("0.01"), "0,01"),
    ],
)
def test_a_hundredth_more_or_less_holds_the_request_up(shares, sum_in_words):
    sentence = f"Tỷ lệ đóng góp của các tác giả cộng lại là {sum_in_words} %, phải đúng bằng 100 %."
    assert share_findings(shares, on=DAY) == [
        Finding("shares_not_whole", sentence, Level.BLOCKER, DECREE_13_2012.at(), link=AUTHORS)
    ]


def test_the_clause_comes_from_the_parameter_so_a_regulation_of_the_commune_is_cited():
    own = Value(Fraction(1), date(2021, 1, 1), None, DECREE_13_2012.at("quy chế xã"))
    override = Override("initiative_authors_total", own)
    [finding] = share_findings(decimals("50"), on=DAY, overrides=(override,))
    assert finding.citation == DECREE_13_2012.at("quy chế xã")
