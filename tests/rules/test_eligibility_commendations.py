"""What Bằng khen and Giấy khen ask for, and an achievement that is named twice."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligibility.candidates import (
    History,
    KnownInitiative,
    OutsiderCandidate,
    PastAward,
    Recognition,
)
from eligibility.eligibility import judge_collective, judge_outsider, judge_person
from eligibility.judging import Judgement
from law.instruments import LAW_2003, LAW_2022, LAW_2026, PROGRAM_DEFAULT
from law.kinds import BANG_KHEN, COMMENDATIONS, GIAY_KHEN, TITLES, Subject
from law.values import Override, Value
from tests.judging import held, lan, line, office, outcomes

DAYS = [
    date(2023, 12, 31),
    date(2024, 1, 1),
    date(2025, 6, 30),
    date(2025, 7, 1),
    date(2026, 9, 30),
    date(2026, 10, 1),
]
IN_2025 = date(2025, 12, 1)
FIRST, SECOND = (
    KnownInitiative(name, Recognition.RECOGNISED, "base") for name in ("Sổ tay", "Mã QR")
)
USED = KnownInitiative("Cũ", Recognition.RECOGNISED, "base", "Chiến sĩ thi đua cơ sở năm 2024")
PENDING = KnownInitiative("Mới", Recognition.PENDING)
REFUSED = KnownInitiative("Sơ đồ", Recognition.REFUSED)
DRAFT = KnownInitiative("Nháp", Recognition.NOT_SENT)


def bang_khen(on: date = IN_2025, **values) -> Judgement:
    defaults = {"initiatives": (FIRST, SECOND), "history": History(), "cstdcs": ""}
    return judge_person(BANG_KHEN, lan(on.year, **defaults | values), on=on)


def verdict(judgement: Judgement, code: str) -> tuple[str, str, bool]:
    condition = line(judgement, code)
    return condition.outcome.value, condition.found, condition.is_conditional


# --- Bằng khen: điểm d khoản 1 Điều 74 Luật 2022 --------------------------------------------------
@pytest.mark.parametrize("on", DAYS, ids=str)
def test_two_years_and_two_initiatives_are_asked_since_2024(on):
    judgement = bang_khen(on, history=held("CSTDCS", on.year - 1, on.year))

    if on.year == 2023:
        assert outcomes(judgement) == {"standard": "unsure"}
        return
    assert outcomes(judgement) == {"years": "met", "initiatives": "met"}
    in_force = (
        LAW_2026.unread() if on >= date(2026, 10, 1) else LAW_2022.at("điểm d khoản 1 Điều 74")
    )
    assert {condition.citation for condition in judgement.conditions} == {in_force}


@pytest.mark.parametrize(
    ("values", "outcome", "told", "conditional"),
    [
        pytest.param(
            {"history": held("CSTDCS", 2024, 2025)},
            "met",
            "năm 2024: Chiến sĩ thi đua cơ sở; năm 2025: Chiến sĩ thi đua cơ sở.",
            False,
            id="two years of CSTĐCS",
        ),
        pytest.param(
            {"history": held("CSTDCS", 2023, 2024), "rating": "HTT"},
            "met",
            "năm 2023: Chiến sĩ thi đua cơ sở; năm 2024: Chiến sĩ thi đua cơ sở.",
            False,
            id="the two years before",
        ),
        pytest.param(
            {"rating": "HTXS", "earlier_ratings": ((2024, "HTXS"),)},
            "met",
            "năm 2024: Hoàn thành xuất sắc nhiệm vụ; năm 2025: Hoàn thành xuất sắc nhiệm vụ.",
            False,
            id="two years of HTXS",
        ),
        pytest.param(
            {"rating": "HTXS", "history": held("CSTDCS", 2024)},
            "met",
            "năm 2024: Chiến sĩ thi đua cơ sở; năm 2025: Hoàn thành xuất sắc nhiệm vụ.",
            False,
            id="one year of each",
        ),
        pytest.param(
            {"rating": "HTXS", "history": held("CSTDT", 2024)},
            "met",
            "năm 2024: Chiến sĩ thi đua cơ sở; năm 2025: Hoàn thành xuất sắc nhiệm vụ.",
            False,
            id="the higher title takes CSTĐCS in",
        ),
        pytest.param(
            {"rating": "HTT", "cstdcs": "proposed", "history": held("CSTDCS", 2024)},
            "unsure",
            "năm 2024: Chiến sĩ thi đua cơ sở; năm 2025: đã đề nghị Chiến sĩ thi đua cơ sở, chưa "
            "có quyết định.",
            True,
            id="this year's is awaited",
        ),
        pytest.param(
            {
                "rating": "HTT",
                "earlier_ratings": ((2024, "HTT"), (2023, "HTXS")),
                "history": held("LDTT", 2023, complete=(2023, 2024, 2025)),
            },
            "not_met",
            "năm 2024: Hoàn thành tốt nhiệm vụ; năm 2025: Hoàn thành tốt nhiệm vụ.",
            False,
            id="two years that are known to be too little",
        ),
        pytest.param(
            {"rating": "HTT", "earlier_ratings": ((2024, "HTT"), (2023, "HTT"))},
            "unsure",
            "năm 2024: Hoàn thành tốt nhiệm vụ, chưa rõ có Chiến sĩ thi đua cơ sở không; năm 2025: "
            "Hoàn thành tốt nhiệm vụ, chưa rõ có Chiến sĩ thi đua cơ sở không.",
            False,
            id="the title of the years is not known",
        ),
        pytest.param(
            {"rating": "", "earlier_ratings": ()},
            "unsure",
            "năm 2024: chưa có xếp loại, chưa rõ có Chiến sĩ thi đua cơ sở không; năm 2025: chưa "
            "có xếp loại, chưa rõ có Chiến sĩ thi đua cơ sở không.",
            False,
            id="nothing known",
        ),
        pytest.param(
            {
                "rating": "HTT",
                "earlier_ratings": ((2024, "HTXS"), (2023, "HTT")),
                "history": History(
                    (PastAward("CSTDCS", 2023, is_revoked=True),), frozenset({2023, 2025})
                ),
            },
            "not_met",
            "năm 2024: Hoàn thành xuất sắc nhiệm vụ; năm 2025: Hoàn thành tốt nhiệm vụ.",
            False,
            id="a revoked title is none",
        ),
    ],
)
def test_the_years_of_a_bang_khen(values, outcome, told, conditional):
    assert verdict(bang_khen(**values), "years") == (outcome, told, conditional)


@pytest.mark.parametrize(
    ("initiatives", "outcome", "told", "conditional"),
    [
        pytest.param(
            (FIRST, SECOND),
            "met",
            "Sáng kiến “Sổ tay” đã được công nhận. Sáng kiến “Mã QR” đã được công nhận. Được tính: "
            "2/2.",
            False,
            id="two",
        ),
        pytest.param(
            (FIRST, USED),
            "not_met",
            "Sáng kiến “Sổ tay” đã được công nhận. Sáng kiến “Cũ” đã dùng cho Chiến sĩ thi đua cơ "
            "sở năm 2024, không tính. Được tính: 1/2.",
            False,
            id="one of two was used for CSTĐCS",
        ),
        pytest.param(
            (FIRST, PENDING),
            "unsure",
            "Sáng kiến “Sổ tay” đã được công nhận. Sáng kiến “Mới” đang chờ công nhận: có điều "
            "kiện. Được tính: 1/2.",
            True,
            id="one is awaited",
        ),
        pytest.param(
            (FIRST, REFUSED),
            "not_met",
            "Sáng kiến “Sổ tay” đã được công nhận. Sáng kiến “Sơ đồ” không được công nhận. Được "
            "tính: 1/2.",
            False,
            id="one was refused",
        ),
        pytest.param(
            (FIRST, DRAFT),
            "unsure",
            "Sáng kiến “Sổ tay” đã được công nhận. Sáng kiến “Nháp” chưa nộp đơn. Được tính: 1/2.",
            False,
            id="one is not sent yet",
        ),
        pytest.param(
            (FIRST,),
            "unsure",
            "Sáng kiến “Sổ tay” đã được công nhận. Được tính: 1/2.",
            False,
            id="one chosen is a gap",
        ),
        pytest.param((), "unsure", "Chưa chọn sáng kiến nào. Được tính: 0/2.", False, id="none"),
        pytest.param(
            (FIRST, USED, SECOND),
            "met",
            "Sáng kiến “Sổ tay” đã được công nhận. Sáng kiến “Cũ” đã dùng cho Chiến sĩ thi đua cơ "
            "sở năm 2024, không tính. Sáng kiến “Mã QR” đã được công nhận. Được tính: 2/2.",
            False,
            id="two besides a used one",
        ),
    ],
)
def test_two_initiatives_besides_those_of_cstdcs(initiatives, outcome, told, conditional):
    judgement = bang_khen(initiatives=initiatives)

    assert verdict(judgement, "initiatives") == (outcome, told, conditional)


def test_a_bang_khen_for_an_act_or_to_a_collective_is_for_a_person_to_judge():
    act = bang_khen(is_annual=False, matter="Cứu người trong lũ")
    collective = judge_collective(BANG_KHEN, office(2025), on=IN_2025)

    assert outcomes(act) == outcomes(collective) == {"standard": "unsure"}


# --- Giấy khen: Điều 75 Luật 2022 -----------------------------------------------------------------
@pytest.mark.parametrize("on", DAYS[1:], ids=str)
@pytest.mark.parametrize(
    ("rating", "outcome"),
    [("HTXS", "met"), ("HTT", "met"), ("HT", "not_met"), ("KHT", "not_met"), ("", "unsure")],
    ids=lambda value: value or "not rated",
)
def test_a_giay_khen_for_the_year_asks_for_good_work_article_75_of_2022(on, rating, outcome):
    person = judge_person(GIAY_KHEN, lan(on.year, rating=rating), on=on)
    collective = judge_collective(GIAY_KHEN, office(on.year, rating=rating), on=on)

    assert outcomes(person) == outcomes(collective) == {"rating": outcome}
    clause = (
        "Luật 06/2026/QH16" if on == DAYS[-1] else ("Điều 75 Luật Thi đua, khen thưởng năm 2022")
    )
    assert str(line(person, "rating").citation) == clause


def test_a_regulation_may_set_a_standard_that_the_law_read_here_does_not():
    best = Value("HTXS", date(2021, 1, 1), None, PROGRAM_DEFAULT.at("Điều 4"))
    overrides = [Override("giay_khen_rating", best)]
    judgement = judge_person(
        GIAY_KHEN, lan(2021, rating="HTT"), on=date(2021, 12, 1), overrides=overrides
    )

    assert outcomes(judgement) == {"rating": "not_met"}


def test_a_giay_khen_for_an_act_asks_for_the_act_whatever_the_rating():
    judgement = judge_person(
        GIAY_KHEN, lan(2025, rating="", is_annual=False, matter="Cứu người trong lũ"), on=IN_2025
    )

    assert verdict(judgement, "achievement") == (
        "unsure",
        "Cứu người trong lũ; cần người xem xét.",
        False,
    )
    assert outcomes(judgement) == {"achievement": "unsure"}


# --- Điều 5: một thành tích khen một lần ----------------------------------------------------------
TWICE = {"matter": "Cứu người trong lũ", "named_elsewhere": ("Bằng khen năm 2024 (đã công nhận)",)}


@pytest.mark.parametrize(
    ("on", "citation"),
    [
        (date(2023, 12, 31), LAW_2003.unread()),
        (date(2024, 1, 1), LAW_2022.at("Điều 5")),
        (date(2026, 9, 30), LAW_2022.at("Điều 5")),
        (date(2026, 10, 1), LAW_2026.unread()),
    ],
    ids=str,
)
@pytest.mark.parametrize("kind", TITLES + COMMENDATIONS, ids=lambda kind: kind.code)
def test_an_achievement_named_in_two_nominations_is_for_a_person_to_look_at(kind, on, citation):
    if kind.subject.covers(Subject.INDIVIDUAL):
        judgement = judge_person(kind, lan(on.year, **TWICE), on=on)
    else:
        judgement = judge_collective(kind, office(on.year, **TWICE), on=on)

    assert verdict(judgement, "once") == (
        "unsure",
        "“Cứu người trong lũ” cũng là thành tích của Bằng khen năm 2024 (đã công nhận). Hãy xem có "
        "phải một việc không.",
        False,
    )
    assert line(judgement, "once").citation == citation


RANKS = ["not_met", "unsure", "met"]
INITIATIVES = st.lists(
    st.sampled_from([FIRST, SECOND, USED, PENDING, REFUSED, DRAFT]), max_size=4
).map(tuple)


@given(INITIATIVES)
def test_one_recognised_initiative_more_never_makes_it_worse(initiatives):
    before = outcomes(bang_khen(initiatives=initiatives))["initiatives"]
    after = outcomes(bang_khen(initiatives=(*initiatives, FIRST)))["initiatives"]

    if len(initiatives) != 1:
        assert RANKS.index(after) >= RANKS.index(before)
    free = sum(initiative in (FIRST, SECOND) for initiative in initiatives)
    assert (before == "met") == (free >= 2)


# --- Who stands on no roster: Điều 75 Luật 2022 ---------------------------------------------------
def outside(kind=GIAY_KHEN, on: date = IN_2025, subject=Subject.HOUSEHOLD, **values) -> Judgement:
    household = OutsiderCandidate("Hộ ông Trần Văn Thuận", **values)
    return judge_outsider(kind, household, subject, on=on)


@pytest.mark.parametrize(
    ("values", "required", "told"),
    [
        pytest.param(
            {"is_annual": False, "matter": "Hiến 200 m² đất làm đường"},
            "Có thành tích theo đợt, chuyên đề hoặc đột xuất đạt tiêu chuẩn tặng Giấy khen.",
            "Hiến 200 m² đất làm đường; cần người xem xét.",
            id="an act",
        ),
        pytest.param(
            {},
            "Có thành tích đạt tiêu chuẩn tặng Giấy khen.",
            "Theo báo cáo thành tích; cần người xem xét.",
            id="the year's end",
        ),
    ],
)
def test_an_achievement_of_a_household_is_for_a_person_to_judge(values, required, told):
    [condition] = outside(**values).conditions

    assert (condition.code, condition.required, condition.found) == ("achievement", required, told)
    assert (condition.outcome.value, condition.citation) == ("unsure", LAW_2022.at("Điều 75"))


@pytest.mark.parametrize(
    "subject", [subject for subject in Subject if subject is not Subject.BOTH], ids=str
)
@pytest.mark.parametrize(
    ("kind", "on"), [(GIAY_KHEN, date(2021, 12, 1)), (BANG_KHEN, IN_2025)], ids=["2003", "BK"]
)
def test_what_the_program_holds_no_standard_for_is_left_to_a_person(kind, on, subject):
    assert outcomes(outside(kind, on, subject)) == {"standard": "unsure"}


def test_an_act_of_a_household_that_was_named_before_is_looked_at():
    judgement = outside(is_annual=False, matter="Hiến đất", named_elsewhere=("Giấy khen năm 2024",))

    assert outcomes(judgement) == {"achievement": "unsure", "once": "unsure"}


def test_a_title_is_not_for_a_household():
    assert outcomes(outside(TITLES[0])) == {"subject": "not_met"}
