"""What is known of a registration, and what it may not say."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligibility.service import whole_months
from law.findings import Finding, Level
from law.instruments import DECREE_91_2017, LAW_2003
from law.values import Override, Value
from registrations.rules.checks import contradictions, gaps
from registrations.rules.findings import KnownPerson, Surroundings, findings, missing
from registrations.rules.goals import tally
from registrations.rules.lines import CollectiveLine, Draft, IndividualLine
from registrations.rules.stages import STEPS, Stage, may_step
from tests.plans import CSTDCS, LDTT, TTLDXS

LAN = KnownPerson(1, "bà Trần Thị Lan", "Văn phòng", date(2015, 3, 1))
HUNG = KnownPerson(2, "ông Lê Hùng", "Văn phòng", date(2015, 3, 1))
YEAR = Surroundings(
    unit="Văn phòng",
    year=2021,
    today=date(2021, 1, 18),
    judged_on=date(2021, 11, 14),
    people={1: LAN, 2: HUNG},
    of_unit=[1, 2],
    eligible=21,
    targets=(TTLDXS, LDTT, CSTDCS),
)
UNIT = CollectiveLine("Văn phòng", "TTLDTT")


def line(person: KnownPerson, title: str = "LDTT", **values) -> IndividualLine:
    return IndividualLine(person.pk, person.name, "Công chức", title, **values)


def messages(known: Surroundings, *lines: IndividualLine) -> list[tuple[str, str]]:
    return [(finding.code, finding.sentence) for finding in findings(Draft((), lines), known)]


def about_lan(person: KnownPerson, title: str = "LDTT", **values) -> list[tuple[str, str]]:
    """Give what is said when everybody is registered and Lan is this person."""
    known = replace(YEAR, people={1: person, 2: HUNG})
    return messages(known, line(person, title, **values), line(HUNG))


def test_two_people_in_order_give_nothing_to_say():
    assert about_lan(LAN) == []


@pytest.mark.parametrize(
    ("person", "title", "expected"),
    [
        pytest.param(
            replace(LAN, registered_by=("Tài chính",)),
            "LDTT",
            [
                (
                    "registered_elsewhere",
                    "Bà Trần Thị Lan cũng có trong bản đăng ký của Tài chính. Một người chỉ đăng "
                    "ký ở một đơn vị; hãy thống nhất với Tài chính.",
                )
            ],
            id="in two units",
        ),
        pytest.param(
            replace(LAN, moves=((date(2021, 1, 10), "Tài chính", "Văn phòng"),)),
            "LDTT",
            [
                (
                    "moved",
                    "Bà Trần Thị Lan chuyển từ Tài chính sang Văn phòng từ ngày 10/01/2021. Người "
                    "chuyển công tác do đơn vị mới xét, có ý kiến nhận xét của đơn vị cũ.",
                )
            ],
            id="moved during the year",
        ),
        pytest.param(
            replace(LAN, unit="Tài chính"),
            "LDTT",
            [
                (
                    "of_another_unit",
                    "Bà Trần Thị Lan hiện làm việc ở Tài chính, không ở Văn phòng.",
                )
            ],
            id="of another unit",
        ),
        pytest.param(
            replace(LAN, left_on=date(2021, 3, 1)),
            "LDTT",
            [("left", "Bà Trần Thị Lan nghỉ từ ngày 01/03/2021.")],
            id="leaves in the year",
        ),
        pytest.param(replace(LAN, left_on=date(2022, 1, 1)), "LDTT", [], id="leaves after it"),
        pytest.param(replace(LAN, joined_on=date(2021, 3, 1)), "LDTT", [], id="ten months exactly"),
        pytest.param(
            replace(LAN, joined_on=date(2021, 3, 2)),
            "CSTDCS",
            [
                (
                    "short_service",
                    "Bà Trần Thị Lan vào làm từ ngày 02/03/2021, đến 31/12/2021 được 9 tháng; xét "
                    "Lao động tiên tiến cần từ 10 tháng.",
                ),
                (
                    "no_foundation",
                    "Chiến sĩ thi đua cơ sở phải đạt Lao động tiên tiến trước, mà bà Trần Thị Lan "
                    "chưa đủ.",
                ),
            ],
            id="too late for the foundation",
        ),
        pytest.param(replace(LAN, joined_on=date(2021, 5, 1)), "", [], id="strives for no title"),
        pytest.param(
            replace(LAN, disciplines=(("Khiển trách", date(2021, 1, 5)),)),
            "LDTT",
            [
                (
                    "disciplined",
                    "Bà Trần Thị Lan bị kỷ luật (khiển trách) ngày 05/01/2021. Cần người xem xét "
                    "trước khi bình xét.",
                )
            ],
            id="disciplined",
        ),
        pytest.param(
            LAN,
            "CSTDT",
            [
                (
                    "needs_history",
                    "Chiến sĩ thi đua cấp tỉnh cần 3 lần liên tục đạt Chiến sĩ thi đua cơ sở; hồ "
                    "sơ đề nghị sẽ được đối chiếu với lịch sử khen thưởng của bà Trần Thị Lan.",
                )
            ],
            id="a title before it is needed",
        ),
    ],
)
def test_what_is_known_of_a_person_is_said(person, title, expected):
    assert about_lan(person, title, initiative_name="Số hóa hồ sơ", commendation="GIAY_KHEN") == (
        expected
    )


def test_who_strives_for_cstdcs_without_an_initiative_hears_of_it():
    [finding] = findings(Draft((), (line(LAN, "CSTDCS"), line(HUNG))), YEAR)
    assert finding == Finding(
        "no_initiative",
        "Bà Trần Thị Lan đăng ký Chiến sĩ thi đua mà chưa ghi sáng kiến, đề tài dự kiến.",
        Level.WARNING,
        LAW_2003.at("Điều 23"),
        link="#nguoi-1",
    )


@pytest.mark.parametrize(
    ("judged_on", "title", "level", "is_softened"),
    [
        pytest.param(date(2023, 12, 31), "CSTDCS", Level.WARNING, False, id="Điều 23 Luật 2003"),
        pytest.param(date(2024, 1, 1), "CSTDCS", Level.NOTE, True, id="Điều 23 Luật 2022"),
        pytest.param(date(2026, 9, 30), "CSTDCS", Level.NOTE, True, id="Luật 2022, ngày cuối"),
        pytest.param(date(2026, 10, 1), "CSTDCS", Level.WARNING, False, id="the draft of 2026"),
        pytest.param(date(2025, 11, 14), "CSTDT", Level.WARNING, False, id="a higher title"),
    ],
)
def test_an_initiative_that_is_not_named_weighs_as_the_law_of_the_year_says(
    judged_on, title, level, is_softened
):
    known = replace(YEAR, year=judged_on.year, judged_on=judged_on)
    remarks = findings(Draft((), (line(LAN, title), line(HUNG))), known)
    [about] = [finding for finding in remarks if finding.code == "no_initiative"]

    assert about.level is level
    assert (
        about.sentence.endswith(
            "Không có thì cuối năm phải được xếp loại Hoàn thành xuất sắc nhiệm vụ."
        )
        is is_softened
    )


@pytest.mark.parametrize(
    ("judged_on", "by_whom"),
    [
        (date(2025, 8, 4), "đơn vị mới xét, có ý kiến nhận xét của đơn vị cũ."),
        (date(2025, 8, 5), "nơi có thẩm quyền đánh giá, xếp loại người đó xét."),
    ],
    ids=["TT 01/2024, ngày cuối", "điểm c khoản 5 Điều 2 TT 15/2025"],
)
def test_who_considers_somebody_that_moved_is_told_by_the_law_of_the_day(judged_on, by_whom):
    moved = replace(LAN, moves=((date(2025, 3, 10), "Tài chính", "Văn phòng"),))
    known = replace(YEAR, year=2025, judged_on=judged_on, people={1: moved, 2: HUNG})
    [about] = [
        finding
        for finding in findings(Draft((), (line(moved), line(HUNG))), known)
        if finding.code == "moved"
    ]

    assert about.sentence.endswith(f"Người chuyển công tác do {by_whom}")


def test_who_is_not_registered_is_named_with_what_the_law_of_the_year_says():
    assert findings(Draft((), (line(LAN),)), YEAR) == [
        Finding(
            "not_registered",
            "Chưa đăng ký 1 người của đơn vị: ông Lê Hùng. Không đăng ký thi đua thì không được "
            "xét tặng danh hiệu. Hãy kiểm tra bản đăng ký của đơn vị.",
            Level.WARNING,
            LAW_2003.at("Điều 10"),
            link="#ca-nhan",
        )
    ]


def test_where_the_commune_asks_for_no_registration_absence_is_only_noted():
    off = Override(
        "registration_rule", Value("off", date(2021, 1, 1), None, DECREE_91_2017.at("Điều 1"))
    )
    [finding] = findings(Draft((), (line(LAN),)), replace(YEAR, overrides=(off,)))
    assert (finding.sentence, finding.level, finding.citation) == (
        "Chưa đăng ký 1 người của đơn vị: ông Lê Hùng.",
        Level.NOTE,
        None,
    )


def test_a_year_before_all_law_of_the_program_is_said_and_breaks_nothing():
    old = replace(YEAR, year=2016, judged_on=date(2016, 11, 14))
    [finding] = findings(Draft((), (line(LAN),)), old)
    assert (finding.code, finding.level) == ("no_law", Level.NOTE)
    assert tally(Draft((), (line(LAN),)), old).of_commune == "LĐTT 1/21 · CSTĐCS 0"


@given(st.sets(st.sampled_from([1, 2])))
def test_everybody_of_the_unit_is_either_registered_or_missing(chosen):
    content = Draft((), tuple(line(YEAR.people[pk]) for pk in sorted(chosen)))
    assert {person.pk for person in missing(content, YEAR)} == {1, 2} - chosen


class TestGoalAndCeiling:
    def test_goal_and_ceiling_stand_beside_each_other(self):
        known = replace(YEAR, others_ldtt=19, others_cstdcs=2)
        count = tally(Draft((), (line(LAN, "CSTDCS"), line(HUNG))), known)
        assert count.of_unit == "LĐTT 2/2 · CSTĐCS 1"
        assert count.of_commune == (
            "LĐTT 21/21 · CSTĐCS 3, nhiều nhất 3: 15 % × 21 = 3,15 → 3 (làm tròn xuống)"
        )
        assert count.goals == (
            "Tập thể UBND xã: đạt Tập thể lao động xuất sắc",
            "Cá nhân: 100 % người đủ điều kiện xét đạt Lao động tiên tiến",
            "Cá nhân: 15 % người đạt Lao động tiên tiến đạt Chiến sĩ thi đua cơ sở",
        )
        assert count.findings == ()

    def test_one_more_than_the_ceiling_is_said_with_its_clause(self):
        known = replace(YEAR, others_ldtt=19, others_cstdcs=3)
        [finding] = tally(Draft((), (line(LAN, "CSTDCS"), line(HUNG))), known).findings
        assert (finding.code, finding.citation) == (
            "over_ceiling",
            DECREE_91_2017.at("khoản 3 Điều 9"),
        )

    def test_while_others_have_still_to_register_the_ceiling_is_told_as_tentative(self):
        count = tally(Draft((), (line(LAN, "CSTDCS"), line(HUNG))), YEAR)
        [finding] = count.findings
        assert (finding.code, finding.level, count.is_tentative) == (
            "over_ceiling",
            Level.NOTE,
            True,
        )
        assert finding.sentence == (
            "Cả xã mới có 2 trên 21 người đăng ký Lao động tiên tiến nên mức tối đa Chiến sĩ thi "
            "đua cơ sở tạm tính là 0, đã đăng ký 1. Mọi người cùng đăng ký thì mức tối đa là 3."
        )

    def test_more_than_everybody_together_may_be_is_a_warning_however_few_have_registered(self):
        known = replace(YEAR, others_ldtt=5, others_cstdcs=3)
        count = tally(Draft((), (line(LAN, "CSTDCS"), line(HUNG))), known)
        assert count.is_tentative is False
        assert [(finding.code, finding.level) for finding in count.findings] == [
            ("over_ceiling", Level.WARNING)
        ]

    @given(st.integers(0, 500), st.integers(0, 500))
    def test_the_ceiling_is_passed_exactly_when_more_register_than_it_allows(self, ldtt, cstdcs):
        count = tally(Draft(), replace(YEAR, others_ldtt=ldtt + cstdcs, others_cstdcs=cstdcs))
        is_over = any(finding.code == "over_ceiling" for finding in count.findings)
        assert is_over == (cstdcs * 100 > 15 * (ldtt + cstdcs))


class TestChecks:
    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            (Draft(), [("nothing_registered", "#ca-nhan", Level.BLOCKER)]),
            (Draft((), (line(LAN),)), [("no_collective", "#tap-the", Level.WARNING)]),
            (Draft((UNIT,)), [("no_individual", "#ca-nhan", Level.WARNING)]),
            (Draft((UNIT,), (line(LAN),)), []),
        ],
    )
    def test_only_an_empty_registration_is_held_up(self, content, expected):
        assert [(gap.code, gap.link, gap.level) for gap in gaps(content)] == expected

    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            (
                Draft((), (line(LAN), line(LAN, "CSTDCS"))),
                "Bà Trần Thị Lan có 2 dòng trong bản đăng ký này. Hãy ghi danh hiệu và hình thức "
                "khen thưởng vào một dòng, bỏ dòng thừa.",
            ),
            (Draft((UNIT, UNIT)), "Tập thể “Văn phòng” có 2 dòng. Hãy giữ một dòng."),
            (
                Draft((), (line(LAN, ""),)),
                "Hãy chọn danh hiệu hoặc hình thức khen thưởng cho bà Trần Thị Lan.",
            ),
            (
                Draft((), (line(LAN, "TTLDXS"),)),
                "Danh hiệu đã chọn không dành cho bà Trần Thị Lan. Hãy chọn lại.",
            ),
            (
                Draft((CollectiveLine("Văn phòng", "", "LDTT"),)),
                "Hình thức khen thưởng đã chọn không dành cho tập thể “Văn phòng”. Hãy chọn lại.",
            ),
        ],
    )
    def test_what_cannot_be_stored_is_said(self, content, expected):
        assert [contradiction.sentence for contradiction in contradictions(content)] == [expected]


def test_more_lines_join_without_touching_those_that_are_there():
    before = Draft((UNIT,), (line(LAN, "CSTDCS"),))
    more = Draft((CollectiveLine("Văn phòng", "TTLDXS"),), (line(LAN), line(HUNG)))
    assert before.with_more(more) == Draft((UNIT,), (line(LAN, "CSTDCS"), line(HUNG)))


def test_ten_months_by_the_end_of_2021_begin_on_the_first_of_march():
    end = date(2021, 12, 31)
    months = [whole_months(day, end) for day in (date(2021, 3, 1), date(2021, 3, 2))]
    assert months == [10, 9]


@pytest.mark.parametrize("start", Stage)
def test_a_registration_takes_the_steps_of_the_table_and_no_other(start):
    assert {end for end in Stage if may_step(start, end)} == STEPS[start]
    assert not may_step(start, start)
