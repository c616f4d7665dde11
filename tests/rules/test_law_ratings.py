"""How many of a unit may be rated best: a check on ratings since 2026."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.findings import Finding, Level
from law.instruments import DECREE_335_2025, PROGRAM_DEFAULT
from law.ratings import too_many_best
from law.values import Override, Value

LEVELS = st.lists(st.sampled_from(["HTXS", "HTT", "HT", "KHT"]), max_size=40)


def rated(best: int, good: int, *others: str) -> list[str]:
    return ["HTXS"] * best + ["HTT"] * good + list(others)


def test_more_than_a_fifth_of_those_rated_good_or_better_is_warned_of():
    assert too_many_best("Văn phòng", rated(3, 9, "HT"), year=2026) == Finding(
        code="too_many_best",
        sentence="Văn phòng: năm 2026 có 3 người xếp loại Hoàn thành xuất sắc nhiệm vụ, nhiều hơn "
        "tỷ lệ cho phép tính trên số người từ Hoàn thành tốt nhiệm vụ trở lên (20 % × 12 = 2,4 → 2 "
        "(làm tròn xuống)). Hãy rà soát lại xếp loại trước khi xét danh hiệu.",
        level=Level.WARNING,
        citation=DECREE_335_2025.at(),
    )


@pytest.mark.parametrize(
    ("year", "levels", "warned"),
    [
        pytest.param(2026, rated(2, 8), False, id="2 of 10, NĐ 335/2025"),
        pytest.param(2026, rated(3, 7), True, id="3 of 10, NĐ 335/2025"),
        pytest.param(2026, rated(1, 3), True, id="1 of 4, NĐ 335/2025"),
        pytest.param(2026, rated(1, 4), False, id="1 of 5, NĐ 335/2025"),
        pytest.param(2026, rated(1, 3, "HT", "KHT"), True, id="who is rated lower does not count"),
        pytest.param(2026, rated(0, 0), False, id="nobody is rated"),
        pytest.param(2025, rated(10, 0), False, id="not before 01/01/2026"),
        pytest.param(2021, rated(10, 0), False, id="not under A"),
    ],
)
def test_the_share_of_the_best(year, levels, warned):
    assert (too_many_best("Văn phòng", levels, year=year) is not None) is warned


def test_a_regulation_may_set_a_share_of_its_own():
    half = Value(Fraction(1, 2), date(2021, 1, 1), None, PROGRAM_DEFAULT.at())
    overrides = [Override("htxs_ceiling_share", half)]

    assert too_many_best("Văn phòng", rated(5, 5), year=2026, overrides=overrides) is None
    assert too_many_best("Văn phòng", rated(6, 4), year=2021, overrides=overrides) is not None


@given(LEVELS)
def test_it_warns_exactly_where_the_share_is_passed(levels):
    best, base = levels.count("HTXS"), levels.count("HTXS") + levels.count("HTT")

    assert (too_many_best("Tổ", levels, year=2026) is not None) == (5 * best > base)
