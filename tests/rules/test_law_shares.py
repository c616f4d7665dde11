"""Shares of people, thresholds, and the ceiling of Chiến sĩ thi đua cơ sở."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.ceilings import Ceiling, cstdcs_ceiling, goal_findings
from law.findings import Finding, Level
from law.instruments import DECREE_91_2017, PROGRAM_DEFAULT
from law.parameters import value_of
from law.shares import Rounding, Share, Threshold, needed_for, share_of, share_text
from law.values import Override, Value

PLAN_DAY = date(2021, 11, 15)
FIFTEEN = Fraction(15, 100)
FLOOR, HALF_UP, CEIL = Rounding.FLOOR, Rounding.HALF_UP, Rounding.CEIL
LIMIT = DECREE_91_2017.at("khoản 3 Điều 9")

people = st.integers(0, 3_000)
shares = st.fractions(0, 1, max_denominator=1_000)


@pytest.mark.parametrize(
    ("base", "floored", "half_up", "ceiled", "min_one"),
    [
        (0, 0, 0, 0, 0),
        (1, 0, 0, 1, 1),
        (6, 0, 1, 1, 1),
        (7, 1, 1, 2, 1),
        (13, 1, 2, 2, 1),
        (14, 2, 2, 3, 2),
        (20, 3, 3, 3, 3),
        (21, 3, 3, 4, 3),
        (33, 4, 5, 5, 4),
        (34, 5, 5, 6, 5),
        (100, 15, 15, 15, 15),
        (101, 15, 15, 16, 15),
    ],
)
def test_fifteen_percent_of_small_numbers(base, floored, half_up, ceiled, min_one):
    assert share_of(base, FIFTEEN, FLOOR).count == floored == 15 * base // 100
    assert share_of(base, FIFTEEN, HALF_UP).count == half_up
    assert share_of(base, FIFTEEN, CEIL).count == ceiled
    assert share_of(base, FIFTEEN, FLOOR, min_one=True).count == min_one


@pytest.mark.parametrize(
    ("base", "share", "rounding", "min_one", "sentence"),
    [
        (33, FIFTEEN, FLOOR, False, "15 % × 33 = 4,95 → 4 (làm tròn xuống)"),
        (33, FIFTEEN, HALF_UP, False, "15 % × 33 = 4,95 → 5 (làm tròn theo phần lẻ từ 0,5)"),
        (33, FIFTEEN, CEIL, False, "15 % × 33 = 4,95 → 5 (làm tròn lên)"),
        (21, FIFTEEN, FLOOR, False, "15 % × 21 = 3,15 → 3 (làm tròn xuống)"),
        (20, FIFTEEN, FLOOR, False, "15 % × 20 = 3"),
        (0, FIFTEEN, FLOOR, True, "15 % × 0 = 0"),
        (6, FIFTEEN, FLOOR, True, "15 % × 6 = 0,9 → 1 (làm tròn xuống, ít nhất 1)"),
        (7, FIFTEEN, FLOOR, True, "15 % × 7 = 1,05 → 1 (làm tròn xuống)"),
        (33, Fraction(125, 1000), FLOOR, False, "12,5 % × 33 = 4,125 → 4 (làm tròn xuống)"),
        (10, Fraction(1, 3), FLOOR, False, "1/3 × 10 ≈ 3,3333 → 3 (làm tròn xuống)"),
        (21, Fraction(1), FLOOR, False, "100 % × 21 = 21"),
    ],
)
def test_a_share_says_how_it_was_reckoned(base, share, rounding, min_one, sentence):
    assert share_of(base, share, rounding, min_one=min_one).sentence == sentence


@given(people, shares)
def test_rounding_down_never_passes_the_share(base, share):
    assert not share_of(base, share, FLOOR).passes


@given(people, shares, st.sampled_from(Rounding), st.booleans())
def test_rounding_moves_by_less_than_one_person_and_stays_among_the_people(
    base, share, rounding, min_one
):
    quota = share_of(base, share, rounding, min_one=min_one)
    assert abs(quota.count - quota.exact) <= 1
    assert 0 <= quota.count <= base
    assert quota.passes is (quota.count > share * base)


@given(people, shares, st.sampled_from(Rounding), st.booleans())
def test_one_person_more_never_gives_a_smaller_share(base, share, rounding, min_one):
    smaller = share_of(base, share, rounding, min_one=min_one)
    larger = share_of(base + 1, share, rounding, min_one=min_one)
    assert smaller.count <= larger.count


@given(people, shares)
def test_a_goal_needs_the_fewest_people_that_reach_it(base, share):
    needed = needed_for(base, share).count
    assert needed >= share * base
    assert needed == 0 or needed - 1 < share * base


def test_a_goal_and_a_ceiling_of_fifteen_percent_are_two_numbers():
    assert needed_for(33, FIFTEEN) == Share(33, FIFTEEN, 5, "15 % × 33 = 4,95 → 5 (làm tròn lên)")
    assert cstdcs_ceiling(33, on=PLAN_DAY).allowed.count == 4


@pytest.mark.parametrize(
    ("threshold", "whole", "needed"),
    [
        pytest.param(Threshold(Fraction(9, 10)), 11, 10, id="khoản 8 Điều 45 NĐ 91: 9,9 phiếu"),
        (Threshold(Fraction(9, 10)), 10, 9),
        pytest.param(Threshold(Fraction(1, 2), strict=True), 20, 11, id="Điều 28: trên 50 %"),
        (Threshold(Fraction(1, 2), strict=True), 21, 11),
        (Threshold(Fraction(1, 2)), 20, 10),
        pytest.param(Threshold(Fraction(7, 10)), 20, 14, id="Điều 27: từ 70 %"),
        (Threshold(Fraction(7, 10)), 21, 15),
        (Threshold(Fraction(2, 3)), 11, 8),
        (Threshold(Fraction(2, 3)), 9, 6),
        (Threshold(Fraction(1)), 21, 21),
    ],
)
def test_a_threshold_needs_this_many(threshold, whole, needed):
    assert threshold.needed(whole) == needed
    assert threshold.met(needed, whole)
    assert not threshold.met(needed - 1, whole)


@given(people, people, shares, st.booleans())
def test_a_threshold_is_met_exactly_when_the_ratio_says_so(part, whole, share, strict):
    threshold = Threshold(share, strict=strict)
    if whole == 0:
        assert not threshold.met(part, whole)
    else:
        ratio = Fraction(part, whole)
        assert threshold.met(part, whole) is (ratio > share if strict else ratio >= share)


@pytest.mark.parametrize(
    ("threshold", "part", "whole", "sentence"),
    [
        (
            Threshold(Fraction(7, 10)),
            15,
            21,
            "15/21 ≈ 71,43 % (yêu cầu từ 70 % trở lên, tức ít nhất 15)",
        ),
        (
            Threshold(Fraction(1, 2), strict=True),
            10,
            20,
            "10/20 = 50 % (yêu cầu trên 50 %, tức ít nhất 11)",
        ),
        (Threshold(Fraction(7, 10)), 0, 0, "chưa có ai để tính (yêu cầu từ 70 % trở lên)"),
    ],
)
def test_a_threshold_says_what_there_is_and_what_is_asked(threshold, part, whole, sentence):
    assert threshold.sentence(part, whole) == sentence


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (FIFTEEN, "15 %"),
        (Fraction(125, 1000), "12,5 %"),
        (Fraction(2, 3), "2/3"),
        (Fraction(1), "100 %"),
    ],
)
def test_a_share_is_written_exactly(share, text):
    assert share_text(share) == text


# --- The ceiling ------------------------------------------------------------------------------
def setting(code, value):
    return Override(code, Value(value, date(2021, 1, 1), None, LIMIT))


def test_the_ceiling_of_thirty_three_is_four_and_nothing_needs_saying():
    assert cstdcs_ceiling(33, on=PLAN_DAY) == Ceiling(
        allowed=Share(33, FIFTEEN, 4, "15 % × 33 = 4,95 → 4 (làm tròn xuống)"),
        limit=value_of("cstdcs_ceiling_share", PLAN_DAY),
        findings=(),
    )


@pytest.mark.parametrize("ldtt", [1, 2, 6])
def test_with_few_people_the_ceiling_is_nobody_and_no_collective_can_be_excellent(ldtt):
    ceiling = cstdcs_ceiling(ldtt, on=PLAN_DAY)
    assert ceiling.allowed.count == 0
    assert ceiling.findings == (
        Finding(
            code="ceiling_empty",
            sentence=f"{ceiling.allowed.sentence}: không có suất Chiến sĩ thi đua cơ sở nào. Tập "
            "thể lao động xuất sắc cần ít nhất 1 Chiến sĩ thi đua cơ sở, nên cũng không tập thể "
            "nào đạt được.",
            level=Level.WARNING,
            citation=LIMIT,
        ),
    )


def test_seven_people_give_the_first_place():
    ceiling = cstdcs_ceiling(7, on=PLAN_DAY)
    assert (ceiling.allowed.count, ceiling.findings) == (1, ())


def test_before_anybody_reached_the_lower_title_there_is_nothing_to_warn_of():
    ceiling = cstdcs_ceiling(0, on=PLAN_DAY)
    assert (ceiling.allowed.count, ceiling.findings) == (0, ())


def test_an_empty_ceiling_says_nothing_of_collectives_when_they_need_nobody():
    overrides = [setting("ttldxs_cstdcs_needed", 0)]
    (finding,) = cstdcs_ceiling(6, on=PLAN_DAY, overrides=overrides).findings
    assert finding.sentence == (
        "15 % × 6 = 0,9 → 0 (làm tròn xuống): không có suất Chiến sĩ thi đua cơ sở nào."
    )


@pytest.mark.parametrize(
    ("ldtt", "overrides", "arithmetic"),
    [
        (33, [setting("share_rounding", "ceil")], "15 % × 33 = 4,95 → 5 (làm tròn lên)"),
        (
            33,
            [setting("share_rounding", "half_up")],
            "15 % × 33 = 4,95 → 5 (làm tròn theo phần lẻ từ 0,5)",
        ),
        (
            6,
            [setting("share_min_one", True)],
            "15 % × 6 = 0,9 → 1 (làm tròn xuống, ít nhất 1)",
        ),
    ],
)
def test_a_rounding_that_passes_the_ceiling_is_used_and_warned_of(ldtt, overrides, arithmetic):
    ceiling = cstdcs_ceiling(ldtt, on=PLAN_DAY, overrides=overrides)
    assert ceiling.findings == (
        Finding(
            code="ceiling_passed",
            sentence=f"{arithmetic}: số này vượt tỷ lệ “không quá 15 %”. Hãy chọn làm tròn xuống, "
            "hoặc ghi quy định của địa phương cho phép.",
            level=Level.WARNING,
            citation=LIMIT,
        ),
    )


@given(people)
def test_the_default_ceiling_never_passes_the_law(ldtt):
    assert 100 * cstdcs_ceiling(ldtt, on=PLAN_DAY).allowed.count <= 15 * ldtt


def test_a_stricter_local_ceiling_is_reckoned_instead():
    overrides = [setting("cstdcs_ceiling_share", Fraction(1, 10))]
    assert cstdcs_ceiling(33, on=PLAN_DAY, overrides=overrides).allowed.count == 3


IS_DEFAULT = Finding(
    code="ceiling_is_default",
    sentence="15 % là mức mặc định của phần mềm: pháp luật hiện hành không đặt tỷ lệ chung. Hãy "
    "khai quy định của tỉnh ở mục Căn cứ pháp luật.",
    level=Level.NOTE,
    citation=PROGRAM_DEFAULT.unread(),
)


@pytest.mark.parametrize(
    ("day", "findings"),
    [
        pytest.param(date(2023, 12, 31), (), id="khoản 3 Điều 9 NĐ 91, ngày cuối"),
        pytest.param(date(2024, 1, 1), (IS_DEFAULT,), id="NĐ 98 sets none"),
        pytest.param(date(2025, 6, 30), (IS_DEFAULT,), id="B1, ngày cuối"),
        pytest.param(date(2025, 7, 1), (IS_DEFAULT,), id="B2, ngày đầu"),
        pytest.param(date(2026, 9, 30), (IS_DEFAULT,), id="B2, ngày cuối"),
        pytest.param(date(2026, 10, 1), (IS_DEFAULT,), id="C, ngày đầu"),
    ],
)
def test_since_2024_fifteen_percent_is_the_programs_default_and_says_so(day, findings):
    ceiling = cstdcs_ceiling(33, on=day)
    assert (ceiling.allowed.count, ceiling.findings) == (4, findings)
    assert ceiling.limit.verified is (not findings)


@pytest.mark.parametrize("share", [Fraction(1, 10), FIFTEEN, Fraction(1, 5)], ids=str)
@pytest.mark.parametrize("day", [date(2024, 12, 1), date(2025, 12, 1)], ids=["B1", "B2"])
def test_once_the_rule_of_the_province_is_entered_nothing_is_a_default(day, share):
    ceiling = cstdcs_ceiling(40, on=day, overrides=[setting("cstdcs_ceiling_share", share)])
    assert (ceiling.allowed.count, ceiling.findings) == (40 * share, ())
    assert ceiling.limit.remark == ""


def test_a_goal_above_the_default_says_whose_number_that_is():
    (finding,) = goal_findings(Fraction(20, 100), on=date(2025, 12, 1))
    assert finding.sentence == (
        "Chỉ tiêu 20 % Chiến sĩ thi đua cơ sở cao hơn tỷ lệ tối đa 15 % số người đạt Lao động tiên "
        "tiến (mức mặc định của phần mềm). Hãy giảm chỉ tiêu hoặc ghi quy định của địa phương cho "
        "phép."
    )


@pytest.mark.parametrize("goal", [Fraction(0), Fraction(10, 100), FIFTEEN])
def test_a_goal_up_to_the_ceiling_is_in_order(goal):
    assert goal_findings(goal, on=PLAN_DAY) == ()


def test_a_goal_above_the_ceiling_is_warned_of():
    assert goal_findings(Fraction(20, 100), on=PLAN_DAY) == (
        Finding(
            code="goal_above_ceiling",
            sentence="Chỉ tiêu 20 % Chiến sĩ thi đua cơ sở cao hơn tỷ lệ tối đa 15 % số người đạt "
            "Lao động tiên tiến. Hãy giảm chỉ tiêu hoặc ghi quy định của địa phương cho phép.",
            level=Level.WARNING,
            citation=LIMIT,
        ),
    )
