"""The year of a campaign as a drawing."""

from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.rules.plan import Deadline, Phase, Plan
from campaigns.timeline import WIDTH, tall, wide
from tests.plans import PLAN_2021

TODAY = date(2021, 1, 18)


@pytest.mark.parametrize("draw", [wide, tall])
def test_the_year_2021_has_twelve_months_two_phases_three_deadlines_and_today(draw):
    drawing = draw(PLAN_2021, TODAY)
    assert [tick.word for tick in drawing.ticks] == [f"Th{month}" for month in range(1, 13)]
    assert [(bar.word, bar.days) for bar in drawing.bars] == [
        ("Đợt 1", "01/01 – 11/06"),
        ("Đợt 2", "11/06 – 31/12"),
    ]
    assert [(mark.word, mark.day, mark.state) for mark in drawing.marks] == [
        ("Hôm nay", "18/01/2021", "today"),
        ("Đăng ký thi đua", "hết ngày 19/01/2021", "ahead"),
        ("Hồ sơ sáng kiến", "hết ngày 31/10/2021", "ahead"),
        ("Hồ sơ đề nghị khen thưởng", "hết ngày 14/11/2021", "ahead"),
    ]


def test_phases_that_share_a_day_lie_in_two_lanes_and_others_in_one():
    shared = wide(PLAN_2021, TODAY)
    assert len({bar.lane for bar in shared.bars}) == 2
    first, second = PLAN_2021.phases
    apart = replace(PLAN_2021, phases=(first, replace(second, starts_on=date(2021, 6, 12))))
    assert len({bar.lane for bar in wide(apart, TODAY).bars}) == 1


def test_a_day_outside_the_campaign_draws_no_today():
    drawing = wide(PLAN_2021, date(2025, 1, 1))
    assert [mark.state for mark in drawing.marks] == ["past", "past", "past"]


def test_a_plan_without_a_day_has_no_drawing():
    assert wide(Plan(), TODAY) is None
    assert tall(Plan(), TODAY) is None


def test_five_years_are_drawn_by_years():
    plan = Plan(phases=(Phase(1, date(2021, 1, 1), date(2025, 12, 31)),))
    assert [tick.word for tick in tall(plan, TODAY).ticks] == [
        "01/21",
        "01/22",
        "01/23",
        "01/24",
        "01/25",
    ]


DAYS = st.dates(date(2021, 1, 1), date(2021, 12, 31))
KINDS = st.sampled_from(["registration", "initiative", "nomination", "report", "other"])
PLANS = st.builds(
    lambda days, phases: Plan(deadlines=tuple(days), phases=tuple(phases)),
    st.lists(st.builds(Deadline, KINDS, DAYS, st.booleans()), min_size=1, max_size=8),
    st.lists(
        st.tuples(st.integers(1, 4), DAYS, DAYS).map(lambda t: Phase(t[0], *sorted(t[1:]))),
        max_size=4,
    ),
)


def label_box(mark) -> tuple[float, float, float]:
    """Give left, right and lane of a label of the wide drawing, at 6 units a letter."""
    length = 6 * max(len(mark.word), len(mark.day))
    left = mark.x if mark.anchor == "start" else mark.x - length
    return left, left + length, mark.y


@given(PLANS, DAYS)
def test_labels_stay_on_the_page_and_never_cover_one_another(plan, today):
    boxes = [label_box(mark) for mark in wide(plan, today).marks]
    assert all(left >= 0 and right <= WIDTH for left, right, _ in boxes)
    for (left, right, lane), (other_left, other_right, other_lane) in combinations(boxes, 2):
        assert lane != other_lane or right <= other_left or other_right <= left


@given(PLANS, DAYS)
def test_labels_of_the_tall_drawing_stand_apart_in_order_of_days(plan, today):
    drawing = tall(plan, today)
    heights = [mark.y for mark in drawing.marks]
    assert all(round(lower - upper, 1) >= 44 for upper, lower in pairwise(heights))
    assert max(heights) < drawing.height
