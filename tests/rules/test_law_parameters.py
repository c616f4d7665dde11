"""Parameters by date: which value holds, by which clause, and who may change it."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from law.instruments import (
    CIRCULAR_01_2024,
    CIRCULAR_15_2025,
    CIRCULAR_28_2025,
    DECREE_13_2012,
    DECREE_152_2025,
    DECREE_335_2025,
    INSTRUMENTS,
    LAW_2022,
    PROGRAM_DEFAULT,
)
from law.kinds import CATALOGUE, TITLES
from law.parameters import PARAMETERS, parameter, value_of
from law.regimes import REGIMES, A, C
from law.shares import Threshold
from law.sources import Instrument
from law.timeline import LawError, in_force
from law.values import Override, Value

PLAN_DAY, LAST = date(2021, 1, 15), date(2040, 12, 31)
LOCAL = Instrument(
    code="QC-XA",
    name="Quy chế thi đua, khen thưởng của xã",
    number="63/2019/QĐ-UBND",
    issued_on=date(2019, 10, 9),
    issuer="Ủy ban nhân dân tỉnh",
    valid_from=date(2019, 10, 20),
)
# Known from a later day than the first regime.
STARTS_LATER = {
    ("base_salary", ""): date(2018, 7, 1),
    ("htxs_ceiling_share", ""): date(2026, 1, 1),
    ("bang_khen_years", ""): date(2024, 1, 1),
    ("bang_khen_initiatives", ""): date(2024, 1, 1),
    ("giay_khen_rating", ""): date(2024, 1, 1),
    ("reward_coefficient", "THON_VAN_HOA"): date(2025, 7, 1),
    ("reward_coefficient", "XA_TIEU_BIEU"): date(2025, 7, 1),
}


def national_rows(law_parameter):
    return [
        *law_parameter.values,
        *(row for rows in law_parameter.by_kind.values() for row in rows),
    ]


def rows_by_kind(law_parameter):
    """Give the rows of each kind that has its own, and those of all kinds under ""."""
    return (
        {"": law_parameter.values, **law_parameter.by_kind}
        if law_parameter.values
        else law_parameter.by_kind
    )


def first_day(law_parameter, kind=""):
    return STARTS_LATER.get((law_parameter.code, kind), A.valid_from)


EVERY_ROW = [
    pytest.param(law_parameter, row, id=f"{law_parameter.code} {row.valid_from}")
    for law_parameter in PARAMETERS
    for row in national_rows(law_parameter)
]
by_code = pytest.mark.parametrize(
    "law_parameter", PARAMETERS, ids=lambda law_parameter: law_parameter.code
)


@pytest.mark.parametrize(
    ("code", "day", "value", "citation"),
    [
        pytest.param(*row, id=f"{row[0]} {row[1]}, {row[3]}")
        for row in [
            (
                "months_of_service_required",
                PLAN_DAY,
                10,
                "Điều 10 Nghị định 91/2017/NĐ-CP",
            ),
            ("months_of_service_required", date(2024, 6, 1), 6, "Thông tư 01/2024/TT-BNV"),
            (
                "cstdcs_ceiling_share",
                PLAN_DAY,
                Fraction(15, 100),
                "khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP",
            ),
            (
                "ttldtt_ldtt_share",
                PLAN_DAY,
                Threshold(Fraction(1, 2), strict=True),
                "Điều 28 Luật Thi đua, khen thưởng năm 2003",
            ),
            (
                "ttldxs_ldtt_share",
                date(2025, 12, 1),
                Threshold(Fraction(7, 10)),
                "Luật Thi đua, khen thưởng năm 2022",
            ),
            ("cstdt_consecutive_years", PLAN_DAY, 3, "Điều 22 Luật Thi đua, khen thưởng năm 2003"),
            ("cstdtq_consecutive_years", PLAN_DAY, 2, "Điều 21 Luật Thi đua, khen thưởng năm 2003"),
            (
                "registration_rule",
                PLAN_DAY,
                "required",
                "Điều 10 Luật Thi đua, khen thưởng năm 2003",
            ),
            (
                "registration_rule",
                date(2024, 1, 1),
                "warn",
                "Điều 7 Luật Thi đua, khen thưởng năm 2022",
            ),
            (
                "initiative_request_months",
                PLAN_DAY,
                12,
                "khoản 2 Điều 5 Điều lệ Sáng kiến (Nghị định 13/2012/NĐ-CP)",
            ),
            ("htxs_ceiling_share", date(2026, 1, 1), Fraction(1, 5), "Nghị định 335/2025/NĐ-CP"),
        ]
    ],
)
def test_a_value_that_was_read_holds_on_its_day_with_its_clause(code, day, value, citation):
    ruled = value_of(code, day)
    assert (ruled.value, str(ruled.citation), ruled.verified, ruled.remark) == (
        value,
        citation,
        True,
        "",
    )


def test_a_newly_recruited_person_waits_ten_months_under_the_old_decree_and_six_under_the_new():
    months = [
        value_of("months_of_service_required", day).value
        for day in (
            date(2023, 12, 31),
            date(2024, 1, 1),
            date(2026, 12, 31),
        )
    ]
    assert months == [10, 6, 6]


def test_a_value_before_its_circular_took_effect_is_used_but_not_vouched_for():
    gap = value_of("months_of_service_required", date(2024, 4, 14))
    assert gap == Value(6, date(2024, 1, 1), date(2024, 4, 14), LAW_2022.unread("Điều 24"))
    assert gap.remark == "chưa đối chiếu văn bản gốc"
    after = value_of("months_of_service_required", CIRCULAR_01_2024.valid_from)
    assert after.citation == CIRCULAR_01_2024.at()
    last, first = date(2025, 8, 4), date(2025, 8, 5)
    cited = [value_of("months_of_service_required", day).citation for day in (last, first)]
    assert cited == [CIRCULAR_01_2024.at(), CIRCULAR_15_2025.at()]


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("share_rounding", "floor"),
        ("share_min_one", False),
        ("posting_working_days", 5),
        ("vote_quorum", Threshold(Fraction(2, 3))),
        ("vote_ballot", "hands"),
        ("vote_threshold", Threshold(Fraction(1, 2), strict=True)),
        ("vote_denominator", "all"),
        ("vote_casting", False),
    ],
)
def test_what_no_national_instrument_sets_is_a_default_and_says_so(code, value):
    ruled = value_of(code, PLAN_DAY)
    assert (ruled.value, ruled.citation, ruled.remark) == (
        value,
        PROGRAM_DEFAULT.unread(),
        "chưa có quy định chung, đang dùng mặc định",
    )


def test_the_national_vote_of_nine_tenths_is_for_the_higher_titles_only():
    ninety = Threshold(Fraction(9, 10))
    votes = {kind.code: value_of("vote_threshold", PLAN_DAY, kind=kind.code) for kind in TITLES}
    assert {code for code, vote in votes.items() if vote.value == ninety} == {"CSTDT", "CSTDTQ"}
    assert str(votes["CSTDT"].citation) == "khoản 8 Điều 45 Nghị định 91/2017/NĐ-CP"


@by_code
def test_exactly_one_national_value_holds_on_each_day_from_the_first_on(law_parameter):
    days = [A.valid_from + timedelta(days=at) for at in range((LAST - A.valid_from).days + 1)]
    for kind, rows in rows_by_kind(law_parameter).items():
        first = first_day(law_parameter, kind)
        held = [day for day in days for row in rows if in_force(row, day)]
        assert sorted(held) == [day for day in days if day >= first]


@pytest.mark.parametrize(("law_parameter", "row"), EVERY_ROW)
def test_the_instrument_of_a_value_is_in_force_while_the_value_holds(law_parameter, row):
    assert row.citation.instrument in INSTRUMENTS
    assert in_force(row.citation.instrument, row.valid_from)
    assert row.citation.instrument.valid_to is None or (
        row.valid_to is not None and row.valid_to <= row.citation.instrument.valid_to
    )


@pytest.mark.parametrize(("law_parameter", "row"), EVERY_ROW)
def test_every_value_reads_back_as_it_is_shown_and_fits_its_sentence(law_parameter, row):
    shown = law_parameter.input.show(row.value)
    assert law_parameter.parse(shown) == row.value
    assert shown in law_parameter.describe(row.value)


@by_code
def test_under_the_amended_law_only_other_instruments_are_vouched_for(law_parameter):
    untouched = {
        CIRCULAR_28_2025,
        DECREE_13_2012,
        DECREE_152_2025,  # stands by itself until it runs out
        DECREE_335_2025,
        parameter("base_salary").values[-1].citation.instrument,
    }
    vouched = {
        row.citation.instrument
        for row in national_rows(law_parameter)
        if in_force(row, C.valid_from) and row.verified
    }
    assert vouched <= untouched


def test_a_parameter_is_found_by_its_code_and_no_code_is_given_twice():
    assert [parameter(law_parameter.code) for law_parameter in PARAMETERS] == list(PARAMETERS)


def test_values_by_kind_are_for_kinds_that_exist():
    kinds = {kind.code for kind in CATALOGUE}
    assert {code for law_parameter in PARAMETERS for code in law_parameter.by_kind} <= kinds


def test_an_unknown_parameter_is_an_error_in_words():
    with pytest.raises(LawError, match="Không có tham số nào mang mã “speed”"):
        value_of("speed", PLAN_DAY)


@by_code
def test_a_day_before_the_first_value_is_an_error_and_never_a_wrong_value(law_parameter):
    first = min(row.valid_from for row in national_rows(law_parameter))
    kind = next(iter(law_parameter.by_kind), "")
    with pytest.raises(LawError) as error:
        law_parameter.on(first - timedelta(days=1), kind=kind)
    assert str(error.value).startswith(f"Chương trình không có “{law_parameter.name}” cho ngày ")
    assert str(error.value).endswith("Hãy kiểm tra lại ngày.")


def test_the_error_names_the_first_day_that_is_known():
    with pytest.raises(LawError) as error:
        value_of("base_salary", date(2018, 6, 30))
    assert str(error.value) == (
        "Chương trình không có “Mức lương cơ sở” cho ngày 30/06/2018: dữ liệu bắt đầu từ ngày "
        "01/07/2018. Hãy kiểm tra lại ngày."
    )


def local(parameter_code, value, kind="", valid_from=date(2020, 1, 1), valid_to=date(2022, 12, 31)):
    citation = LOCAL.at("Điều 5")
    return Override(parameter_code, Value(value, valid_from, valid_to, citation), kind)


def test_a_regulation_of_the_commune_wins_while_it_is_in_force():
    overrides = [local("posting_working_days", 7)]
    days = [date(2019, 12, 31), date(2020, 1, 1), date(2022, 12, 31), date(2023, 1, 1)]
    assert [value_of("posting_working_days", day, overrides).value for day in days] == [5, 7, 7, 5]
    assert str(value_of("posting_working_days", PLAN_DAY, overrides).citation) == (
        "Điều 5 Quy chế thi đua, khen thưởng của xã"
    )


def test_a_regulation_changes_no_other_parameter():
    overrides = [local("posting_working_days", 7)]
    for law_parameter in PARAMETERS:
        kind = next(iter(law_parameter.by_kind), "")
        day = max(PLAN_DAY, first_day(law_parameter, kind))
        changed = law_parameter.on(day, overrides, kind) != law_parameter.on(day, (), kind)
        assert changed is (law_parameter.code == "posting_working_days")


def test_the_newer_of_two_regulations_holds():
    older = local("posting_working_days", 7)
    newer = local("posting_working_days", 10, valid_from=date(2021, 1, 1))
    for overrides in ([older, newer], [newer, older]):
        assert value_of("posting_working_days", date(2020, 6, 1), overrides).value == 7
        assert value_of("posting_working_days", date(2021, 6, 1), overrides).value == 10


def test_two_regulations_of_the_same_day_are_an_error_as_the_program_does_not_choose():
    overrides = [local("posting_working_days", 7), local("posting_working_days", 10)]
    with pytest.raises(LawError) as error:
        value_of("posting_working_days", PLAN_DAY, overrides)
    assert str(error.value) == (
        "Ngày 15/01/2021 có hai quy định khác nhau cùng có hiệu lực từ ngày 01/01/2020. Hãy sửa "
        "ngày hiệu lực của một trong hai quy định."
    )


def test_the_nearest_rule_wins_between_kind_and_commune():
    general = local("vote_threshold", Threshold(Fraction(7, 10)))
    for_higher = local("vote_threshold", Threshold(Fraction(95, 100)), kind="CSTDT")

    def threshold(kind, *overrides):
        return value_of("vote_threshold", PLAN_DAY, overrides, kind).value.share

    assert threshold("CSTDCS") == Fraction(1, 2)
    assert threshold("CSTDCS", general) == Fraction(7, 10)
    assert threshold("CSTDT", general) == Fraction(9, 10)  # the national rule for this kind stays
    assert threshold("CSTDT", general, for_higher) == Fraction(95, 100)
    assert threshold("CSTDCS", general, for_higher) == Fraction(7, 10)


@pytest.mark.parametrize(
    ("day", "share"),
    [
        pytest.param(date(2025, 6, 30), Fraction(8, 10), id="B1: khoản 7 Điều 30 NĐ 98 stays"),
        pytest.param(
            date(2025, 7, 1), Fraction(7, 10), id="B2: the province decides, Điều 6 NĐ 152"
        ),
    ],
)
def test_a_default_for_one_kind_gives_way_to_any_rule_of_the_commune(day, share):
    general = local("vote_threshold", Threshold(Fraction(7, 10)), valid_to=None)

    assert value_of("vote_threshold", day, [general], "CSTDCS").value.share == share


@pytest.mark.parametrize(
    ("code", "value", "sentence"),
    [
        (
            "months_of_service_required",
            10,
            "Người mới tuyển dụng có thời gian công tác dưới 10 tháng không được xét.",
        ),
        (
            "cstdcs_ceiling_share",
            Fraction(15, 100),
            "Không quá 15 % số người đạt Lao động tiên tiến của cả xã; nơi tỉnh quy định tỷ lệ "
            "thấp hơn thì theo tỉnh.",
        ),
        (
            "ttldtt_ldtt_share",
            Threshold(Fraction(1, 2), strict=True),
            "Tập thể lao động tiên tiến phải có trên 50 % cá nhân đạt Lao động tiên tiến.",
        ),
        ("share_rounding", "floor", "Số người tính theo tỷ lệ được làm tròn xuống."),
        (
            "reward_coefficient",
            Decimal("0.15"),
            "Mức thưởng bằng 0,15 lần mức lương cơ sở; "
            "với Giấy khen, Bằng khen là mức của cá nhân.",
        ),
        ("reward_rounding_step", 0, "Tiền thưởng được làm tròn lên đến hàng: không làm tròn."),
    ],
)
def test_a_value_is_described_in_a_sentence(code, value, sentence):
    assert parameter(code).describe(value) == sentence


def test_each_regime_has_a_complete_set_of_values_on_its_first_day():
    for regime in REGIMES:
        for law_parameter in PARAMETERS:
            for kind in rows_by_kind(law_parameter):
                if first_day(law_parameter, kind) <= regime.valid_from:
                    assert in_force(
                        law_parameter.on(regime.valid_from, kind=kind), regime.valid_from
                    )
