"""What is said before a plan is launched: nothing of the right commune, year and units."""

from dataclasses import replace
from datetime import date

import pytest

from campaigns.rules.launching import Place, doubts
from campaigns.rules.plan import Plan

PLAN = Plan(year=2026, issuer="Ủy ban nhân dân xã Quảng Thành")
HERE = Place("xã Quảng Thành", date(2026, 1, 15), unit_count=8)


def codes(plan: Plan, place: Place) -> list[str]:
    return [finding.code for finding in doubts(plan, place)]


@pytest.mark.parametrize(
    ("plan", "place", "expected"),
    [
        (PLAN, HERE, []),
        (replace(PLAN, issuer="ỦY BAN NHÂN DÂN\nXÃ QUẢNG THÀNH"), HERE, []),
        (replace(PLAN, issuer=""), HERE, []),
        (replace(PLAN, issuer="Hội Nông dân xã Quảng Thành"), HERE, []),
        (replace(PLAN, issuer="Ủy ban nhân dân xã Quảng Thanh"), HERE, ["other_commune"]),
        (replace(PLAN, issuer="Ủy ban nhân dân phường Quảng Thành"), HERE, ["other_commune"]),
        (replace(PLAN, year=2025), HERE, ["past_year"]),
        (replace(PLAN, year=2027), HERE, []),
        (replace(PLAN, year=None), HERE, []),
        (PLAN, replace(HERE, unit_count=0), ["no_units"]),
        (PLAN, replace(HERE, headless=("Thôn 1",)), ["units_without_head"]),
    ],
)
def test_each_doubt_is_said_and_nothing_else(plan, place, expected):
    assert codes(plan, place) == expected


def test_many_units_without_a_head_are_counted_and_the_first_are_named():
    names = tuple(f"Thôn {number}" for number in range(1, 13))
    [finding] = doubts(PLAN, replace(HERE, unit_count=12, headless=names))
    assert finding.sentence == (
        "12 đơn vị chưa có tài khoản Trưởng bộ phận, đơn vị nên chưa đăng ký được: Thôn 1, Thôn 2, "
        "Thôn 3, Thôn 4, Thôn 5, Thôn 6, Thôn 7, Thôn 8 và 4 đơn vị khác."
    )
