"""What there is to do about registrations: of heads of units, and of the office."""

from datetime import date

import pytest
from django.urls import reverse

from campaigns.models import Extension
from campaigns.todo import Todo, Waiting
from campaigns.viewer import Viewer
from people.roles import MEMBER, OFFICE, UNIT_HEAD
from registrations.rules.stages import Stage
from registrations.states import states_of
from registrations.todo import todo, waiting
from submissions.stepping import step
from tests.cast import Cast
from tests.registered import a_campaign
from tests.registering import IN_TIME, at, draft, opened, sent, staff

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def campaign(cast):
    at(cast, IN_TIME)
    return a_campaign(cast)


@pytest.fixture
def people(cast):
    return staff(cast.unit)


@pytest.fixture
def registration(cast, campaign, people):
    return opened(cast, campaign)


def address(name: str, registration) -> str:
    return reverse(f"registrations:{name}", args=[registration.pk])


def awaited(cast, today, role) -> list[Waiting]:
    viewer = Viewer.of(cast[role], cast.commune, today)
    return list(waiting(viewer, states_of(viewer.running, today)))


def tasks(cast, today, role=UNIT_HEAD) -> list[Todo]:
    viewer = Viewer.of(cast[role], cast.commune, today)
    return list(todo(viewer, states_of(viewer.running, today)))


def test_a_unit_without_a_registration_is_asked_for_one(cast, campaign):
    assert tasks(cast, IN_TIME) == [
        Todo(
            1,
            "Lập đăng ký thi đua của Văn phòng - Thống kê",
            "chưa lập",
            f"/dang-ky/?phong_trao={campaign.pk}&don_vi={cast.unit.pk}",
            "Lập đăng ký",
            date(2021, 1, 19),
            "còn 1 ngày, hết hạn 24:00 ngày 19/01/2021",
        )
    ]


def test_an_extension_counts_for_what_is_begun(cast, campaign, registration):
    Extension.objects.create(
        deadline=campaign.deadlines.get(kind="registration"),
        unit=cast.unit,
        due_on=date(2021, 1, 30),
        reason="Bão.",
    )
    [task] = tasks(cast, IN_TIME)
    assert (task.title, task.url, task.due_on) == (
        "Gửi đăng ký thi đua của Văn phòng - Thống kê",
        address("edit", registration),
        date(2021, 1, 30),
    )


def test_what_was_sent_is_done_until_it_comes_back(cast, registration, people):
    row = sent(cast, registration, draft(*people))
    assert tasks(cast, IN_TIME) == []
    until = date(2021, 1, 25)
    step(row, Stage.RETURNED, on=IN_TIME, by=cast.acting(OFFICE), note="Thiếu.", due_on=until)
    assert tasks(cast, IN_TIME) == [
        Todo(
            1,
            "Bổ sung đăng ký thi đua của Văn phòng - Thống kê",
            "Văn phòng trả lại: Thiếu.",
            address("edit", registration),
            "Sửa và gửi lại",
            until,
            "còn 7 ngày, hết hạn 24:00 ngày 25/01/2021",
        )
    ]


def test_who_heads_no_unit_owes_nothing(cast, campaign):
    assert tasks(cast, IN_TIME, OFFICE) == tasks(cast, IN_TIME, MEMBER) == []


def test_the_office_approves_what_was_sent_and_reminds_who_is_late(cast, registration, people):
    row = sent(cast, registration, draft(*people))
    assert tasks(cast, date(2021, 1, 22), OFFICE) == [
        Todo(
            1,
            "Duyệt 1 bản đăng ký",
            "Văn phòng - Thống kê",
            f"/dang-ky/{row.pk}/",
            "Xem và duyệt",
        ),
        Todo(
            1,
            "Nhắc 1 đơn vị chưa gửi đăng ký thi đua",
            "Tài chính - Kế toán",
            "/thong-bao/se-nhac/",
            "Soạn lời nhắc",
            time="trễ hạn 3 ngày",
            is_late=True,
        ),
    ]


def test_what_others_have_to_do_is_told_apart(cast, campaign, registration, people):
    row = sent(cast, registration, draft(*people))
    own, desk = f"/dang-ky/{row.pk}/", f"/dang-ky/?phong_trao={campaign.pk}&trang_thai=draft"
    assert awaited(cast, IN_TIME, UNIT_HEAD) == [
        Waiting("Văn phòng duyệt bản đăng ký của Văn phòng - Thống kê", own)
    ]
    not_begun = Waiting("1 đơn vị gửi đăng ký thi đua: Tài chính - Kế toán", desk)
    assert awaited(cast, IN_TIME, OFFICE) == [not_begun]
    until = date(2021, 1, 25)
    step(row, Stage.RETURNED, on=IN_TIME, by=cast.acting(OFFICE), note="Thiếu.", due_on=until)
    assert awaited(cast, IN_TIME, OFFICE) == [
        Waiting(
            "Văn phòng - Thống kê bổ sung bản đăng ký (còn 7 ngày, hết hạn 24:00 ngày 25/01/2021)",
            own,
        ),
        not_begun,
    ]
    assert awaited(cast, IN_TIME, UNIT_HEAD) == []


def test_after_two_months_reminding_is_no_work_of_the_day_any_more(cast, campaign):
    def titles(today: date) -> list[str]:
        return [task.title for task in tasks(cast, today, OFFICE)]

    assert titles(date(2021, 3, 20)) == ["Nhắc 2 đơn vị chưa gửi đăng ký thi đua"]
    assert titles(date(2021, 3, 21)) == []
