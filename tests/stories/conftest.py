"""A real browser on the real program: Debian's Chromium, at the width of a phone and of a desk.

A story is told once, on the screen of who tells it; each page that it looks at is looked at on both
screens, and what can be pressed on one of them can be pressed on the other.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from people.models import User
from tests.browser import browser_path
from tests.stories.frames import FOUND_SOUND, FRAME
from thiduakt.invariants import breaches

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--in-process-gpu",  # a process less to hand each picture to
    "--renderer-process-limit=1",  # a story's page lives in the process of the page before
    "--enable-features=RenderDocument:level/crashed-frame",  # and in its frame
    # A page lives for a second: to compile its scripts for speed, or to look for garbage on threads
    # beside, costs more than it gives. What was compiled for one page is kept for the next.
    "--js-flags=--no-opt --no-maglev --no-flush-bytecode --single-threaded",
]
READ_EACH_COLOUR_ONCE = """
    const parsed = {}, Color = axe.commons.color.Color, parse = Color.prototype.parseString;
    Color.prototype.parseString = function (text) {
        const {r, g, b, alpha} = parsed[text] ??= parse.call(new Color(), text);
        return Object.assign(this, {r, g, b, alpha});
    };
"""
"""A page has a dozen colours, of which axe reads each a thousand times: a sixth of its time."""
AXE_WHEN_ASKED_FOR = f"window.loadAxe = () => {{ {AXE_SCRIPT} {READ_EACH_COLOUR_ONCE} }};"
"""Lies in each page: the browser compiles it once for all, where a script sent to a page is
compiled for that page."""
LOOK = """async (foundSound) => {
    if (!window.axe) loadAxe();
    const bars = document.querySelectorAll(".acts, .save-bar, .foot");
    bars.forEach((bar) => { bar.style.position = "relative"; });
    window.scrollTo({top: 0, behavior: "instant"});
    const tooWide = document.documentElement.scrollWidth - window.innerWidth;
    const known = new Set(JSON.parse(foundSound));
    const frame = framed();
    const exclude = frame.filter(([, digest]) => known.has(digest)).map(([part]) => part);
    const {violations} = await axe.run({include: document, exclude}, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"], resultTypes: ["violations"],
    });
    const inReach = [...new Set([...document.querySelectorAll(
        "main :is(a[href]:not([href^='#']), button, input, select, textarea, summary)"
        + ":not(table.dense .act *, table.reg .hk *, .keys *)"
    )].filter((one) => one.checkVisibility({visibilityProperty: true})).map((one) =>
        `${one.localName} ${one.name || one.getAttribute("href") || one.textContent.trim()}`
    ))].sort();
    bars.forEach((bar) => { bar.style.position = ""; });
    const count = (selector) => document.querySelectorAll(selector).length;
    return JSON.stringify([inReach, frame.map(([, digest]) => digest), {
        headings: count("h1"),
        formsSentTwice: count("form[method=post]:not(:has([name=once]))"),
        tooWide: Math.max(tooWide, 0),
        barriers: violations.map(({id, nodes}) => [id, nodes.map(({target}) => target)]),
    }]);
}"""
"""What can be pressed or filled in, and whatever is wrong: asked for at once, since each question
costs as much as its answer, and of the report of axe only what it finds broken.

A bar that stays in sight lies over half of some button wherever one has scrolled to, and the head
of a table where an anchor led to: the page is looked at from its top, its bars laid down. Narrow
tables have no short cuts to an act of the page that a row opens (`.act`), fold a commendation
nobody chose (`.hk`), jump within a page (`#…`) and do not tell of keys (`.keys`)."""
SOUND = {"headings": 1, "formsSentTwice": 0, "tooWide": 0, "barriers": []}
PUT_THERE = "stage_without_steps"
"""The one invariant that stories do not keep: they put rows at a stage to begin there."""

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
on_a_phone = pytest.mark.parametrize("size", [PHONE], ids=["phone"], indirect=True)
"""For stories of people who are on their feet, or write at home."""


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    # Playwright keeps an event loop in this thread; Django would take it for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright) -> Iterator[Browser]:
    with launched(playwright) as browser:
        yield browser


def launched(playwright: Playwright, *flags: str) -> Browser:
    """Give a browser that is closed at the end of its block."""
    return playwright.chromium.launch(executable_path=browser_path(), args=[*FLAGS, *flags])


@pytest.fixture(scope="session")
def context(chromium, live_server, django_db_setup) -> Iterator[BrowserContext]:
    """Give the profile in which each story's page is opened: it forgets a story at its end.

    It is closed before the database is dropped: its connections keep those to the database open.
    """
    with lasting_profile(chromium, live_server.url) as context:
        yield context


@contextmanager
def lasting_profile(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """Give a profile in which a page stays open: its process has the fonts, styles and scripts that
    the pages of all stories have, and need not be started for each."""
    with profile(browser, address) as context:
        context.new_page().goto("/static/img/mark.svg")
        yield context


def profile(browser: Browser, address: str) -> BrowserContext:
    """Give the profile of somebody who has never been here, closed at the end of its block.

    Nothing glides or fades, as for whoever asks the system for less motion: each colour that comes
    slowly is a dozen pictures, and axe may look at one of them.
    """
    context = browser.new_context(
        base_url=address, locale="vi-VN", accept_downloads=True, reduced_motion="reduce"
    )
    context.add_init_script(AXE_WHEN_ASKED_FOR + FRAME)
    return context


@pytest.fixture
def complaints() -> list[str]:
    """Give what the browser complained of; a story that breaks a line takes out what it expects."""
    return []


@pytest.fixture
def size(request) -> dict[str, int]:
    """Give the size of the screen that a story is told on."""
    return getattr(request, "param", DESK)


@pytest.fixture
def screen(chromium, live_server) -> Iterator[Callable[[dict[str, int]], Page]]:
    """Give a function that opens a page on a screen of its own, on which nobody has logged in."""
    contexts = []

    def screen(size: dict[str, int]) -> Page:
        contexts.append(profile(chromium, live_server.url))
        return page_of(contexts[-1], size)

    yield screen
    for context in contexts:
        context.close()


def page_of(context: BrowserContext, size: dict[str, int]) -> Page:
    page = context.new_page()
    page.set_viewport_size(size)
    return page


@pytest.fixture
def page(size, context, complaints) -> Iterator[Page]:
    """Give a page whose every script error and every blocked resource fails the story, and so does
    whatever in the database is not as it has to be at its end."""
    page = page_of(context, size)
    page.set_default_timeout(10_000)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda message: complaints.append(message.text) if message.type == "error" else None,
    )
    yield page
    leave(context)
    assert complaints == []
    assert [breach for breach in breaches() if breach.code != PUT_THERE] == []


def leave(context: BrowserContext) -> None:
    """Close what a story has opened, and make its profile one that nobody has used."""
    lasting, *of_the_story = context.pages
    for page in of_the_story:
        page.close()
    context.set_offline(False)
    context.clear_cookies()
    lasting.evaluate("localStorage.clear()")


@pytest.fixture
def enter(page: Page, live_server):
    """Give a function that opens the home page of a user who has logged in, or another page.

    The login page itself has tests of its own; here its session is all that is needed.
    """

    def enter(user: User, at: str = "/") -> Page:
        client = Client()
        client.force_login(user)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
        )
        page.goto(at)
        return page

    return enter


def assert_page_is_sound(page: Page) -> None:
    """Hold a page to what every page owes, and leave it on the screen that its story is told on.

    A click returns once the answer has begun to arrive: wait for the whole of it.
    """
    page.wait_for_load_state()
    page.locator("h1").first.wait_for()
    told_on = page.viewport_size
    assert_sound_on_both(page)
    show_on(page, told_on)


def assert_sound_on_both(page: Page) -> None:
    """Hold a page to what every page owes on a phone and at a desk: no sideways scrolling, one h1,
    no barrier that axe finds, no form that would be sent twice, everything in reach on both.

    The desk comes first: most pages are laid out for it already.
    """
    assert in_reach_where_it_is_sound(page, DESK) == in_reach_where_it_is_sound(page, PHONE)


def in_reach_where_it_is_sound(page: Page, size: dict[str, int]) -> list[str]:
    """Give what can be pressed or filled in on a screen on which nothing is wrong."""
    show_on(page, size)
    in_reach, frame, found = looked_at(page, FOUND_SOUND)
    assert found == SOUND, f"{page.url} ({size['width']} px)"
    FOUND_SOUND.update(frame)
    return in_reach


def looked_at(page: Page, known: Iterable[str]) -> list:
    """Give what can be reached, what the frame is known by, and what is wrong but in a known frame.

    One text goes there and one comes back: each word of a list would be checked on its way.
    """
    return json.loads(page.evaluate(LOOK, json.dumps([*known])))


def show_on(page: Page, size: dict[str, int]) -> None:
    if page.viewport_size != size:
        page.set_viewport_size(size)
