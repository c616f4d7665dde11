"""The office keeps its people, from the login to the list taken in from Excel."""

import pytest
from django.urls import reverse

from people.actions import rate, record_absence, record_discipline
from people.models import Person
from people.roles import MEMBER, OFFICE, UNIT_HEAD
from tests.cast import Cast, make_person
from tests.stories.conftest import assert_page_is_sound
from tests.workbooks import HEADER, xlsx

# SQLite cannot be emptied between stories: its log refuses that.
pytestmark = [pytest.mark.story, pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

LIST = xlsx(
    A=[
        HEADER,
        [1, "Trần Thị Lan", "Nữ", "5/4/1986", "Văn thư", "Văn phòng - Thống kê", "Công chức",
         "Không", "1/3/2010"],
        [2, "Lê Văn Minh", "Nam", "7/8/1979", "Chủ tịch", "Văn phòng - Thống kê", "Cán bộ",
         "Có", "1/3/2005"],
    ]
)  # fmt: skip


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def lan(cast):
    lan = make_person(cast.unit, "Công Tằng Tôn Nữ Thị Nguyễn Hoàng Thùy Dương")
    by = cast.acting(OFFICE)
    record_absence(lan, kind="rescue_injury", starts_on=lan.joined_on, note="Cứu người", by=by)
    record_discipline(lan, form="reprimand", decided_on=lan.joined_on, by=by)
    rate(lan, year=2020, level="HTXS", by=by)
    return lan


def test_the_pages_before_the_login_are_sound(page, cast):
    for name in ("login", "password_reset", "password_reset_done"):
        page.goto(reverse(name))
        assert_page_is_sound(page)


def test_the_office_takes_in_a_list_and_finds_somebody_in_it(page, enter, cast):
    enter(cast[OFFICE])
    page.goto(reverse("people:import"))
    assert_page_is_sound(page)
    page.get_by_label("Tệp Excel").set_input_files(
        {"name": "ds.xlsx", "mimeType": "application/octet-stream", "buffer": LIST}
    )
    page.get_by_role("button", name="Xem trước").click()
    assert_page_is_sound(page)
    page.get_by_role("button", name="Nhập danh sách").click()
    assert_page_is_sound(page)
    page.get_by_role("link", name="Xem danh sách").click()
    page.get_by_label("Họ tên, chức vụ").fill("van minh")
    page.get_by_role("button", name="Áp dụng").click()
    assert_page_is_sound(page)
    page.get_by_role("link", name="Lê Văn Minh", exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text() == "Lê Văn Minh"
    assert_page_is_sound(page)


def test_the_office_adds_somebody_with_the_keyboard_alone(page, enter, cast):
    enter(cast[OFFICE])
    page.goto(reverse("people:person_add"))
    page.get_by_label("Họ và tên").focus()
    for typed in ["Ngô Thị Mai", 2, "15031985", 1, "Văn thư", 2, "01102008"]:
        if isinstance(typed, str):
            page.keyboard.type(typed)
        else:  # so many steps down a list
            for _ in range(typed):
                page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Ngô Thị Mai").wait_for()
    mai = Person.objects.get()
    assert (mai.full_name, mai.gender, mai.unit, mai.is_leader) == (
        "Ngô Thị Mai",
        "female",
        cast.other_unit,
        True,
    )


def test_wrong_input_is_said_at_its_field(page, enter, cast, lan):
    enter(cast[OFFICE])
    page.goto(reverse("people:person_move", args=[lan.pk]))
    page.get_by_label("Từ ngày").fill("31/02/2021")
    page.get_by_role("button", name="Lưu").click()
    assert page.get_by_label("Từ ngày").input_value() == "31/02/2021"
    assert page.get_by_text("Hãy ghi ngày/tháng/năm, ví dụ 15/03/1985.").is_visible()
    assert_page_is_sound(page)


def test_the_own_account_and_page_of_a_member_are_sound(page, enter, cast, lan):
    user = cast[MEMBER]
    user.person = lan
    user.save()
    enter(user)
    page.goto(reverse("account"))
    assert_page_is_sound(page)
    page.get_by_role("link", name="Trang cá nhân").click()
    assert_page_is_sound(page)
    page.goto(reverse("password_change"))
    assert_page_is_sound(page)


def test_the_head_of_a_unit_sees_a_sound_list(page, enter, cast, lan):
    enter(cast[UNIT_HEAD])
    page.goto(reverse("people:persons"))
    assert_page_is_sound(page)
