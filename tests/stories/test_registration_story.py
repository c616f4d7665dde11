"""The head of a unit registers ten people by keyboard alone; nothing typed is lost."""

import re
import time

import pytest
from playwright.sync_api import Page, expect

from people.models import Session
from people.roles import UNIT_HEAD
from registrations.facts import draft_of
from registrations.models import Registration
from tests.cast import Cast
from tests.registering import launched, opened, staff
from tests.stories.conftest import assert_page_is_sound

pytestmark = [
    pytest.mark.story,
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def cast():
    return Cast.of()


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the button, link or field with this name has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            """() => {
              const one = document.activeElement;
              return (one.labels?.[0] ?? one).textContent ?? "";
            }"""
        )
        if re.fullmatch(name, " ".join(focused.split())):
            return
    raise AssertionError(f"Tab không đến được “{name}”")


def test_a_unit_of_ten_is_registered_by_keyboard_alone_in_under_two_minutes(page, enter, cast):
    launched(cast)
    staff(cast.unit, 10)
    enter(cast[UNIT_HEAD])
    page.goto("/dang-ky/")
    assert_page_is_sound(page)
    began = time.monotonic()

    tab_to(page, "Lập bản đăng ký.*")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đăng ký thi đua của")
    tab_to(page, "Lấy danh sách đơn vị")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã thêm 0 tập thể, 10 cá nhân.")).to_be_visible()
    expect(page.locator("[data-live]")).to_contain_text("LĐTT 10/10 · CSTĐCS 0")
    assert_page_is_sound(page)

    tab_to(page, "Danh hiệu thi đua")
    page.keyboard.press("End")  # the lowest title stands last
    tab_to(page, "Danh hiệu thi đua")
    page.keyboard.press("ArrowUp")  # from Lao động tiên tiến to the next higher
    tab_to(page, "Tên sáng kiến, đề tài dự kiến")
    page.keyboard.type("Số hóa sổ hộ tịch")
    expect(page.locator("[data-live]")).to_contain_text("LĐTT 10/10 · CSTĐCS 1, nhiều nhất 1")
    tab_to(page, "Lưu và gửi")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Gửi đăng ký thi đua")).to_be_visible()
    assert_page_is_sound(page)
    page.get_by_role("button", name="Gửi").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã gửi đăng ký thi đua.")).to_be_visible()
    took = time.monotonic() - began
    assert_page_is_sound(page)

    registration = Registration.objects.get()
    content = draft_of(registration)
    assert registration.stage == "submitted"
    assert [(one.name, one.title) for one in content.collectives] == [
        ("Văn phòng - Thống kê", "TTLDTT")
    ]
    assert [line.title for line in content.individuals] == ["CSTDCS", *["LDTT"] * 9]
    assert content.individuals[0].initiative_name == "Số hóa sổ hộ tịch"
    assert took < 120, took


def test_what_was_typed_when_the_session_had_ended_comes_back(page, enter, cast, complaints):
    registration = opened(cast, launched(cast))
    staff(cast.unit, 2)
    enter(cast[UNIT_HEAD])
    address = f"/dang-ky/{registration.pk}/sua/"
    page.goto(address)
    page.get_by_label("Họ và tên").select_option(label="Lê Thị An (Công chức chuyên môn)")
    page.locator("#individuals-0 summary").click()
    page.get_by_label("Nội dung cam kết").fill("Hoàn thành trước tháng 10.")
    expect(page.get_by_text("Đã tự lưu lúc")).to_be_visible()

    Session.objects.all().delete()
    page.get_by_role("button", name="Thêm người").click()
    row = page.locator("#individuals-1")
    row.get_by_label("Họ và tên").select_option(label="Lê Thị Bình (Công chức chuyên môn)")
    page.get_by_label("Nội dung cam kết").first.fill("Hoàn thành trước tháng 9.")
    page.keyboard.press("Tab")
    expect(page.locator("[data-lost]")).to_be_visible()
    assert [one for one in complaints if "401" not in one] == []
    complaints.clear()
    assert_page_is_sound(page)

    enter(cast[UNIT_HEAD])
    page.goto(address)
    expect(page.get_by_text("Trên máy này còn bản chưa lưu được")).to_be_visible()
    assert_page_is_sound(page)
    page.get_by_role("button", name="Lấy lại bản đó").click()
    expect(page.get_by_text("Đã tự lưu lúc")).to_be_visible()
    content = draft_of(registration)
    assert [(line.name, line.commitment) for line in content.individuals] == [
        ("bà Lê Thị An", "Hoàn thành trước tháng 9."),
        ("bà Lê Thị Bình", ""),
    ]
    page.goto(address)
    expect(page.locator("[data-kept]")).to_be_hidden()
