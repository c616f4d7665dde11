"""Which circular the statistical forms of a year follow."""

from datetime import date

import pytest

from law.statistics import period_of, statistics_rule
from law.timeline import LawError


@pytest.mark.parametrize(
    ("year", "name", "is_verified"),
    [
        (2021, "Thông tư 03/2018/TT-BNV", False),
        (2023, "Thông tư 02/2023/TT-BNV", True),
        (2024, "Thông tư 02/2023/TT-BNV", True),
        (2025, "Thông tư 18/2025/TT-BNV", False),
    ],
)
def test_a_form_follows_the_circular_of_the_day_it_is_due(year, name, is_verified):
    rule = statistics_rule(year)
    assert (rule.citation.instrument.name, rule.citation.verified) == (name, is_verified)
    assert not rule.is_read_whole


def test_a_year_runs_from_december_to_november():
    assert period_of(2024) == (date(2023, 12, 1), date(2024, 11, 30))


def test_there_is_no_form_before_the_first_circular():
    with pytest.raises(LawError):
        statistics_rule(2017)
