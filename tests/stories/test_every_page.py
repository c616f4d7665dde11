"""Every page in a real browser, at a desk, on a phone and with text of double size: nothing scrolls
sideways, nothing is blocked, and axe finds no barrier."""

from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page

from people.roles import (
    CHAIR,
    COUNCIL_MEMBER,
    MEMBER,
    OFFICE,
    OVERSEER,
    SECRETARY,
    UNIT_HEAD,
    Role,
)
from tests.pages.test_access import PUBLIC, WHO
from tests.stories.conftest import (
    DESK,
    PHONE,
    assert_sound_on_both,
    lasting_profile,
    launched,
    looked_at,
    show_on,
)
from tests.world import World

pytestmark = [
    pytest.mark.story,
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
]

HEALTH = "health"  # for machines
PARTS = ("council:turnout",)  # fetched by the page that shows them
FILES = ("pdf", "docx", "xlsx", "file", "template", "export", "attachment")


@pytest.fixture(scope="module")
def chromium(playwright) -> Iterator[Browser]:
    """Give a browser that draws nothing: what is asked here is how pages are laid out, and four
    pictures of each of hundreds of pages take a sixth of the time. It has no frames of animation,
    for which a click waits: stories have another."""
    with launched(playwright, "--disable-threaded-compositing") as browser:
        yield browser


@pytest.fixture(scope="module")
def context(chromium, live_server) -> Iterator[BrowserContext]:
    with lasting_profile(chromium, live_server.url) as context:
        yield context


WIDER_WITH_DOUBLE_TEXT = """() => {
    document.documentElement.style.fontSize = "200%";
    return document.documentElement.scrollWidth - window.innerWidth;
}"""


def assert_page_is_sound_at_every_size(page: Page) -> None:
    assert_sound_on_both(page)
    for size in (PHONE, DESK):
        show_on(page, size)
        overflow = page.evaluate(WIDER_WITH_DOUBLE_TEXT)
        assert overflow <= 0, f"{page.url} cuộn ngang {overflow} px"


def is_page(name: str) -> bool:
    """Say whether an address shows a page; others hand out a file to save, or a part of a page."""
    return name != HEALTH and name not in PARTS and not name.endswith(FILES)


ORDER = (OFFICE, SECRETARY, CHAIR, UNIT_HEAD, MEMBER, COUNCIL_MEMBER, OVERSEER)


def pages_of(role: Role) -> list[str]:
    """Give the pages that a role opens and none before it in the order."""
    before = set(ORDER[: ORDER.index(role)])
    return [
        name
        for name, who in WHO.items()
        if who != PUBLIC and role in who and not before & set(who) and is_page(name)
    ]


@pytest.mark.parametrize("role", ORDER, ids=lambda role: role.code)
def test_each_page_that_a_role_opens_is_sound(page, enter, role):
    world = World.of()
    enter(world.cast[role])
    for name in pages_of(role):
        page.goto(reverse(name, kwargs=world.arguments(name)))
        assert_page_is_sound_at_every_size(page)


FULL_OF_FAULTS = """<html lang="vi"><title>Thử</title><h1>Một</h1><h1>Hai</h1>
<main><p style="color: #999; background: #aaa">Chữ mờ</p><div style="width: 2000px">Rộng</div>
<input name="q"><button style="width: 8px; height: 8px"></button><form method="post"></form></main>
"""


def test_what_is_wrong_with_a_page_is_seen(screen):
    """Without this the tests above could not fail: their browser draws nothing."""
    page = screen(DESK)
    page.set_content(FULL_OF_FAULTS)
    seen = {}
    for size in (DESK, PHONE):
        show_on(page, size)
        _, _, found = looked_at(page, known=[])
        found["barriers"] = {name for name, _ in found["barriers"]}
        seen[size["width"]] = found
    barriers = {"button-name", "color-contrast", "label", "target-size"}
    faults = {"headings": 2, "formsSentTwice": 1, "barriers": barriers}
    assert seen == {1280: faults | {"tooWide": 728}, 360: faults | {"tooWide": 1648}}


def test_no_page_is_left_out():
    looked_at = [name for role in ORDER for name in pages_of(role)]
    inside = [name for name, who in WHO.items() if who and who != PUBLIC and is_page(name)]
    assert sorted(looked_at) == sorted(inside)


def test_each_page_without_a_login_is_sound(page):
    world = World.of()
    for name, who in WHO.items():
        if who == PUBLIC and is_page(name):
            page.goto(reverse(name, kwargs=world.arguments(name)))
            assert_page_is_sound_at_every_size(page)


def test_the_pages_of_administrators_are_sound(page, enter):
    world = World.of()
    office = world.cast[OFFICE]
    office.is_staff = office.is_superuser = True
    office.save()
    enter(office)
    for name in ("ui:gallery", "backups:list"):
        page.goto(reverse(name))
        assert_page_is_sound_at_every_size(page)
