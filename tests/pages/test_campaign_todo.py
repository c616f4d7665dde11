"""What there is to do about plans, for each role."""

from dataclasses import replace
from datetime import date

import pytest

from campaigns import actions as campaigns
from campaigns.models import Campaign, PlanReading
from campaigns.rules.plan import Plan, as_json
from campaigns.todo import Todo, todo
from people.roles import CHAIR, MEMBER, OFFICE, UNIT_HEAD
from tests.cast import Cast
from tests.plans import PLAN_2021

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def cast():
    return Cast.of()


def draft(cast: Cast, plan: Plan = PLAN_2021) -> Campaign:
    return campaigns.create_draft(cast.commune, plan, by=cast.acting(OFFICE))


def titles(cast: Cast, role, today: date) -> list[str]:
    return [one.title for one in todo(cast[role], cast.commune, today)]


def test_a_year_without_a_plan_asks_the_office_for_one(cast):
    assert todo(cast[OFFICE], cast.commune, date(2021, 1, 4)) == [
        Todo(
            "Lập kế hoạch năm 2021",
            "Chưa có kế hoạch phong trào thi đua năm 2021.",
            "/phong-trao/nhap-van-ban/",
            "Nhập từ văn bản",
        )
    ]
    assert titles(cast, MEMBER, date(2021, 1, 4)) == []


def test_a_text_that_was_read_waits_for_the_office(cast):
    reading = PlanReading.objects.create(
        commune=cast.commune,
        read_by=cast[OFFICE],
        source_name="kh.docx",
        text="",
        plan=as_json(Plan()),
    )
    found = todo(cast[OFFICE], cast.commune, date(2021, 1, 4))
    assert found[0] == Todo(
        "Đối chiếu văn bản kế hoạch",
        "“kh.docx” đã được đọc, chờ đối chiếu để lưu thành dự thảo.",
        f"/phong-trao/van-ban/{reading.pk}/",
        "Đối chiếu",
    )
    assert titles(cast, UNIT_HEAD, date(2021, 1, 4)) == []


def test_a_complete_draft_waits_for_the_chair(cast):
    campaign = draft(cast)
    assert [one.url for one in todo(cast[CHAIR], cast.commune, date(2021, 1, 16))] == [
        f"/phong-trao/{campaign.pk}/phat-dong/"
    ]
    assert titles(cast, OFFICE, date(2021, 1, 16)) == []


def test_an_incomplete_draft_says_how_much_is_missing(cast):
    draft(cast, replace(PLAN_2021, signer=None, number=""))
    [found] = todo(cast[OFFICE], cast.commune, date(2021, 1, 16))
    assert (found.title, found.detail) == (
        "Hoàn thiện dự thảo kế hoạch",
        "Triển khai thực hiện phong trào thi đua năm 2021: còn thiếu 2 chỗ. Chưa có số, ký hiệu "
        "của kế hoạch đã ký.",
    )


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (
            date(2021, 1, 16),
            [("còn 3 ngày, hết hạn 24:00 ngày 19/01/2021", date(2021, 1, 19))],
        ),
        (
            date(2021, 10, 20),
            [
                ("còn 11 ngày, hết hạn 24:00 ngày 31/10/2021", date(2021, 10, 31)),
                ("còn 25 ngày, hết hạn 24:00 ngày 14/11/2021", date(2021, 11, 14)),
            ],
        ),
        (date(2021, 6, 1), []),
        (
            date(2021, 1, 20),
            [("đã hết hạn 1 ngày (24:00 ngày 19/01/2021)", date(2021, 1, 19))],
        ),
        (date(2022, 1, 1), []),
    ],
)
def test_the_deadlines_of_the_next_weeks_are_shown_to_everybody_nearest_first(
    cast, today, expected
):
    campaigns.launch(draft(cast), by=cast.acting(CHAIR))
    found = todo(cast[UNIT_HEAD], cast.commune, today)
    assert [(one.detail, one.due_on) for one in found] == expected


@pytest.mark.parametrize("count", [1, 3, 30])
def test_many_drafts_ask_no_more_questions_than_one(cast, count, django_assert_num_queries):
    for number in range(count):
        draft(cast, replace(PLAN_2021, number=f"{number + 1}/KH-UBND"))
    user, commune = cast[CHAIR], cast.commune
    with django_assert_num_queries(9):
        assert len(todo(user, commune, date(2021, 1, 16))) == count


def test_somebody_without_a_role_has_nothing_to_do(cast):
    neighbour = Cast.of("Quảng Thọ", prefix="tho_")
    draft(cast)
    assert todo(neighbour[CHAIR], cast.commune, date(2021, 1, 16)) == []
