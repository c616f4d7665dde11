"""Of a page's frame only what was found sound is passed by, and nothing of the page within it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.stories.conftest import DESK, PHONE, in_reach_where_it_is_sound, looked_at, show_on

pytestmark = [pytest.mark.story, pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

FRAMED = """<!doctype html><title>Thử</title><body>
<header class="topbar"><button style="width: 3em; height: 3em"></button></header>
<footer class="footer">Chân trang</footer><h1>Một</h1><main><p>Lời</p></main></body>"""


def barriers_of(page: Page, known: list[str]) -> set[str]:
    return {name for name, _ in looked_at(page, known)[2]["barriers"]}


def framed(screen) -> Page:
    page = screen(DESK)
    page.set_content(FRAMED)
    return page


def test_a_frame_that_was_found_sound_is_passed_by_and_nothing_else(screen):
    """A button without a name stands for what is wrong in the frame: it is seen or passed by."""
    page = framed(screen)
    _, known, _ = looked_at(page, known=[])
    assert len(known) == 2
    assert barriers_of(page, []) == {"html-has-lang", "button-name"}
    assert barriers_of(page, known) == {"html-has-lang"}
    page.evaluate("document.querySelector('p').innerHTML = '<input>'")
    assert barriers_of(page, known) == {"html-has-lang", "label"}


def told(script: str) -> Callable[[Page], None]:
    return lambda page: page.evaluate(f"document.{script}")


CHANGES = {
    "another screen": lambda page: show_on(page, PHONE),
    "paper": lambda page: page.emulate_media(media="print"),
    "larger text": told("documentElement.style.fontSize = '200%'"),
    "other styles": told("body.className = 'dark'"),
    "a dialog over it": told("querySelector('p').innerHTML = '<dialog open>'"),
    "another count": told("querySelector('button').before('2')"),
    "another size": told("body.style.margin = 0"),
    "pointed at": lambda page: page.hover("button"),
    "in use": lambda page: page.focus("button"),
}


def test_a_frame_that_is_another_is_looked_at(screen):
    page = framed(screen)
    for name, change in CHANGES.items():
        page.set_content(FRAMED)
        _, known, _ = looked_at(page, known=[])
        assert "button-name" not in barriers_of(page, known)
        change(page)
        assert "button-name" in barriers_of(page, known), name


def test_a_frame_in_which_something_is_wrong_is_looked_at_again(screen):
    page = framed(screen)
    for _ in range(2):
        with pytest.raises(AssertionError, match="button-name"):
            in_reach_where_it_is_sound(page, DESK)
