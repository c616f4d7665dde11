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
from tests.stories.conftest import assert_page_is_sound, on_a_phone

pytestmark = [
    pytest.mark.story,
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def cast():
    return Cast.of()


class Keys:
    """A keyboard that counts what is pressed."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.pressed += 1

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.pressed += len(text)

    def to_content(self) -> None:
        """Pass over the head of the page by its first link."""
        self.tab_to("Đến nội dung chính")
        self.press("Enter")

    def tab_to(self, name: str) -> None:
        """Press Tab until the button, link or field with this name has the focus."""
        for _ in range(120):
            self.press("Tab")
            focused = self.page.evaluate(
                """() => {
                  const one = document.activeElement;
                  return (one.labels?.[0] ?? one).textContent ?? "";
                }"""
            )
            if re.fullmatch(name, " ".join(focused.split())):
                return
        raise AssertionError(f"Tab không đến được “{name}”")


def test_a_unit_of_ten_is_registered_in_80_keys_and_under_two_minutes(page, enter, cast):
    launched(cast)
    staff(cast.unit, 10)
    enter(cast[UNIT_HEAD])
    keys = Keys(page)
    page.goto("/dang-ky/")
    assert_page_is_sound(page)
    began = time.monotonic()

    keys.to_content()
    keys.tab_to("Lập bản đăng ký.*")
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đăng ký thi đua của")
    expect(page.get_by_text("Đã thêm 10 cá nhân.")).to_be_visible()
    expect(page.locator("[data-live]")).to_contain_text("LĐTT 10/10 · CSTĐCS 0")
    assert_ten_rows_fit_the_screen(page)
    assert_page_is_sound(page)

    keys.to_content()
    keys.tab_to("LĐTT, Bà Lê Thị An")
    keys.press("ArrowRight")  # from Lao động tiên tiến to the next higher
    expect(page.locator("[data-count=CSTDCS]")).to_have_text("1")
    keys.tab_to("Tên sáng kiến, đề tài dự kiến")
    keys.type("Số hóa sổ hộ tịch")
    expect(page.locator("[data-live]")).to_contain_text("LĐTT 10/10 · CSTĐCS 1, nhiều nhất 1")
    expect(page.locator("#muc-toi-da")).to_contain_text("Đã chọn 1, còn 0 chỗ")
    keys.tab_to("Không, Văn phòng - Thống kê")
    keys.press("ArrowRight")  # round from none to the first
    keys.press("Control+Enter")
    expect(page.get_by_role("heading", name="Gửi đăng ký thi đua")).to_be_visible()
    assert_page_is_sound(page)
    keys.press("Control+Enter")
    expect(page.get_by_text("Đã gửi đăng ký thi đua.")).to_be_visible()
    took = time.monotonic() - began
    assert_page_is_sound(page)

    registration = Registration.objects.get()
    content = draft_of(registration)
    assert registration.stage == "submitted"
    assert [(collective.name, collective.title) for collective in content.collectives] == [
        ("Văn phòng - Thống kê", "TTLDTT")
    ]
    assert [line.title for line in content.individuals] == ["CSTDCS", *["LDTT"] * 9]
    assert content.individuals[0].initiative_name == "Số hóa sổ hộ tịch"
    assert took < 120, took
    assert keys.pressed <= 80, keys.pressed


def assert_ten_rows_fit_the_screen(page: Page) -> None:
    """Hold the table of a unit of ten to a screen of a desk, from its head to the buttons."""
    head = page.locator("#ca-nhan thead").bounding_box()
    tenth = page.locator("#ca-nhan tbody tr").nth(9).bounding_box()
    foot = page.locator("#luu").bounding_box()
    assert tenth["y"] + tenth["height"] - head["y"] + foot["height"] <= page.viewport_size["height"]


@on_a_phone
def test_what_was_typed_when_the_session_had_ended_comes_back(page, enter, cast, complaints):
    registration = opened(cast, launched(cast))
    an, _ = staff(cast.unit, 2)
    enter(cast[UNIT_HEAD])
    address = f"/dang-ky/{registration.pk}/sua/"
    page.goto(address)
    page.get_by_text("LĐTT, Bà Lê Thị An").click()
    page.locator(f"#nguoi-{an.pk} summary").click()
    page.get_by_label("Nội dung cam kết").first.fill("Hoàn thành trước tháng 10.")
    expect(page.get_by_text("Đã tự lưu lúc")).to_be_visible()

    Session.objects.all().delete()
    page.get_by_text("LĐTT, Bà Lê Thị Bình").click()
    page.get_by_label("Nội dung cam kết").first.fill("Hoàn thành trước tháng 9.")
    page.keyboard.press("Tab")
    expect(page.locator("[data-lost]")).to_be_visible()
    assert [complaint for complaint in complaints if "401" not in complaint] == []
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
