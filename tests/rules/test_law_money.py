"""Rewards in money, and the base salary of the day."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.instruments import DECREE_91_2017, PROGRAM_DEFAULT
from law.kinds import COMMENDATIONS, GIAY_KHEN, LDTT, TITLES, TTLDXS, Subject, award_kind
from law.money import Reward, reward
from law.parameters import value_of
from law.timeline import LawError
from law.values import Override, Value

IN_2021 = date(2021, 12, 20)
PERSON, GROUP, HOUSEHOLD = Subject.INDIVIDUAL, Subject.COLLECTIVE, Subject.HOUSEHOLD
KINDS_AND_SUBJECTS = [
    (kind, subject)
    for kind in TITLES + COMMENDATIONS
    for subject in (PERSON, GROUP, HOUSEHOLD)
    if kind.subject.covers(subject)
]


@pytest.mark.parametrize(
    ("day", "salary", "decree"),
    [
        (date(2018, 7, 1), 1_390_000, "Nghị định 72/2018/NĐ-CP"),
        (date(2019, 6, 30), 1_390_000, "Nghị định 72/2018/NĐ-CP"),
        (date(2019, 7, 1), 1_490_000, "Nghị định 38/2019/NĐ-CP"),
        (date(2023, 6, 30), 1_490_000, "Nghị định 38/2019/NĐ-CP"),
        (date(2023, 7, 1), 1_800_000, "Nghị định 24/2023/NĐ-CP"),
        (date(2024, 7, 1), 2_340_000, "Nghị định 73/2024/NĐ-CP"),
        (
            date(2026, 7, 1),
            2_530_000,
            "Nghị định 161/2026/NĐ-CP",
        ),
    ],
)
def test_the_base_salary_is_that_of_the_day(day, salary, decree):
    value = value_of("base_salary", day)
    assert (value.value, str(value.citation), value.verified) == (salary, decree, True)


@pytest.mark.parametrize(
    ("code", "subject", "decided_on", "amount", "sentence"),
    [
        pytest.param(*row, id=f"{row[0]} {row[1]} {row[2].year}, {clause}")
        for clause, *row in [
            (
                "Điều 69 và khoản 2 Điều 68 NĐ 91/2017",
                "LDTT",
                PERSON,
                IN_2021,
                450_000,
                "0,3 × 1.490.000 đ = 447.000 đ, làm tròn lên 450.000 đ",
            ),
            (
                "điểm d khoản 1 Điều 73 NĐ 91/2017",
                "GIAY_KHEN",
                PERSON,
                IN_2021,
                230_000,
                "0,15 × 1.490.000 đ = 223.500 đ, làm tròn lên 230.000 đ",
            ),
            (
                "điểm b khoản 2 Điều 73 NĐ 91/2017",
                "GIAY_KHEN",
                GROUP,
                IN_2021,
                450_000,
                "2 × 0,15 × 1.490.000 đ = 447.000 đ, làm tròn lên 450.000 đ",
            ),
            (
                "Điều 69 NĐ 91/2017",
                "CSTDCS",
                PERSON,
                IN_2021,
                1_490_000,
                "1 × 1.490.000 đ = 1.490.000 đ",
            ),
            (
                "Điều 69 NĐ 91/2017",
                "CSTDT",
                PERSON,
                IN_2021,
                4_470_000,
                "3 × 1.490.000 đ = 4.470.000 đ",
            ),
            (
                "Điều 69 NĐ 91/2017",
                "CSTDTQ",
                PERSON,
                IN_2021,
                6_710_000,
                "4,5 × 1.490.000 đ = 6.705.000 đ, làm tròn lên 6.710.000 đ",
            ),
            (
                "Điều 69 NĐ 91/2017",
                "TTLDTT",
                GROUP,
                IN_2021,
                1_200_000,
                "0,8 × 1.490.000 đ = 1.192.000 đ, làm tròn lên 1.200.000 đ",
            ),
            (
                "Điều 69 NĐ 91/2017",
                "TTLDXS",
                GROUP,
                IN_2021,
                2_240_000,
                "1,5 × 1.490.000 đ = 2.235.000 đ, làm tròn lên 2.240.000 đ",
            ),
            (
                "Điều 69 NĐ 91/2017",
                "CO_THI_DUA",
                GROUP,
                IN_2021,
                11_920_000,
                "8 × 1.490.000 đ = 11.920.000 đ",
            ),
            (
                "Điều 73 NĐ 91/2017",
                "BANG_KHEN",
                PERSON,
                IN_2021,
                1_490_000,
                "1 × 1.490.000 đ = 1.490.000 đ",
            ),
            (
                "NĐ 98/2023",
                "BANG_KHEN",
                GROUP,
                date(2024, 12, 1),
                7_020_000,
                "2 × 1,5 × 2.340.000 đ = 7.020.000 đ",
            ),
            *(
                (clause, "GIAY_KHEN", subject, day, amount, sentence)
                for clause, subject, day, amount, sentence in [
                    (
                        "NĐ 98/2023, ngày cuối",
                        PERSON,
                        date(2025, 6, 30),
                        351_000,
                        "0,15 × 2.340.000 đ = 351.000 đ",
                    ),
                    (
                        "điểm e khoản 1 Điều 54 NĐ 152/2025, ngày đầu",
                        PERSON,
                        date(2025, 7, 1),
                        710_000,
                        "0,3 × 2.340.000 đ = 702.000 đ, làm tròn lên 710.000 đ",
                    ),
                    (
                        "Điều 54 NĐ 152/2025, tập thể gấp đôi",
                        GROUP,
                        date(2025, 8, 1),
                        1_410_000,
                        "2 × 0,3 × 2.340.000 đ = 1.404.000 đ, làm tròn lên 1.410.000 đ",
                    ),
                    (
                        "Điều 54 NĐ 152/2025, hộ gia đình gấp rưỡi",
                        HOUSEHOLD,
                        date(2025, 8, 1),
                        1_060_000,
                        "1,5 × 0,3 × 2.340.000 đ = 1.053.000 đ, làm tròn lên 1.060.000 đ",
                    ),
                    (
                        "NĐ 152/2025 và NĐ 161/2026, ngày cuối của luật cũ",
                        PERSON,
                        date(2026, 9, 30),
                        760_000,
                        "0,3 × 2.530.000 đ = 759.000 đ, làm tròn lên 760.000 đ",
                    ),
                    (
                        "NĐ 152/2025 còn hiệu lực dưới luật mới",
                        PERSON,
                        date(2026, 10, 1),
                        760_000,
                        "0,3 × 2.530.000 đ = 759.000 đ, làm tròn lên 760.000 đ",
                    ),
                ]
            ),
            (
                "Điều 50 NĐ 152/2025",
                "THON_VAN_HOA",
                GROUP,
                date(2025, 12, 1),
                3_510_000,
                "1,5 × 2.340.000 đ = 3.510.000 đ",
            ),
        ]
    ],
)
def test_worked_examples_of_the_law(code, subject, decided_on, amount, sentence):
    earned = reward(award_kind(code), subject, decided_on=decided_on)
    assert (earned.amount, earned.sentence) == (amount, sentence)


def test_a_reward_names_its_clause_and_every_value_it_used():
    assert reward(LDTT, PERSON, decided_on=IN_2021) == Reward(
        amount=450_000,
        sentence="0,3 × 1.490.000 đ = 447.000 đ, làm tròn lên 450.000 đ",
        citation=DECREE_91_2017.at("Điều 69"),
        values=(
            value_of("reward_coefficient", IN_2021, kind="LDTT"),
            value_of("base_salary", IN_2021),
            value_of("reward_rounding_step", IN_2021),
        ),
    )


@pytest.mark.parametrize(
    ("decided_on", "verified"),
    [
        (IN_2021, True),
        (date(2024, 12, 1), False),  # whether the decree of 2023 rounds was not read
        (date(2025, 7, 1), True),
        (date(2026, 12, 1), True),  # the decree of 2025 stands until it runs out
        (date(2027, 3, 1), False),
    ],
)
def test_a_reward_is_vouched_for_only_when_every_value_of_it_is(decided_on, verified):
    assert reward(LDTT, PERSON, decided_on=decided_on).verified is verified


@pytest.mark.parametrize(
    ("kind", "subject", "sentence"),
    [
        (LDTT, GROUP, "Lao động tiên tiến chỉ tặng cho cá nhân. Hãy chọn lại đối tượng."),
        (
            TTLDXS,
            PERSON,
            "Tập thể lao động xuất sắc chỉ tặng cho tập thể. Hãy chọn lại đối tượng.",
        ),
    ],
)
def test_a_title_for_the_wrong_subject_is_refused(kind, subject, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}$"):
        reward(kind, subject, decided_on=IN_2021)


def test_before_the_first_base_salary_there_is_an_error_and_no_amount():
    with pytest.raises(LawError, match="không có “Mức lương cơ sở” cho ngày 30/06/2018"):
        reward(LDTT, PERSON, decided_on=date(2018, 6, 30))


IN_TENS = st.dates(date(2018, 7, 1), date(2023, 12, 31)) | st.dates(
    date(2025, 7, 1), date(2035, 12, 31)
)
TIMES = {PERSON: Decimal(1), GROUP: Decimal(2), HOUSEHOLD: Decimal("1.5")}


@pytest.mark.parametrize(("kind", "subject"), KINDS_AND_SUBJECTS)
@given(decided_on=IN_TENS)
def test_money_is_the_next_ten_thousand_under_the_decrees_of_2017_and_2025(
    kind, subject, decided_on
):
    earned = reward(kind, subject, decided_on=decided_on)
    coefficient = value_of("reward_coefficient", decided_on, kind=kind.code).value
    times = TIMES[subject] if kind in COMMENDATIONS else 1
    exact = times * coefficient * value_of("base_salary", decided_on).value
    assert earned.amount % 10_000 == 0
    assert 0 <= earned.amount - exact < 10_000


@pytest.mark.parametrize(("kind", "subject"), KINDS_AND_SUBJECTS)
@given(decided_on=st.dates(date(2024, 1, 1), date(2025, 6, 30)))
def test_under_the_decree_of_2023_money_is_not_rounded(kind, subject, decided_on):
    assert "làm tròn" not in reward(kind, subject, decided_on=decided_on).sentence


def test_a_commune_may_pay_the_exact_amount_as_published_tables_do():
    exact = [local("reward_rounding_step", 0)]
    earned = reward(GIAY_KHEN, PERSON, decided_on=date(2025, 8, 1), overrides=exact)
    assert (earned.amount, earned.sentence) == (702_000, "0,3 × 2.340.000 đ = 702.000 đ")


def local(code, value, kind=""):
    return Override(code, Value(value, date(2021, 1, 1), None, PROGRAM_DEFAULT.at()), kind)


def test_a_local_coefficient_changes_its_own_kind_only():
    overrides = [local("reward_coefficient", Decimal("0.325"), "LDTT")]
    assert reward(LDTT, PERSON, decided_on=IN_2021, overrides=overrides).sentence == (
        "0,325 × 1.490.000 đ = 484.250 đ, làm tròn lên 490.000 đ"
    )
    assert reward(TTLDXS, GROUP, decided_on=IN_2021, overrides=overrides).amount == 2_240_000
