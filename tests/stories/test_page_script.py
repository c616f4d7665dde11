"""Somebody at a desk reads a long page: a link opens the fold it leads to, a paper says that it is
being made, the keys are told, and the menu of a header closes again."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from people.roles import OFFICE
from tests.cast import Cast, make_person
from tests.registered import a_campaign, registered, with_person
from tests.stories.conftest import DESK, assert_page_is_sound

pytestmark = [pytest.mark.story, pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def size() -> dict[str, int]:
    return DESK


def test_a_fold_opens_a_paper_is_made_once_keys_are_told_and_a_menu_closes(page, enter):
    cast = Cast.of()
    campaign = a_campaign(cast)
    registration = registered(campaign, cast.unit, "approved")
    with_person(registration, make_person(cast.unit, "Đặng Thị Hòa"))
    enter(cast[OFFICE])
    address = reverse("registrations:consolidated", args=[campaign.pk])
    page.goto(address)
    expect(page.get_by_text("Đặng Thị Hòa")).to_be_hidden()
    page.evaluate("location.hash = 'ca-nhan'")
    expect(page.get_by_text("Đặng Thị Hòa")).to_be_visible()
    page.goto("about:blank")
    page.goto(f"{address}#ca-nhan")
    expect(page.get_by_text("Đặng Thị Hòa")).to_be_visible()

    asked = []

    def answered_with_nothing_yet(route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=204)

    page.route("**/*.pdf", answered_with_nothing_yet)
    paper = page.locator("a[href$='.pdf']").first
    paper.click()
    expect(paper).to_have_attribute("aria-busy", "true")
    label = paper.evaluate("link => getComputedStyle(link, '::after').content")
    paper.click()
    assert (label, len(asked)) == ('" đang tạo…"', 1)

    opener = page.get_by_role("button", name="Phím tắt (?)")
    opener.click()
    sheet = page.get_by_role("dialog", name="Phím tắt")
    expect(sheet).to_be_visible()
    assert_page_is_sound(page)
    for _ in range(3):
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.closest('main, header, footer')")
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("?")
    expect(sheet).to_be_visible()
    sheet.get_by_role("button", name="Đóng").click()
    expect(sheet).to_be_hidden()

    page.goto(reverse("nominations:list"))
    menu = page.locator(".acts-menu")
    first = menu.get_by_role("link").first
    expect(first).to_be_hidden()
    menu.locator("summary").press("Enter")
    page.keyboard.press("Tab")
    expect(first).to_be_focused()
    page.keyboard.press("Escape")
    expect(first).to_be_hidden()
    expect(menu.locator("summary")).to_be_focused()
    page.keyboard.press("Enter")
    expect(first).to_be_visible()
    page.get_by_role("heading", level=1).click()
    expect(first).to_be_hidden()
