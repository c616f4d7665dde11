"""The fund of a commune: how much goes in, how much may go into other things than awards."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.fund import FundCap, Terrain, fund_cap
from law.instruments import DECREE_91_2017
from law.parameters import value_of

SPENDING = 6_500_000_050
PLAIN, MOUNTAIN = Terrain.PLAIN, Terrain.MOUNTAIN


def test_a_commune_of_the_plain_puts_aside_one_percent_article_65_of_decree_91():
    assert fund_cap(SPENDING, PLAIN, on=date(2021, 1, 15)) == FundCap(
        65_000_000,
        "1 % × 6.500.000.050 đ = 65.000.000 đ",
        DECREE_91_2017.at("Điều 65"),
    )


@pytest.mark.parametrize(
    ("day", "clause", "verified"),
    [
        (date(2023, 12, 31), "Điều 65 Nghị định 91/2017/NĐ-CP", True),
        (date(2024, 1, 1), "Nghị định 98/2023/NĐ-CP", False),
        (date(2025, 6, 30), "Nghị định 98/2023/NĐ-CP", False),
        (date(2025, 7, 1), "Điều 46 Nghị định 152/2025/NĐ-CP", True),
        (date(2026, 10, 1), "Điều 46 Nghị định 152/2025/NĐ-CP", True),
        (date(2027, 3, 1), "Luật 06/2026/QH16", False),
    ],
    ids=str,
)
def test_a_commune_of_the_mountains_puts_aside_half_more_by_the_clause_of_the_day(
    day, clause, verified
):
    cap = fund_cap(1_000_000_000, MOUNTAIN, on=day)

    assert (cap.amount, str(cap.citation), cap.citation.verified) == (
        15_000_000,
        clause,
        verified,
    )


@pytest.mark.parametrize(
    ("day", "clause"),
    [
        (date(2021, 1, 1), "Thông tư 71/2011/TT-BTC"),
        (date(2025, 7, 14), "Thông tư 71/2011/TT-BTC"),
        (date(2025, 7, 15), "Thông tư 28/2025/TT-BTC"),
    ],
    ids=str,
)
def test_a_fifth_goes_into_the_work_around_awards(day, clause):
    value = value_of("fund_work_share", day)

    assert (value.value, str(value.citation), value.verified) == (Fraction(1, 5), clause, True)


@given(st.integers(0, 10**12), st.sampled_from(Terrain))
def test_the_fund_never_passes_its_share(spending, terrain):
    share = {PLAIN: Fraction(1, 100), MOUNTAIN: Fraction(15, 1000)}[terrain]
    amount = fund_cap(spending, terrain, on=date(2025, 12, 1)).amount

    assert amount <= share * spending < amount + 1
