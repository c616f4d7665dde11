"""What there is to do about plans, for each role."""

from dataclasses import replace
from datetime import date

import pytest

from campaigns import actions as campaigns
from campaigns.models import Campaign, Extension, PlanReading
from campaigns.rules.plan import Plan, as_json
from campaigns.todo import Todo, Upcoming, Waiting, todo, upcoming, waiting
from campaigns.viewer import Viewer
from people.roles import CHAIR, MEMBER, OFFICE, UNIT_HEAD
from tests.cast import Cast
from tests.plans import PLAN_2021

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

TITLE = "Triển khai thực hiện phong trào thi đua năm 2021"


@pytest.fixture
def cast():
    return Cast.of()


def draft(cast: Cast, plan: Plan = PLAN_2021) -> Campaign:
    return campaigns.create_draft(cast.commune, plan, by=cast.acting(OFFICE))


def seen_by(cast: Cast, role, today: date = date(2021, 1, 16)) -> Viewer:
    return Viewer.of(cast[role], cast.commune, today)


def todos(cast: Cast, role, today: date = date(2021, 1, 16)) -> list[Todo]:
    return list(todo(seen_by(cast, role, today)))


def test_a_year_without_a_plan_asks_the_office_for_one(cast):
    assert todos(cast, OFFICE, date(2021, 1, 4)) == [
        Todo(
            1,
            "Lập kế hoạch năm 2021",
            "Chưa có kế hoạch phong trào thi đua năm 2021",
            "/phong-trao/nhap-van-ban/",
            "Nhập từ văn bản",
        )
    ]
    assert todos(cast, MEMBER, date(2021, 1, 4)) == []


def test_a_text_that_was_read_waits_for_the_office(cast):
    reading = PlanReading.objects.create(
        commune=cast.commune,
        read_by=cast[OFFICE],
        source_name="kh.docx",
        text="",
        plan=as_json(Plan()),
    )
    assert todos(cast, OFFICE)[0] == Todo(
        1,
        "Đối chiếu văn bản kế hoạch",
        "“kh.docx” đã được đọc, chờ đối chiếu để lưu thành dự thảo",
        f"/phong-trao/van-ban/{reading.pk}/",
        "Đối chiếu",
    )
    assert todos(cast, UNIT_HEAD) == []
    PlanReading.objects.update(source_name="")
    assert todos(cast, OFFICE)[0].detail.startswith("“Văn bản dán lúc ")


def test_a_complete_draft_is_the_chairs_to_launch_and_the_office_waits_for_it(cast):
    campaign = draft(cast)
    launch = f"/phong-trao/{campaign.pk}/phat-dong/"
    assert [(task.title, task.url) for task in todos(cast, CHAIR)] == [
        ("Phát động phong trào", launch)
    ]
    assert list(waiting(seen_by(cast, CHAIR))) == []
    assert todos(cast, OFFICE) == []
    assert list(waiting(seen_by(cast, OFFICE))) == [
        Waiting(f"Chủ tịch phát động phong trào: {TITLE}", f"/phong-trao/{campaign.pk}/")
    ]


def test_an_incomplete_draft_says_how_much_is_missing(cast):
    campaign = draft(cast, replace(PLAN_2021, signer=None, number=""))
    assert todos(cast, OFFICE) == [
        Todo(
            2,
            "Bổ sung 2 chỗ còn thiếu của dự thảo kế hoạch",
            f"{TITLE}. Chưa có số, ký hiệu của kế hoạch đã ký.",
            f"/phong-trao/{campaign.pk}/",
            "Xem còn thiếu gì",
        )
    ]
    assert list(waiting(seen_by(cast, OFFICE))) == []


SENDING = Upcoming(date(2021, 11, 14), "Hết hạn hồ sơ đề nghị khen thưởng", "Bộ phận, đơn vị")
INVENTING = Upcoming(date(2021, 10, 31), "Hết hạn hồ sơ sáng kiến", "Tác giả, đơn vị")
REGISTERING = Upcoming(date(2021, 1, 19), "Hết hạn đăng ký thi đua", "Bộ phận, đơn vị")
FIRST_ENDS = Upcoming(date(2021, 6, 11), "Kết thúc đợt 1 của phong trào", "Cả xã")
SECOND_ENDS = Upcoming(date(2021, 12, 31), "Kết thúc đợt 2 của phong trào", "Cả xã")


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2021, 1, 19), [REGISTERING, FIRST_ENDS, INVENTING, SENDING]),
        (date(2021, 1, 20), [FIRST_ENDS, INVENTING, SENDING, SECOND_ENDS]),
        (date(2021, 10, 20), [INVENTING, SENDING, SECOND_ENDS]),
        (date(2021, 12, 31), [SECOND_ENDS]),
        (date(2022, 1, 1), []),
    ],
)
def test_what_comes_next_is_told_to_everybody_nearest_first(cast, today, expected):
    campaigns.launch(draft(cast), by=cast.acting(CHAIR))
    assert upcoming(seen_by(cast, MEMBER, today)) == expected


def test_a_head_is_told_the_day_that_the_own_unit_was_granted(cast):
    campaign = campaigns.launch(draft(cast), by=cast.acting(CHAIR))
    row = campaign.deadlines.get(kind="registration")
    granted = date(2021, 1, 30)
    Extension.objects.create(deadline=row, unit=cast.unit, due_on=granted, reason="Bão.")
    today = date(2021, 1, 18)
    assert upcoming(seen_by(cast, UNIT_HEAD, today))[0] == replace(REGISTERING, day=granted)
    assert upcoming(seen_by(cast, OFFICE, today))[0] == REGISTERING


@pytest.mark.once
@pytest.mark.parametrize("count", [1, 3, 30])
def test_many_drafts_ask_no_more_questions_than_one(cast, count, django_assert_num_queries):
    for number in range(count):
        draft(cast, replace(PLAN_2021, number=f"{number + 1}/KH-UBND"))
    cast[CHAIR].memberships_of_today()
    with django_assert_num_queries(2):
        assert len(todos(cast, CHAIR)) == count


def test_somebody_without_a_role_has_nothing_to_do(cast):
    neighbour = Cast.of("Quảng Thọ", prefix="tho_")
    draft(cast)
    viewer = Viewer.of(neighbour[CHAIR], cast.commune, date(2021, 1, 16))
    assert (list(todo(viewer)), list(waiting(viewer)), upcoming(viewer)) == ([], [], [])
