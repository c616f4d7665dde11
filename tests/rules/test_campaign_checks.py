"""What a plan lacks before the launch, and what looks odd in it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from campaigns.rules.checks import contradictions, gaps
from campaigns.rules.plan import Deadline, Phase, Plan, Recipient, Signer
from campaigns.rules.warnings import warnings
from law.findings import Level
from tests.plans import (
    CSTDCS,
    FIRST,
    INITIATIVE,
    NOMINATION,
    PLAN_2021,
    REGISTRATION,
    SECOND,
)


def test_the_plan_of_2021_lacks_nothing():
    assert gaps(PLAN_2021) == []


def test_an_empty_plan_is_told_every_gap_with_the_place_that_mends_it():
    assert [(gap.sentence, gap.link) for gap in gaps(Plan())] == [
        ("Chưa có tên kế hoạch.", "#chung"),
        ("Chưa ghi năm của phong trào.", "#chung"),
        ("Chưa có số, ký hiệu của kế hoạch đã ký.", "#chung"),
        ("Chưa có ngày ký kế hoạch.", "#chung"),
        ("Chưa có đợt thi đua nào.", "#dot-thi-dua"),
        ("Chưa có chỉ tiêu thi đua nào.", "#chi-tieu"),
        ("Chưa có thời hạn “Đăng ký thi đua”.", "#moc-thoi-han"),
        ("Chưa có thời hạn “Hồ sơ đề nghị khen thưởng”.", "#moc-thoi-han"),
        ("Chưa có nội dung thi đua nào.", "#noi-dung"),
        ("Chưa ghi người ký kế hoạch.", "#nguoi-ky"),
    ]
    assert {gap.level for gap in gaps(Plan())} == {Level.BLOCKER}


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"number": ""}, ["no_number"]),
        ({"issued_on": None}, ["no_issue_date"]),
        ({"signer": Signer("", "Chủ tịch")}, ["no_signer"]),
        ({"deadlines": (REGISTRATION,)}, ["no_nomination_deadline"]),
        ({"phases": (Phase(1, None, None),)}, ["phase_without_start", "phase_without_end"]),
        (
            {"phases": (replace(FIRST, ends_on=date(2020, 12, 31)),)},
            ["phase_ends_before_it_begins"],
        ),
    ],
)
def test_each_gap_is_named_alone(change, codes):
    assert [gap.code for gap in gaps(replace(PLAN_2021, **change))] == codes


def test_a_thematic_plan_needs_some_deadline_but_no_registration():
    plan = replace(PLAN_2021, deadlines=(Deadline("report", date(2021, 5, 1), True),))
    assert gaps(plan, is_annual=False) == []
    bare = replace(plan, deadlines=())
    assert [gap.code for gap in gaps(bare, is_annual=False)] == ["no_deadline"]


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"phases": (FIRST, replace(SECOND, ordinal=1))}, ["phase_twice"]),
        ({"targets": (replace(CSTDCS, value=Decimal(101)),)}, ["target_out_of_range"]),
        ({"targets": (replace(CSTDCS, value=Decimal(-1)),)}, ["target_out_of_range"]),
        ({"targets": (replace(CSTDCS, value=Decimal(101), unit="count"),)}, []),
    ],
)
def test_what_cannot_be_is_no_draft_either(change, codes):
    assert [finding.code for finding in contradictions(replace(PLAN_2021, **change))] == codes


def test_the_plan_of_2021_has_four_things_to_look_at():
    findings = [(finding.code, finding.sentence, finding.level) for finding in warnings(PLAN_2021)]
    assert findings == [
        (
            "phases_share_a_day",
            "Đợt 1 và đợt 2 cùng tính ngày 11/06/2021. Thành tích của ngày này thuộc đợt 1.",
            Level.NOTE,
        ),
        (
            "short_notice",
            "Từ khi ký ngày 15/01/2021 đến hạn “Đăng ký thi đua” chỉ có 2 ngày làm việc. Nộp muộn "
            "vẫn được nhận và ghi là trễ hạn.",
            Level.WARNING,
        ),
        (
            "closes_on_a_day_off",
            "Hồ sơ sáng kiến: trước ngày 01/11/2021: ngày cuối 31/10/2021 là Chủ nhật. Ngày làm "
            "việc cuối cùng là thứ Sáu, 29/10/2021; lời nhắc sẽ nêu ngày này.",
            Level.NOTE,
        ),
        (
            "closes_on_a_day_off",
            "Hồ sơ đề nghị khen thưởng: trước ngày 15/11/2021: ngày cuối 14/11/2021 là Chủ nhật. "
            "Ngày làm việc cuối cùng là thứ Sáu, 12/11/2021; lời nhắc sẽ nêu ngày này.",
            Level.NOTE,
        ),
    ]


def new_codes(**change) -> list[str]:
    """Give the codes that a change adds to those of the plan of 2021."""
    usual = [finding.code for finding in warnings(PLAN_2021)]
    return [
        finding.code
        for finding in warnings(replace(PLAN_2021, **change))
        if finding.code not in usual
    ]


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"title": "Phong trào thi đua năm 2020"}, ["title_of_another_year"]),
        (
            {"slogan": "Kỷ niệm 72 năm Lời kêu gọi thi đua ái quốc"},
            ["anniversary_miscounted"],
        ),
        (
            {"year": 2022, "title": "", "slogan": ""},
            ["anniversary_miscounted", "phase_of_another_year", "phase_of_another_year"],
        ),
        ({"phases": (FIRST, replace(SECOND, starts_on=date(2021, 5, 1)))}, ["phases_overlap"]),
        ({"phases": (FIRST, replace(SECOND, starts_on=date(2021, 6, 12)))}, []),
        (
            {"phases": (FIRST, replace(SECOND, starts_on=date(2021, 7, 1)))},
            ["phases_leave_a_gap"],
        ),
        ({"targets": (replace(CSTDCS, value=Decimal("15.01")),)}, ["goal_above_ceiling"]),
        ({"targets": (replace(CSTDCS, value=Decimal(15)),)}, []),
        ({"targets": (replace(CSTDCS, value=Decimal(20), unit="count"),)}, []),
        (
            {"deadlines": (REGISTRATION, NOMINATION, NOMINATION)},
            ["deadline_twice"],
        ),
        (
            {"deadlines": (REGISTRATION, replace(NOMINATION, due_on=date(2022, 1, 12)))},
            ["deadline_after_its_phase"],
        ),
        (
            {"deadlines": (replace(REGISTRATION, due_on=date(2021, 1, 15)), NOMINATION)},
            ["deadline_before_issue"],
        ),
        (
            {
                "deadlines": (
                    REGISTRATION,
                    replace(INITIATIVE, due_on=date(2021, 12, 1)),
                    NOMINATION,
                )
            },
            ["initiatives_after_nominations"],
        ),
    ],
)
def test_each_oddity_is_named(change, codes):
    assert new_codes(**change) == codes


def test_a_goal_above_the_ceiling_cites_the_clause():
    plan = replace(PLAN_2021, targets=(replace(CSTDCS, value=Decimal(20)),))
    [finding] = [warning for warning in warnings(plan) if warning.code == "goal_above_ceiling"]
    assert (str(finding.citation), finding.link) == (
        "khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP",
        "#chi-tieu",
    )


@pytest.mark.parametrize(
    ("signed_on", "named"),
    [
        (date(2025, 6, 30), []),
        (date(2025, 7, 1), ["UBND huyện", "Phòng Nội vụ huyện"]),
        (date(2026, 1, 15), ["UBND huyện", "Phòng Nội vụ huyện"]),
    ],
    ids=str,
)
def test_who_still_writes_to_the_district_is_told_since_when_there_is_none(signed_on, named):
    names = ("UBND huyện", "Phòng Nội vụ huyện", "Lưu: VT")
    recipients = tuple(map(Recipient, names))
    plan = replace(PLAN_2021, issued_on=signed_on, year=signed_on.year, recipients=recipients)
    sentences = [
        finding.sentence for finding in warnings(plan) if finding.code == "district_is_gone"
    ]
    listed = "”, “".join(named)
    assert sentences == [
        f"Nơi nhận còn ghi “{listed}”; từ ngày 01/07/2025 không còn cấp huyện. Hãy thay bằng Ủy "
        "ban nhân dân và Sở Nội vụ của tỉnh, thành phố."
    ] * bool(named)


def test_an_empty_plan_has_nothing_odd():
    assert warnings(Plan()) == []


def test_a_plan_from_before_the_known_law_is_read_without_a_ceiling():
    plan = replace(
        PLAN_2021,
        issued_on=date(2016, 1, 15),
        targets=(replace(CSTDCS, value=Decimal(50)),),
        deadlines=(),
    )
    assert "goal_above_ceiling" not in [finding.code for finding in warnings(plan)]
