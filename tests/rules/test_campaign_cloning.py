"""Last year's plan as the draft of another year."""

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.rules.cloning import clone_plan, renewed, shifted
from campaigns.rules.plan import Deadline, Phase, Plan
from tests.plans import PLAN_2021


def test_the_plan_of_2021_becomes_that_of_2022():
    clone = clone_plan(PLAN_2021, 2022)
    assert (clone.number, clone.issued_on, clone.year) == ("", None, 2022)
    assert (clone.title, clone.slogan) == (
        "Triển khai thực hiện phong trào thi đua năm 2022",
        "Thi đua hoàn thành xuất sắc nhiệm vụ năm 2022, chào mừng kỷ niệm 74 năm Ngày Chủ tịch Hồ "
        "Chí Minh ra Lời kêu gọi thi đua ái quốc - Ngày truyền thống Thi đua yêu nước (11/6/1948 - "
        "11/6/2022)",
    )
    assert clone.phases == (
        Phase(
            1,
            date(2022, 1, 1),
            date(2022, 6, 11),
            "chào mừng kỷ niệm 74 năm ngày Chủ tịch Hồ Chí Minh ra Lời kêu gọi thi đua ái quốc "
            "(11/6/1948 - 11/6/2022), hoàn thành các nhiệm vụ, chỉ tiêu 6 tháng đầu năm 2022",
        ),
        Phase(
            2, date(2022, 6, 11), date(2022, 12, 31), "hoàn thành toàn diện các chỉ tiêu năm 2022"
        ),
    )
    assert [(d.kind, d.due_on, d.inclusive) for d in clone.deadlines] == [
        ("registration", date(2022, 1, 20), False),
        ("initiative", date(2022, 11, 1), False),
        ("nomination", date(2022, 11, 15), False),
    ]
    assert clone.contents[1].text == "Xây dựng điển hình tiên tiến năm 2022."
    unchanged = ("issuer", "place", "theme", "targets", "recipients", "signer")
    for name in unchanged:
        assert getattr(clone, name) == getattr(PLAN_2021, name)


def test_the_notes_say_what_changed_and_what_a_person_must_look_at():
    assert [(note.code, note.message) for note in clone_plan(PLAN_2021, 2022).notes] == [
        (
            "dates_shifted",
            "Ngày của 2 đợt và 3 mốc thời hạn đã chuyển từ năm 2021 sang năm 2022, giữ nguyên ngày "
            "và tháng.",
        ),
        ("number_emptied", "Số và ngày ký để trống, chờ kế hoạch mới được ký."),
        (
            "anniversary_recounted",
            "Số năm kỷ niệm Ngày Bác Hồ ra Lời kêu gọi thi đua ái quốc được tính lại: 2022 − 1948 "
            "= 74.",
        ),
        ("targets_kept", "Chỉ tiêu giữ như kế hoạch cũ: hãy xem lại từng chỉ tiêu."),
        (
            "old_year_left",
            "Mục đích, yêu cầu còn nhắc năm 2021: hãy xem có phải sửa không.",
        ),
    ]


@pytest.mark.parametrize(
    ("text", "of_2022"),
    [
        pytest.param("Năm 2021", "Năm 2022", id="the year of the plan"),
        pytest.param("năm học 2021-2022", "năm học 2021-2022", id="a school year"),
        pytest.param("năm 2021-2025", "năm 2021-2025", id="a period"),
        pytest.param("giai đoạn 2021 - 2025", "giai đoạn 2021 - 2025", id="a named period"),
        pytest.param("Kế hoạch công tác năm 2018", "Kế hoạch công tác năm 2018", id="another year"),
        pytest.param(
            "ngày 09 tháng 10 năm 2021", "ngày 09 tháng 10 năm 2021", id="date of another paper"
        ),
        pytest.param("ngày 9 tháng 1 năm 2021", "ngày 9 tháng 1 năm 2021", id="short date"),
        pytest.param("(03/02/1930 – 03/02/2021)", "(03/02/1930 – 03/02/2022)", id="commemoration"),
        pytest.param("01/01/2021 - 30/06/2021", "01/01/2021 - 30/06/2021", id="span of days"),
        pytest.param("Kỷ niệm 131 năm ngày sinh Bác", "Kỷ niệm 131 năm ngày sinh Bác", id="other"),
        pytest.param(
            "kỷ niệm 72 năm Ngày Bác Hồ ra Lời kêu gọi Thi đua ái quốc",
            "kỷ niệm 74 năm Ngày Bác Hồ ra Lời kêu gọi Thi đua ái quốc",
            id="a miscounted anniversary is counted anew",
        ),
    ],
)
def test_only_words_about_the_year_of_the_plan_are_renewed(text, of_2022):
    assert renewed(text, 2021, 2022) == of_2022


def test_29_february_becomes_28_where_there_is_none_and_the_notes_say_so():
    plan = Plan(year=2024, deadlines=(Deadline("report", date(2024, 2, 29), True),))
    clone = clone_plan(plan, 2025)
    assert clone.deadlines[0].due_on == date(2025, 2, 28)
    assert [note.message for note in clone.notes if note.code == "leap_day_moved"] == [
        "Ngày 29/02/2024 chuyển thành 28/02/2025 vì năm 2025 không có ngày 29/02."
    ]


def test_a_plan_without_a_year_is_not_cloned_by_guessing():
    with pytest.raises(ValueError, match="chưa ghi năm"):
        clone_plan(replace(PLAN_2021, year=None), 2022)


DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
YEARS = st.integers(2000, 2060)


@given(DAYS, st.integers(-20, 20))
def test_a_shifted_day_keeps_day_and_month_but_for_29_february(day, years):
    shifted_day = shifted(day, years)
    assert shifted_day.year == day.year + years
    assert (shifted_day.month, shifted_day.day) in {(day.month, day.day), (2, 28)}
    if (day.month, day.day) != (2, 29):
        assert shifted(shifted_day, -years) == day


@given(
    YEARS,
    YEARS,
    st.lists(st.builds(Phase, st.integers(1, 4), st.none() | DAYS, st.none() | DAYS), max_size=4),
    st.lists(st.builds(Deadline, st.just("report"), DAYS, st.booleans()), max_size=4),
)
def test_a_clone_keeps_the_shape_and_the_order_of_days(old, new, phases, deadlines):
    plan = replace(PLAN_2021, year=old, phases=tuple(phases), deadlines=tuple(deadlines))
    clone = clone_plan(plan, new)
    for field in fields(Plan):
        if isinstance(getattr(plan, field.name), tuple) and field.name != "notes":
            assert len(getattr(clone, field.name)) == len(getattr(plan, field.name))
    before, after = ([d.due_on for d in p.deadlines] for p in (plan, clone))
    assert sorted(after) == [shifted(day, new - old) for day in sorted(before)]
    assert [d.inclusive for d in clone.deadlines] == [d.inclusive for d in plan.deadlines]


@given(st.text(max_size=200), YEARS, YEARS)
def test_any_text_can_be_renewed_and_stays_in_its_own_year(text, old, new):
    renewed(text, old, new)
    assert renewed(PLAN_2021.slogan, 2021, 2021) == PLAN_2021.slogan
