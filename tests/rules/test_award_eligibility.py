"""Who may be given which title of a person: worked examples, with their clauses."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligibility.candidates import Candidate, History, KnownInitiative, PastAward, Recognition
from eligibility.eligibility import judge_collective, judge_person, veiled
from eligibility.judging import Condition, Evidence, Judgement, Outcome, UsedValue, worst
from eligibility.leaves import Leave
from eligibility.merits import Merit
from law.instruments import (
    CIRCULAR_01_2024,
    CIRCULAR_15_2025,
    DECREE_91_2017,
    LAW_2003,
    LAW_2022,
    LAW_2026,
    PROGRAM_DEFAULT,
)
from law.kinds import (
    BANG_KHEN,
    CO_THI_DUA,
    COMMENDATIONS,
    CSTDCS,
    CSTDT,
    CSTDTQ,
    GIAY_KHEN,
    LDTT,
    TITLES,
    TTLDXS,
    Subject,
)
from law.values import Override, Value
from tests.judging import RECEIVED, held, lan, line, office, outcomes

IN_2021, IN_2024, IN_2025, IN_2026 = RECEIVED.values()
KINDS = TITLES + COMMENDATIONS


def ldtt(on: date = IN_2021, **values) -> Judgement:
    return judge_person(LDTT, lan(on.year, **values), on=on)


def verdict(judgement: Judgement, code: str) -> tuple[str, str, bool]:
    condition = line(judgement, code)
    return condition.outcome.value, condition.found, condition.is_conditional


def local(parameter: str, value) -> tuple[Override, ...]:
    """Give a regulation of the commune that sets a value."""
    return (Override(parameter, Value(value, date(2018, 1, 1), None, PROGRAM_DEFAULT.at())),)


def reprimanded(day: date = date(2021, 6, 1)) -> tuple[str, date, str]:
    return ("reprimand", day, "Khiển trách")


# --- Every kind, every regime ----------------------------------------------------------------
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
@pytest.mark.parametrize("regime", RECEIVED)
def test_each_kind_is_judged_under_each_regime_and_each_value_has_its_clause(regime, kind):
    on = RECEIVED[regime]
    if kind.subject.covers(Subject.INDIVIDUAL):
        judgement = judge_person(kind, lan(on.year), on=on)
    else:
        judgement = judge_collective(kind, office(on.year), on=on)
    unread = {BANG_KHEN, GIAY_KHEN} if regime == "A" else {BANG_KHEN}
    open_kind = kind in {CO_THI_DUA, *unread}

    assert (judgement.award, judgement.regime) == (kind.code, regime)
    assert judgement.word == ("Cần người xem xét" if open_kind else "Đủ điều kiện")
    assert all(condition.citation for condition in judgement.conditions)


def test_under_the_law_of_2026_every_value_says_that_nobody_has_read_it():
    judgements = [judge_person(kind, lan(2026), on=IN_2026) for kind in (LDTT, CSTDCS, CSTDT)]
    conditions = [condition for judgement in judgements for condition in judgement.conditions]

    remarks = {value.remark for condition in conditions for value in condition.values}
    assert remarks == {"chưa đối chiếu văn bản gốc"}
    assert {condition.citation for condition in conditions} == {LAW_2026.unread()}


def test_somebody_in_order_is_told_each_condition_of_ldtt_with_its_clause():
    assert ldtt() == Judgement(
        "LDTT",
        "A",
        (
            Condition(
                "registration",
                "Đăng ký thi đua: không đăng ký thì không xét.",
                "Có trong bản đăng ký đã duyệt.",
                Outcome.MET,
                LAW_2003.at("Điều 10"),
                (
                    UsedValue(
                        "Đăng ký thi đua là điều kiện xét",
                        "không đăng ký thì không xét",
                    ),
                ),
                evidence=Evidence.REGISTRATION,
            ),
            Condition(
                "rating",
                "Người đạt Lao động tiên tiến phải được xếp loại từ mức “Hoàn thành tốt nhiệm vụ”.",
                "Hoàn thành xuất sắc nhiệm vụ",
                Outcome.MET,
                LAW_2003.at("Điều 24"),
                (
                    UsedValue(
                        "Mức xếp loại thấp nhất để đạt Lao động tiên tiến",
                        "Hoàn thành tốt nhiệm vụ",
                    ),
                ),
                evidence=Evidence.RATINGS,
            ),
            Condition(
                "service",
                "Người mới tuyển dụng có thời gian công tác dưới 10 tháng không được xét.",
                "12 tháng trong năm 2021.",
                Outcome.MET,
                DECREE_91_2017.at("Điều 10"),
                (UsedValue("Thời gian công tác tối thiểu để xét Lao động tiên tiến", "10 tháng"),),
            ),
            Condition(
                "discipline",
                "Kỷ luật làm cho cá nhân không được xét: khiển trách trở lên.",
                "Không có kỷ luật ở mức này trong năm 2021.",
                Outcome.MET,
                DECREE_91_2017.at("Điều 10"),
                (
                    UsedValue(
                        "Hình thức kỷ luật không được xét Lao động tiên tiến",
                        "khiển trách trở lên",
                    ),
                ),
                evidence=Evidence.DISCIPLINE,
            ),
        ),
    )


@pytest.mark.parametrize("kind", [BANG_KHEN, GIAY_KHEN], ids=lambda kind: kind.code)
def test_under_the_law_of_2003_a_commendation_is_left_to_a_person(kind):
    assert judge_person(kind, lan(is_registered=False), on=IN_2021).conditions == (
        Condition(
            "standard",
            f"Đạt tiêu chuẩn tặng {kind.name}.",
            "Phần mềm không có tiêu chuẩn này; hãy đối chiếu văn bản và báo cáo thành tích.",
            Outcome.UNSURE,
            LAW_2003.unread(),
            evidence=Evidence.REPORT,
        ),
    )


def test_a_title_of_a_collective_is_not_for_a_person_nor_the_other_way_round():
    person = judge_person(TTLDXS, lan(), on=IN_2021)
    collective = judge_collective(LDTT, office(), on=IN_2021)

    assert verdict(person, "subject") == ("not_met", "Hồ sơ đề nghị cho cá nhân.", False)
    assert verdict(collective, "subject") == ("not_met", "Hồ sơ đề nghị cho tập thể.", False)


def test_a_day_before_the_first_law_is_for_a_person_to_look_at():
    judgement = judge_person(LDTT, lan(2016), on=date(2016, 11, 11))

    assert (judgement.regime, outcomes(judgement)) == ("", {"no_law": "unsure"})


# --- Đăng ký ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("on", "overrides", "outcome"),
    [
        pytest.param(IN_2021, (), "not_met", id="A: required, Điều 10 Luật 2003"),
        pytest.param(IN_2024, (), "unsure", id="B1: a reminder, Điều 7 Luật 2022"),
        pytest.param(IN_2025, (), "unsure", id="B2: a reminder, Điều 7 Luật 2022"),
        pytest.param(IN_2026, (), "unsure", id="C: a reminder, not read"),
        pytest.param(IN_2025, local("registration_rule", "required"), "not_met", id="by quy chế"),
        pytest.param(IN_2021, local("registration_rule", "off"), None, id="off by quy chế"),
    ],
)
def test_whoever_did_not_register(on, overrides, outcome):
    judgement = judge_person(LDTT, lan(on.year, is_registered=False), on=on, overrides=overrides)

    assert outcomes(judgement).get("registration") == outcome


def test_a_registration_that_waits_for_approval_is_no_refusal():
    waiting = ldtt(is_registered=False, is_registration_pending=True)

    assert verdict(waiting, "registration") == (
        "unsure",
        "Có trong bản đăng ký chưa được duyệt.",
        False,
    )


def test_a_campaign_that_asks_for_no_registration_sets_no_such_condition():
    assert "registration" not in outcomes(ldtt(is_registered=None))


# --- Lao động tiên tiến ----------------------------------------------------------------------
@pytest.mark.parametrize(
    ("rating", "outcome"),
    [("HTXS", "met"), ("HTT", "met"), ("HT", "not_met"), ("KHT", "not_met"), ("", "unsure")],
    ids=lambda value: value or "not rated yet",
)
def test_the_rating_of_ldtt_is_htt_at_least(rating, outcome):
    assert outcomes(ldtt(rating=rating))["rating"] == outcome


@pytest.mark.parametrize(
    ("on", "joined_on", "outcome", "words", "citation"),
    [
        pytest.param(
            IN_2021,
            date(2021, 3, 1),
            "met",
            "10 tháng trong năm 2021, vào làm từ ngày 01/03/2021.",
            DECREE_91_2017.at("Điều 10"),
            id="A: exactly 10 months, Điều 10 NĐ 91",
        ),
        pytest.param(
            IN_2021,
            date(2021, 3, 2),
            "not_met",
            "9 tháng trong năm 2021, vào làm từ ngày 02/03/2021.",
            DECREE_91_2017.at("Điều 10"),
            id="A: a day too late, Điều 10 NĐ 91",
        ),
        pytest.param(
            IN_2024,
            date(2024, 7, 1),
            "met",
            "6 tháng trong năm 2024, vào làm từ ngày 01/07/2024.",
            CIRCULAR_01_2024.at(),
            id="B1: exactly 6 months, TT 01/2024",
        ),
        pytest.param(
            date(2024, 3, 1),
            date(2024, 7, 2),
            "not_met",
            "5 tháng trong năm 2024, vào làm từ ngày 02/07/2024.",
            LAW_2022.unread("Điều 24"),
            id="B1 before its circular: 5 months",
        ),
        pytest.param(
            IN_2025,
            date(2025, 7, 2),
            "not_met",
            "5 tháng trong năm 2025, vào làm từ ngày 02/07/2025.",
            CIRCULAR_15_2025.at(),
            id="B2: 5 months, TT 15/2025",
        ),
    ],
)
def test_whoever_was_recruited_in_the_year(on, joined_on, outcome, words, citation):
    judgement = ldtt(on, joined_on=joined_on)

    assert verdict(judgement, "service") == (outcome, words, False)
    assert line(judgement, "service").citation == citation


@pytest.mark.parametrize(
    ("on", "leave", "outcome", "told"),
    [
        pytest.param(
            IN_2021,
            Leave("maternity", date(2021, 2, 1), date(2021, 7, 31)),
            "met",
            "12 tháng trong năm 2021; nghỉ thai sản từ ngày 01/02/2021 đến ngày 31/07/2021: được "
            "tính (Điều 10 Nghị định 91/2017/NĐ-CP).",
            id="A: maternity counts, Điều 10 NĐ 91",
        ),
        pytest.param(
            IN_2021,
            Leave("training", date(2021, 1, 4), date(2021, 12, 24)),
            "met",
            "12 tháng trong năm 2021; đào tạo, bồi dưỡng từ ngày 04/01/2021 đến ngày 24/12/2021: "
            "được tính (Điều 10 Nghị định 91/2017/NĐ-CP).",
            id="A: under a year counts whatever its result, Điều 10 NĐ 91",
        ),
        pytest.param(
            IN_2021,
            Leave("training", date(2020, 9, 1), date(2021, 8, 31), "good"),
            "met",
            "12 tháng trong năm 2021; đào tạo, bồi dưỡng từ ngày 01/09/2020 đến ngày 31/08/2021: "
            "được tính (Điều 10 Nghị định 91/2017/NĐ-CP).",
            id="A: a year with a good result counts, Điều 10 NĐ 91",
        ),
        pytest.param(
            IN_2021,
            Leave("training", date(2020, 9, 1), date(2021, 8, 31), "average"),
            "not_met",
            "4 tháng trong năm 2021; đào tạo, bồi dưỡng từ ngày 01/09/2020 đến ngày 31/08/2021: "
            "không được tính (Điều 10 Nghị định 91/2017/NĐ-CP).",
            id="A: a year with a fair result does not, Điều 10 NĐ 91",
        ),
        pytest.param(
            IN_2021,
            Leave("training", date(2020, 9, 1), date(2021, 8, 31)),
            "unsure",
            "từ 4 đến 12 tháng trong năm 2021; đào tạo, bồi dưỡng từ ngày 01/09/2020 đến ngày "
            "31/08/2021: cần người xem xét có được tính không (Điều 10 Nghị định 91/2017/NĐ-CP).",
            id="A: a year whose result nobody entered",
        ),
        pytest.param(
            IN_2024,
            Leave("training", date(2023, 9, 1), None, "poor"),
            "unsure",
            "từ 0 đến 12 tháng trong năm 2024; đào tạo, bồi dưỡng từ ngày 01/09/2023 chưa ghi ngày "
            "kết thúc: cần người xem xét có được tính không (Thông tư 01/2024/TT-BNV).",
            id="B1: long training that was failed is for a person to judge",
        ),
        *(
            pytest.param(
                IN_2025,
                Leave("training", date(2024, 9, 1), date(2025, 8, 31), result),
                outcome,
                f"{months} tháng trong năm 2025; đào tạo, bồi dưỡng từ ngày 01/09/2024 đến ngày "
                f"31/08/2025: {counted} (điểm b khoản 5 Điều 2 Thông tư 15/2025/TT-BNV).",
                id=f"B2: long training, {result or 'no result'}, điểm b khoản 5 Điều 2 TT 15/2025",
            )
            for result, outcome, months, counted in [
                ("excellent", "met", "12", "được tính"),
                ("good", "met", "12", "được tính"),
                ("average", "unsure", "từ 4 đến 12", "cần người xem xét có được tính không"),
                ("poor", "unsure", "từ 4 đến 12", "cần người xem xét có được tính không"),
                ("", "unsure", "từ 4 đến 12", "cần người xem xét có được tính không"),
            ]
        ),
        pytest.param(
            IN_2025,
            Leave("secondment", date(2025, 2, 1), date(2025, 11, 30)),
            "met",
            "12 tháng trong năm 2025; được biệt phái từ ngày 01/02/2025 đến ngày 30/11/2025: được "
            "tính.",
            id="B2: a secondment is work, TT 15/2025",
        ),
        pytest.param(
            IN_2021,
            Leave("rescue_injury", date(2021, 2, 1), date(2021, 8, 31)),
            "met",
            "12 tháng trong năm 2021; điều trị do cứu người, cứu tài sản từ ngày 01/02/2021 đến "
            "ngày 31/08/2021: được tính (Điều 10 Nghị định 91/2017/NĐ-CP).",
            id="A: hurt while saving people, Điều 10 NĐ 91",
        ),
        pytest.param(
            IN_2021,
            Leave("unpaid", date(2021, 2, 1), date(2021, 4, 30)),
            "unsure",
            "từ 9 đến 12 tháng trong năm 2021; nghỉ không hưởng lương từ ngày 01/02/2021 đến ngày "
            "30/04/2021: cần người xem xét có được tính không.",
            id="A: the law says nothing of unpaid leave, and it decides",
        ),
        pytest.param(
            IN_2021,
            Leave("sick", date(2021, 2, 1), date(2021, 3, 31)),
            "met",
            "từ 10 đến 12 tháng trong năm 2021; nghỉ ốm đau, điều trị từ ngày 01/02/2021 đến ngày "
            "31/03/2021: cần người xem xét có được tính không.",
            id="A: nor of sick leave, but it does not decide",
        ),
        pytest.param(
            IN_2021,
            Leave("unpaid", date(2019, 2, 1), date(2020, 12, 31)),
            "met",
            "12 tháng trong năm 2021.",
            id="a leave of another year is not told",
        ),
    ],
)
def test_whoever_was_away(on, leave, outcome, told):
    assert verdict(ldtt(on, leaves=(leave,)), "service") == (outcome, told, False)


def test_a_regulation_that_does_not_count_maternity_leave_is_followed():
    person = lan(leaves=(Leave("maternity", date(2021, 2, 1), date(2021, 7, 31)),))
    overrides = local("maternity_leave_counts", False)
    judgement = judge_person(LDTT, person, on=IN_2021, overrides=overrides)

    assert outcomes(judgement)["service"] == "not_met"
    assert UsedValue("Tính thời gian nghỉ thai sản", "không") in line(judgement, "service").values


@pytest.mark.parametrize(
    ("left_on", "service", "left"),
    [
        pytest.param(date(2021, 12, 20), "met", "unsure", id="late in the year"),
        pytest.param(date(2021, 9, 1), "unsure", "unsure", id="early enough to matter"),
        pytest.param(date(2020, 9, 1), "not_met", "unsure", id="before the year began"),
        pytest.param(date(2022, 1, 1), "met", None, id="after the year"),
    ],
)
def test_whoever_left_is_for_a_person_to_look_at(left_on, service, left):
    results = outcomes(ldtt(left_on=left_on))

    assert (results["service"], results.get("left")) == (service, left)


@pytest.mark.parametrize(
    ("form", "day", "rule", "outcome"),
    [
        pytest.param("reprimand", date(2021, 6, 1), "reprimand", "not_met", id="khiển trách"),
        pytest.param("dismissal", date(2021, 6, 1), "reprimand", "not_met", id="a heavier form"),
        pytest.param("reprimand", date(2020, 12, 31), "reprimand", "met", id="of another year"),
        pytest.param("reprimand", date(2021, 6, 1), "caution", "met", id="lighter than quy chế"),
        pytest.param("warning", date(2021, 6, 1), "caution", "not_met", id="cảnh cáo by quy chế"),
        pytest.param("warning", date(2021, 6, 1), "none", None, id="no such rule by quy chế"),
    ],
)
def test_whoever_was_disciplined(form, day, rule, outcome):
    person = lan(disciplines=((form, day, "Hình thức"),))
    overrides = local("discipline_excluding_ldtt", rule)
    judgement = judge_person(LDTT, person, on=IN_2021, overrides=overrides)

    assert outcomes(judgement).get("discipline") == outcome


def test_a_discipline_is_named_with_its_day_under_article_10_of_decree_91():
    judgement = ldtt(disciplines=(reprimanded(),))

    assert verdict(judgement, "discipline") == ("not_met", "Khiển trách ngày 01/06/2021", False)
    assert judgement.word == "Chưa đủ"


@pytest.mark.parametrize(
    ("months", "has_opinion", "outcome", "told"),
    [
        pytest.param(6, False, "unsure", "chưa có ý kiến nhận xét", id="6 months, no opinion"),
        pytest.param(6, True, "met", "đã có ý kiến nhận xét", id="6 months, with opinion"),
        pytest.param(5, False, "met", "không cần ý kiến nhận xét", id="5 months need none"),
    ],
)
def test_whoever_moved_needs_the_opinion_of_the_old_unit(months, has_opinion, outcome, told):
    moved = ((date(2021, 5, 1), "Tài chính", months, has_opinion),)

    assert verdict(ldtt(transfers=moved), "transfer:1") == (
        outcome,
        f"Chuyển từ Tài chính ngày 01/05/2021, ở đó {months} tháng: {told}.",
        False,
    )


# --- Chiến sĩ thi đua cơ sở ------------------------------------------------------------------
@pytest.mark.parametrize(
    ("standing", "history", "outcome", "told", "conditional"),
    [
        ("recognised", History(), "met", "đã được công nhận", False),
        (
            "proposed",
            History(),
            "unsure",
            "đã đề nghị, chưa có quyết định: có điều kiện",
            True,
        ),
        (
            "declined",
            History(),
            "not_met",
            "không được công nhận hoặc không được đề nghị",
            False,
        ),
        ("", History(), "unsure", "chưa gửi hồ sơ đề nghị", False),
        ("", held("LDTT", 2021), "met", "đã được công nhận", False),
        ("", held("LDTT", 2020), "unsure", "chưa gửi hồ sơ đề nghị", False),
        (
            "",
            History((PastAward("LDTT", 2021, is_revoked=True),)),
            "not_met",
            "không được công nhận hoặc không được đề nghị",
            False,
        ),
    ],
    ids=[
        "recognised",
        "proposed",
        "declined",
        "nothing yet",
        "held by an entered decision",
        "held in another year",
        "revoked",
    ],
)
def test_cstdcs_stands_on_ldtt_of_the_same_year(standing, history, outcome, told, conditional):
    judgement = judge_person(CSTDCS, lan(ldtt=standing, history=history), on=IN_2021)

    words = f"Lao động tiên tiến năm 2021: {told}."
    assert verdict(judgement, "foundation") == (outcome, words, conditional)
    assert line(judgement, "foundation").citation == LAW_2003.at("Điều 23")


def test_where_htxs_is_the_foundation_the_rating_decides_and_not_ldtt():
    overrides = local("cstdcs_foundation", "HTXS")
    good = judge_person(
        CSTDCS, lan(2026, rating="HTT", ldtt="recognised"), on=IN_2026, overrides=overrides
    )
    best = judge_person(CSTDCS, lan(2026, ldtt="declined"), on=IN_2026, overrides=overrides)

    assert (outcomes(good)["foundation"], outcomes(best)["foundation"]) == ("not_met", "met")


OURS = KnownInitiative("Sổ tay một cửa", Recognition.RECOGNISED, "base")


@pytest.mark.parametrize(
    ("initiative", "outcome", "told", "conditional"),
    [
        pytest.param(OURS, "met", "đã được công nhận.", False, id="recognised"),
        pytest.param(
            replace(OURS, recognition=Recognition.PENDING, sphere=""),
            "unsure",
            "đang chờ công nhận: có điều kiện.",
            True,
            id="under review",
        ),
        pytest.param(
            replace(OURS, recognition=Recognition.PENDING, sphere=""),
            "unsure",
            "đang chờ công nhận: có điều kiện.",
            True,
            id="sent",
        ),
        pytest.param(
            replace(OURS, recognition=Recognition.NOT_SENT, sphere=""),
            "unsure",
            "chưa nộp đơn.",
            False,
            id="draft",
        ),
        pytest.param(
            replace(OURS, recognition=Recognition.REFUSED, sphere=""),
            "not_met",
            "không được công nhận.",
            False,
            id="refused",
        ),
        pytest.param(
            replace(OURS, used_for="Chiến sĩ thi đua cơ sở năm 2020"),
            "not_met",
            "đã dùng cho Chiến sĩ thi đua cơ sở năm 2020.",
            False,
            id="used before for the same title",
        ),
        pytest.param(
            replace(OURS, used_for="Chiến sĩ thi đua cơ sở năm 2020", may_be_reused=True),
            "met",
            "đã được công nhận; dùng lại, đã dùng cho Chiến sĩ thi đua cơ sở năm 2020, có ghi lý "
            "do.",
            False,
            id="used again with a reason on record",
        ),
    ],
)
def test_cstdcs_rests_on_an_initiative(initiative, outcome, told, conditional):
    judgement = judge_person(CSTDCS, lan(initiatives=(initiative,)), on=IN_2021)

    assert verdict(judgement, "merit") == (
        outcome,
        f"Sáng kiến “Sổ tay một cửa” {told}",
        conditional,
    )


def test_one_good_initiative_is_enough_and_the_others_are_told():
    refused = KnownInitiative("Sơ đồ", Recognition.REFUSED)
    judgement = judge_person(CSTDCS, lan(initiatives=(refused, OURS)), on=IN_2021)

    assert verdict(judgement, "merit") == (
        "met",
        "Sáng kiến “Sơ đồ” không được công nhận. Sáng kiến “Sổ tay một cửa” đã được công nhận.",
        False,
    )


@pytest.mark.parametrize(
    ("on", "merit", "has_paper", "outcome", "told"),
    [
        pytest.param(
            IN_2021,
            Merit.TOPIC,
            True,
            "met",
            "Đề tài nghiên cứu đã nghiệm thu “Lúa”: có giấy tờ kèm theo.",
            id="A: a topic, Điều 23 Luật 2003",
        ),
        pytest.param(
            IN_2021,
            Merit.TOPIC,
            False,
            "unsure",
            "Đề tài nghiên cứu đã nghiệm thu “Lúa”: chưa kèm giấy tờ chứng minh.",
            id="A: a topic without its paper",
        ),
        pytest.param(
            IN_2021,
            Merit.SCHEME,
            True,
            "not_met",
            "Đề án khoa học đã nghiệm thu “Lúa”: không được tính thay cho sáng kiến (Điều 23 Luật "
            "Thi đua, khen thưởng năm 2003).",
            id="A: a scheme does not count, Điều 23 Luật 2003",
        ),
        pytest.param(
            IN_2024,
            Merit.SCHEME,
            True,
            "met",
            "Đề án khoa học đã nghiệm thu “Lúa”: có giấy tờ kèm theo.",
            id="B1: a scheme counts, Điều 23 Luật 2022",
        ),
        pytest.param(
            IN_2021,
            Merit.COMBAT,
            True,
            "met",
            "Mưu trí, sáng tạo trong chiến đấu “Lúa”: có giấy tờ kèm theo.",
            id="A: combat, Điều 23 Luật 2003",
        ),
        pytest.param(
            IN_2025,
            Merit.COMBAT,
            True,
            "met",
            "Mưu trí, sáng tạo trong chiến đấu “Lúa”: có giấy tờ kèm theo.",
            id="B2: combat, Điều 23 Luật 2022",
        ),
        pytest.param(
            IN_2026,
            Merit.COMBAT,
            True,
            "met",
            "Mưu trí, sáng tạo trong chiến đấu “Lúa”: có giấy tờ kèm theo.",
            id="C: combat, as the draft says",
        ),
        pytest.param(
            IN_2026,
            Merit.TOPIC,
            True,
            "not_met",
            "Đề tài nghiên cứu đã nghiệm thu “Lúa”: không được tính thay cho sáng kiến (Luật "
            "06/2026/QH16).",
            id="C: a topic does not count, as the draft says",
        ),
        pytest.param(
            IN_2021,
            Merit.INITIATIVE,
            True,
            "unsure",
            "Có giấy công nhận của một sáng kiến không có trong phần mềm; cần người xem xét.",
            id="the certificate of an initiative that the program does not hold",
        ),
        pytest.param(
            IN_2021,
            None,
            False,
            "unsure",
            "Chưa chọn sáng kiến, đề tài nào.",
            id="nothing chosen is a gap, not a refusal",
        ),
    ],
)
def test_cstdcs_may_rest_on_something_else(on, merit, has_paper, outcome, told):
    person = lan(
        on.year,
        merit=merit,
        merit_text="Lúa",
        has_merit_paper=has_paper,
        initiatives=(),
        rating="HTT",
    )

    assert verdict(judge_person(CSTDCS, person, on=on), "merit") == (outcome, told, False)


@pytest.mark.parametrize(
    ("on", "required"),
    [
        (
            IN_2021,
            "Có sáng kiến được công nhận; hoặc đề tài được nghiệm thu; hoặc mưu trí, sáng tạo "
            "trong chiến đấu, phục vụ chiến đấu.",
        ),
        (
            IN_2024,
            "Có sáng kiến được công nhận; hoặc đề tài được nghiệm thu; hoặc đề án khoa học được "
            "nghiệm thu; hoặc mưu trí, sáng tạo trong chiến đấu, phục vụ chiến đấu; hoặc được xếp "
            "loại Hoàn thành xuất sắc nhiệm vụ.",
        ),
        (
            IN_2026,
            "Có sáng kiến được công nhận; hoặc mưu trí, sáng tạo trong chiến đấu, phục vụ chiến "
            "đấu.",
        ),
    ],
    ids=["A, Điều 23 Luật 2003", "B1, Điều 23 Luật 2022", "C, as the draft says"],
)
def test_what_cstdcs_may_rest_on_is_told_by_regime(on, required):
    assert line(judge_person(CSTDCS, lan(on.year), on=on), "merit").required == required


def test_a_regulation_may_ask_for_no_initiative():
    overrides = local("cstdcs_requires_initiative", False)
    judgement = judge_person(CSTDCS, lan(initiatives=()), on=IN_2021, overrides=overrides)

    assert outcomes(judgement) == {"registration": "met", "foundation": "met"}


def test_whoever_waits_for_decisions_only_is_judged_with_a_condition():
    person = lan(ldtt="proposed", initiatives=(replace(OURS, recognition=Recognition.PENDING),))

    assert judge_person(CSTDCS, person, on=IN_2021).word == "Có điều kiện"
    unregistered = replace(person, is_registered=False)
    assert judge_person(CSTDCS, unregistered, on=IN_2021).word == "Chưa đủ"


# --- Chiến sĩ thi đua cấp tỉnh, toàn quốc ----------------------------------------------------
@pytest.mark.parametrize(
    ("kind", "history", "cstdcs", "outcome", "told", "conditional"),
    [
        pytest.param(
            CSTDT,
            held("CSTDCS", 2018, 2019, 2020),
            "",
            "met",
            "Chiến sĩ thi đua cơ sở: đạt năm 2018, 2019, 2020.",
            False,
            id="three years before, Điều 22 Luật 2003",
        ),
        pytest.param(
            CSTDT,
            held("CSTDCS", 2019, 2020, 2021),
            "recognised",
            "met",
            "Chiến sĩ thi đua cơ sở: đạt năm 2019, 2020, 2021.",
            False,
            id="this year is the third, Điều 22 Luật 2003",
        ),
        pytest.param(
            CSTDT,
            held("CSTDCS", 2019, 2020, complete=(2018,)),
            "proposed",
            "unsure",
            "Chiến sĩ thi đua cơ sở: đạt năm 2019, 2020; năm 2021 đã đề nghị, chưa có quyết định: "
            "có điều kiện.",
            True,
            id="this year would be the third and is proposed",
        ),
        pytest.param(
            CSTDT,
            held("CSTDCS", 2018, 2020, complete=(2019,)),
            "proposed",
            "not_met",
            "Chiến sĩ thi đua cơ sở: đạt năm 2018, 2020; không đạt năm 2019.",
            False,
            id="a gap year breaks it",
        ),
        pytest.param(
            CSTDT,
            held("CSTDCS", 2018, 2020),
            "",
            "unsure",
            "Chiến sĩ thi đua cơ sở: đạt năm 2018, 2020; chưa có dữ liệu năm 2019.",
            False,
            id="a year without data says so",
        ),
        pytest.param(
            CSTDTQ,
            held("CSTDT", 2019, 2020),
            "",
            "met",
            "Chiến sĩ thi đua cấp tỉnh: đạt năm 2019, 2020.",
            False,
            id="two in a row, Điều 21 Luật 2003",
        ),
        pytest.param(
            CSTDTQ,
            held("CSTDT", 2018, 2021, complete=(2019, 2020)),
            "",
            "unsure",
            "Chiến sĩ thi đua cấp tỉnh: đạt 2 lần, không ở các năm liền nhau (2018, 2021); danh "
            "hiệu này không xét hằng năm, cần người xem xét có liên tục không.",
            False,
            id="twice in years apart, Điều 21 Luật 2003",
        ),
        pytest.param(
            CSTDTQ,
            held("CSTDT", 2018, complete=(2019, 2020)),
            "",
            "not_met",
            "Chiến sĩ thi đua cấp tỉnh: không đạt năm 2019, 2020.",
            False,
            id="once only",
        ),
    ],
)
def test_the_higher_titles_need_a_chain(kind, history, cstdcs, outcome, told, conditional):
    judgement = judge_person(kind, lan(history=history, cstdcs=cstdcs), on=IN_2021)

    assert verdict(judgement, "chain") == (outcome, told, conditional)


def test_a_regulation_may_ask_for_one_year_and_this_one_is_proposed():
    overrides = local("cstdt_consecutive_years", 1)
    person = lan(history=History(), cstdcs="proposed")

    assert verdict(judge_person(CSTDT, person, on=IN_2021, overrides=overrides), "chain") == (
        "unsure",
        "Chiến sĩ thi đua cơ sở: năm 2021 đã đề nghị, chưa có quyết định: có điều kiện.",
        True,
    )


@pytest.mark.parametrize(
    ("kind", "sphere", "outcome"),
    [
        (CSTDT, "base", "unsure"),
        (CSTDT, "province", "met"),
        (CSTDT, "nation", "met"),
        (CSTDTQ, "province", "unsure"),
        (CSTDTQ, "nation", "met"),
        (CSTDTQ, "", "unsure"),
    ],
    ids=lambda value: getattr(value, "code", value) or "none",
)
def test_the_effect_of_an_initiative_reaches_as_far_as_the_title(kind, sphere, outcome):
    person = lan(initiatives=(replace(OURS, sphere=sphere),))

    assert outcomes(judge_person(kind, person, on=IN_2021))["merit"] == outcome


def test_a_topic_for_a_higher_title_is_looked_at_by_a_person():
    person = lan(merit=Merit.TOPIC, merit_text="Lúa", has_merit_paper=True, initiatives=())

    assert verdict(judge_person(CSTDT, person, on=IN_2021), "merit") == (
        "unsure",
        "Đề tài nghiên cứu đã nghiệm thu “Lúa”: có giấy tờ kèm theo; cần người xem xét phạm vi "
        "ảnh hưởng.",
        False,
    )


# --- Who may not know of disciplines ---------------------------------------------------------
def test_without_the_right_the_line_of_discipline_says_the_same_of_everybody():
    clean = veiled(ldtt())
    marked = veiled(ldtt(disciplines=(reprimanded(),)))

    assert clean == marked
    assert verdict(clean, "discipline") == ("unsure", "Hội đồng sẽ xem xét.", True)
    assert [condition for condition in clean.conditions if condition.code != "discipline"] == [
        condition for condition in ldtt().conditions if condition.code != "discipline"
    ]


# --- What holds of everybody -----------------------------------------------------------------
DAYS = st.dates(date(2010, 1, 1), date(2021, 12, 31))
LEAVES = st.builds(
    lambda kind, day, length, result: Leave(
        kind, day, day + timedelta(length), result if kind == "training" else ""
    ),
    st.sampled_from(["maternity", "sick", "rescue_injury", "unpaid", "training"]),
    DAYS,
    st.integers(0, 700),
    st.sampled_from(["", "excellent", "good", "average", "poor"]),
)
PEOPLE = st.builds(
    Candidate,
    name=st.just("Lan"),
    year=st.just(2021),
    joined_on=DAYS,
    left_on=st.none() | st.dates(date(2021, 1, 2), date(2022, 12, 31)),
    rating=st.sampled_from(["", "HTXS", "HTT", "HT", "KHT"]),
    leaves=st.lists(LEAVES, max_size=3).map(tuple),
    merit=st.none() | st.sampled_from(Merit),
    has_merit_paper=st.booleans(),
    ldtt=st.sampled_from(["", "recognised", "proposed", "declined"]),
    cstdcs=st.sampled_from(["", "recognised", "proposed", "declined"]),
    is_registered=st.none() | st.booleans(),
)
PERSONAL = st.sampled_from([LDTT, CSTDCS, CSTDT, CSTDTQ, GIAY_KHEN, BANG_KHEN])
WHEN = st.sampled_from(list(RECEIVED.values()))


@given(PEOPLE, PERSONAL, WHEN)
def test_every_judgement_is_the_worst_of_its_lines_and_no_code_comes_twice(person, kind, on):
    judgement = judge_person(kind, person, on=on)
    codes = [condition.code for condition in judgement.conditions]

    assert judgement.outcome is worst(condition.outcome for condition in judgement.conditions)
    assert len(codes) == len(set(codes))
    assert all(condition.required and condition.found for condition in judgement.conditions)


@given(PERSONAL, WHEN, DAYS)
def test_somebody_of_whom_nothing_is_known_is_never_refused_for_it(kind, on, joined_on):
    person = Candidate("Lan", on.year, joined_on=joined_on.replace(year=2010, day=1))

    assert judge_person(kind, person, on=on).outcome is Outcome.UNSURE


@given(PEOPLE, PERSONAL, WHEN)
def test_a_recognised_initiative_never_makes_it_worse(person, kind, on):
    ranks = [Outcome.NOT_MET, Outcome.UNSURE, Outcome.MET]
    before = judge_person(kind, person, on=on)
    after = judge_person(kind, replace(person, initiatives=(OURS,)), on=on)

    assert ranks.index(after.outcome) >= ranks.index(before.outcome)
