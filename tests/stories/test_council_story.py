"""A council votes in secret: five phones, the secretary's console, the wall."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from council.boards import board_of
from council.models import Receipt, Round, Vote
from people.roles import SECRETARY
from tests.cast import PASSWORD
from tests.meetings import Chamber
from tests.stories.conftest import PHONE, assert_page_is_sound

pytestmark = [
    pytest.mark.story,
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
]


def pictured(page: Page, name: str) -> None:
    """Keep a picture where somebody wants to look at the pages."""
    if folder := os.environ.get("PICTURES"):
        width = page.viewport_size["width"]
        page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)


def phone_of(screen, user) -> Page:
    """Give the phone of a member who has logged in."""
    page = screen(PHONE)
    page.goto("/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(user.username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url("**/")
    return page


def test_five_phones_vote_in_secret_and_the_wall_shows_the_outcome(page, enter, screen):
    chamber = Chamber.of(members=5, names=3).seated()
    enter(chamber.cast[SECRETARY])
    page.goto(chamber.meeting.get_absolute_url())
    assert_page_is_sound(page)
    pictured(page, "meeting")
    page.get_by_role("link", name="Chiến sĩ thi đua cơ sở").click()
    page.get_by_role("link", name="Mở biểu quyết…").click()
    page.get_by_label("Biểu quyết bằng").select_option("phones")
    page.get_by_role("button", name="Mở").click()
    expect(page.get_by_text("trên 5 thành viên đã bỏ phiếu")).to_be_visible()
    pictured(page, "console")

    for number, seat in enumerate(chamber.seats):
        phone = phone_of(screen, seat.user)
        phone.goto("/hoi-dong/bo-phieu/")
        assert phone.locator("input:checked").count() == 0
        one_by_one = number == 4
        look = seen if number == 0 or one_by_one else unseen
        look(phone, "ballot")
        _vote(phone, look, one_by_one=one_by_one)
        look(phone, "sent")
        phone.context.close()

    assert (Receipt.objects.count(), Vote.objects.count()) == (5, 15)
    expect(page.locator("#turnout b")).to_have_text("5", timeout=10_000)
    assert_page_is_sound(page)
    page.get_by_role("link", name="Đóng phiếu…").click()
    page.get_by_role("button", name="Đóng phiếu").click()
    expect(page.get_by_text("4/5 thành viên = 80 % ≥ 70 % → Đạt").first).to_be_visible()
    assert_page_is_sound(page)
    pictured(page, "result")
    page.get_by_role("link", name="Chiếu mục này").click()
    expect(page.get_by_text("3 đạt")).to_be_visible()
    assert_page_is_sound(page)
    pictured(page, "wall")
    assert [row.outcome.value for row in board_of(chamber.item).rows] == ["passed"] * 3


def seen(phone: Page, name: str) -> None:
    assert_page_is_sound(phone)
    pictured(phone, name)


def unseen(phone: Page, name: str) -> None:
    """Pass by a page that another phone has shown already, but for the name of the member."""


def _vote(phone: Page, look: Callable[[Page, str], None], *, one_by_one: bool) -> None:
    """Vote in three taps; or name by name, against every one."""
    if one_by_one:
        expect(phone.get_by_role("button", name="Còn 3 người")).to_be_visible()
        for choice in phone.get_by_text("Không đồng ý", exact=True).all():
            choice.click()
        phone.get_by_role("button", name="Xem lại phiếu").click()
    else:
        phone.get_by_role("button", name="Đồng ý cả 3", exact=True).click()
    expect(phone.get_by_role("heading", name="Phiếu của Ông/Bà")).to_be_visible()
    look(phone, "look")
    phone.get_by_role("button", name="Gửi phiếu").click()
    expect(phone.get_by_text("Phiếu đã vào hòm")).to_be_visible()


def test_a_ballot_that_does_not_get_through_stays_on_the_screen(screen):
    chamber = Chamber.of(members=3).seated()
    round = chamber.opened()
    phone = phone_of(screen, chamber.seats[2].user)
    phone.goto(f"/hoi-dong/lan/{round.pk}/bo-phieu/")
    phone.get_by_role("button", name="Không đồng ý cả 2").click()
    expect(phone.get_by_role("heading", name="Phiếu của Ông/Bà")).to_be_visible()
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Gửi phiếu").click()
    expect(phone.get_by_text("Mất mạng, phiếu chưa gửi")).to_be_visible()
    pictured(phone, "offline")
    assert not Receipt.objects.exists()
    phone.context.set_offline(False)
    phone.get_by_role("button", name="Gửi phiếu").click()
    expect(phone.get_by_text("Phiếu đã vào hòm")).to_be_visible()
    assert Receipt.objects.count() == 1
    assert Round.objects.get().is_open
