"""How many may become Chiến sĩ thi đua cơ sở, who was chosen, and what no longer holds."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligibility.progress import Progress
from law.instruments import PROGRAM_DEFAULT
from law.kinds import Subject
from law.shares import Rounding
from law.values import Override, Value
from nominations.rules.progress import progress_of
from nominations.rules.stages import Stage
from vetting.rules.counting import CountedNomination, deciding
from vetting.rules.quota import Base, base_of, quota_of

DAY = date(2021, 11, 14)
FLOOR, HALF_UP, CEIL = (way.value for way in Rounding)

sizes = st.integers(0, 400)


def setting(parameter: str, value) -> Override:
    since = PROGRAM_DEFAULT.valid_from
    return Override(parameter, Value(value, since, None, PROGRAM_DEFAULT.unread()))


def rounded(way: str, *, min_one: bool = False) -> list[Override]:
    return [setting("share_rounding", way), setting("share_min_one", min_one)]


def ldtt(number: int, stage: Stage = Stage.SUBMITTED, **values) -> CountedNomination:
    nominee = f"person:{number}"
    return CountedNomination(
        1000 + number, nominee, f"Bà {number}", Subject.INDIVIDUAL, "LDTT", stage, **values
    )


def cstdcs(number: int, place: int | None = None, stage: Stage = Stage.VETTED, **values):
    values = {"is_supported": True} | values
    nominee = f"person:{number}"
    return CountedNomination(
        number, nominee, f"Bà {number}", Subject.INDIVIDUAL, "CSTDCS", stage, place=place, **values
    )


def commune_of(people: int, *chosen: int) -> list[CountedNomination]:
    """Give a nomination for LĐTT for each of `people`, and one for CSTĐCS for the chosen, in the
    order of their places."""
    places = [cstdcs(number, place) for place, number in enumerate(chosen, start=1)]
    return [*(ldtt(number) for number in range(people)), *places]


def codes(findings) -> list[str]:
    return [finding.code for finding in findings]


@pytest.mark.parametrize(
    ("people", "floor", "half_up", "ceil", "min_one"),
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
def test_the_places_by_people_and_by_the_way_of_rounding(people, floor, half_up, ceil, min_one):
    rows = commune_of(people)
    allowed = [quota_of(rows, on=DAY, overrides=rounded(way)).allowed for way in Rounding]
    assert allowed == [floor, half_up, ceil]
    lifted = quota_of(rows, on=DAY, overrides=rounded(FLOOR, min_one=True))
    assert lifted.allowed == min_one


def test_the_arithmetic_is_said_in_words():
    quota = quota_of(commune_of(21, 1, 2, 3), on=DAY)
    assert quota.sentence == "15 % × 21 = 3,15 → 3 (làm tròn xuống); đã chọn 3, còn 0"
    assert (quota.findings, quota.fallen, quota.blockers) == ([], [], [])


def test_six_people_give_no_place_and_the_page_says_what_follows_for_collectives():
    [finding] = quota_of(commune_of(6), on=DAY).findings
    assert finding.code == "ceiling_empty"
    assert finding.sentence == (
        "15 % × 6 = 0,9 → 0 (làm tròn xuống): không có suất Chiến sĩ thi đua cơ sở nào. Tập thể "
        "lao động xuất sắc cần ít nhất 1 Chiến sĩ thi đua cơ sở, nên cũng không tập thể nào "
        "đạt được."
    )


def test_a_rounding_that_goes_above_the_share_is_warned_of_and_does_not_block():
    quota = quota_of(commune_of(33, 1, 2, 3, 4, 5), on=DAY, overrides=rounded(CEIL))
    assert (codes(quota.findings), quota.blockers) == (["ceiling_passed"], [])


def test_without_anybody_for_ldtt_the_list_cannot_be_fixed():
    quota = quota_of([], on=DAY)
    assert codes(quota.blockers) == ["nobody_reaches_ldtt"]
    assert quota.sentence == "15 % × 0 = 0; đã chọn 0, còn 0"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"has_left": True}, id="somebody left"),
        pytest.param({"stage": Stage.DRAFT}, id="the unit took it back"),
        pytest.param({"stage": Stage.VETTED, "is_supported": False}, id="not supported"),
        pytest.param({"stage": Stage.NOT_RECOGNISED}, id="refused"),
        pytest.param({"stage": Stage.REVOKED}, id="revoked"),
    ],
)
def test_one_person_less_takes_a_place_that_was_given(change):
    rows = commune_of(20, 1, 2, 3)
    rows[19] = ldtt(19, **change)
    quota = quota_of(rows, on=DAY)
    [finding] = quota.blockers
    assert (quota.base, quota.left) == (Base(19, is_decided=False, waiting=19), 0)
    assert finding.sentence == (
        "Đã chọn 3 người nhưng nay chỉ còn 2 suất (15 % × 19 = 2,85 → 2 (làm tròn xuống)); hãy bỏ "
        "chọn 1 người. Số suất giảm khi có người nghỉ, rút hoặc không còn đạt Lao động tiên tiến."
    )


def test_a_chosen_one_whose_own_ldtt_fell_away_is_named():
    rows = commune_of(40, 1, 2)
    rows[2] = ldtt(2, Stage.NOT_RECOGNISED)
    [finding] = quota_of(rows, on=DAY).fallen
    assert finding.sentence == (
        "Bà 2 đã được chọn nhưng Lao động tiên tiến của người này đã rút hoặc không được công "
        "nhận. Muốn là Chiến sĩ thi đua cơ sở thì trước hết phải đạt Lao động tiên tiến: hãy bỏ "
        "chọn, hoặc xử lý hồ sơ Lao động tiên tiến trước."
    )


def test_a_chosen_one_whose_ldtt_the_unit_took_back_is_named_too():
    quota = quota_of([*commune_of(20), cstdcs(77, 1), ldtt(77, Stage.DRAFT)], on=DAY)
    assert codes(quota.blockers) == ["chosen_without_ldtt"]
    assert "chưa có hồ sơ đề nghị Lao động tiên tiến đã gửi" in quota.fallen[0].sentence


def test_only_supported_nominations_for_the_limited_title_contend():
    rows = [
        *commune_of(40),
        cstdcs(1, 2),
        cstdcs(2),
        cstdcs(3, stage=Stage.RECEIVED, is_supported=None),
        cstdcs(4, is_supported=False),
        cstdcs(5, 1, Stage.RECOGNISED),
        cstdcs(6, 3, Stage.NOT_RECOGNISED),
    ]
    quota = quota_of(rows, on=DAY)
    assert [contender.pk for contender in quota.chosen] == [5, 1]
    assert [contender.pk for contender in quota.waiting] == [2]


@pytest.mark.parametrize(
    ("stages", "base", "words"),
    [
        (
            [Stage.SUBMITTED] * 21 + [Stage.NOT_RECOGNISED, Stage.DRAFT],
            Base(21, False, 21),
            "21 người được đề nghị Lao động tiên tiến; chưa có quyết định nên đây là số tạm tính, "
            "không kể người đã rút, đã nghỉ hoặc không được đề nghị tiếp.",
        ),
        (
            [Stage.RECOGNISED] * 19 + [Stage.REVOKED] * 2,
            Base(19, True, 0),
            "19 người đã được quyết định công nhận Lao động tiên tiến.",
        ),
        (
            [Stage.RECOGNISED] * 5 + [Stage.VETTED] * 16,
            Base(5, True, 16),
            "5 người đã được quyết định công nhận Lao động tiên tiến; còn 16 người chưa có kết quả "
            "nên chưa tính.",
        ),
    ],
)
def test_the_base_says_which_number_was_taken(stages, base, words):
    counted_base = base_of([ldtt(number, stage) for number, stage in enumerate(stages)])
    assert (counted_base, counted_base.in_words) == (base, words)


def test_who_is_proposed_for_the_higher_title_alone_is_no_base_for_it_and_cannot_be_chosen():
    quota = quota_of([*commune_of(20), cstdcs(20, 1), cstdcs(21)], on=DAY)
    assert quota.base == Base(20, is_decided=False, waiting=20)
    assert [contender.may_be_chosen for contender in quota.contenders] == [False, False]
    assert codes(quota.fallen) == ["chosen_without_ldtt"]


def test_of_several_nominations_for_one_award_the_furthest_decides():
    rows = [ldtt(1, Stage.NOT_RECOGNISED), ldtt(1, Stage.RECOGNISED), ldtt(1, Stage.DRAFT)]
    assert deciding("LDTT", rows) == {"person:1": rows[1]}


@pytest.mark.parametrize(
    ("stage", "values", "progress"),
    [
        (Stage.DRAFT, {}, Progress.NONE),
        (Stage.SUBMITTED, {}, Progress.PROPOSED),
        (Stage.RETURNED, {}, Progress.PROPOSED),
        (Stage.RECEIVED, {}, Progress.PROPOSED),
        (Stage.VETTED, {"is_supported": True}, Progress.PROPOSED),
        (Stage.VETTED, {"is_supported": False}, Progress.DECLINED),
        (Stage.RECOGNISED, {}, Progress.RECOGNISED),
        (Stage.RECOGNISED, {"has_left": True}, Progress.RECOGNISED),
        (Stage.SUBMITTED, {"has_left": True}, Progress.DECLINED),
        (Stage.NOT_RECOGNISED, {}, Progress.DECLINED),
        (Stage.REVOKED, {}, Progress.DECLINED),
    ],
)
def test_how_far_a_nomination_is(stage, values, progress):
    assert progress_of(stage, **values) is progress


@given(people=sizes)
def test_with_rounding_down_the_places_never_pass_fifteen_percent(people):
    allowed = quota_of(commune_of(people), on=DAY).allowed
    assert allowed <= Fraction(15, 100) * people < allowed + 1


@given(people=sizes, chosen=st.integers(0, 60))
def test_what_is_left_and_what_is_too_much_never_stand_together(people, chosen):
    quota = quota_of(commune_of(people, *range(min(chosen, people))), on=DAY)
    over = "over_quota" in codes(quota.findings)
    assert over == (len(quota.chosen) > quota.allowed)
    assert quota.left == max(quota.allowed - len(quota.chosen), 0)


@given(
    before=st.permutations(range(12)).map(lambda order: order[:4]),
    after=st.permutations(range(12)),
    size=st.integers(0, 12),
)
def test_what_would_be_is_what_is_once_it_was_done(before, after, size):
    contenders = [cstdcs(number) for number in range(12)]

    def with_chosen(chosen) -> list[CountedNomination]:
        places = {number: place for place, number in enumerate(chosen, start=1)}
        return [
            *(ldtt(number) for number in range(30)),
            *(cstdcs(contender.pk, places.get(contender.pk)) for contender in contenders),
        ]

    ticked = after[:size]
    what_if = quota_of(with_chosen(before), on=DAY).with_places(ticked)
    assert what_if == quota_of(with_chosen(ticked), on=DAY)
