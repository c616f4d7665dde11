"""A form that saves itself: it says where it stands and loses nothing that was typed."""

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from people.models import Person, Session
from people.roles import UNIT_HEAD
from registrations.facts import draft_of
from tests.cast import Cast
from tests.registering import launched, opened, staff
from tests.stories.conftest import assert_page_is_sound, on_a_phone, profile

pytestmark = [
    pytest.mark.story,
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    on_a_phone,
]

AUTOSAVE = re.compile(r"/dang-ky/\d+/tu-luu/$")
SAVED = re.compile(r"Đã tự lưu lúc \d\d:\d\d:\d\d\.")


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def registration(cast):
    registration = opened(cast, launched(cast))
    staff(cast.unit, 2)
    return registration


@pytest.fixture
def context(chromium, live_server) -> Iterator[BrowserContext]:
    """Give a profile for one story: a clock that is put forward cannot be put right again. No other
    page is open in it, which would hear first that the line is back, and tell its whole process."""
    with profile(chromium, live_server.url) as context:
        yield context


@pytest.fixture
def writing(page, enter, cast, registration) -> Page:
    """Give the form with one person chosen and saved."""
    an = Person.objects.get(full_name="Lê Thị An")
    page.clock.install()
    enter(cast[UNIT_HEAD])
    page.goto(f"/dang-ky/{registration.pk}/sua/")
    page.get_by_text("LĐTT, Bà Lê Thị An").click()
    page.locator(f"#nguoi-{an.pk} summary").click()
    expect(state(page)).to_have_text(SAVED)
    return page


def state(page: Page):
    return page.locator("[data-live][aria-live=polite] [data-state]")


def commitment(page: Page):
    return page.get_by_label("Nội dung cam kết").first


def commit(page: Page, words: str) -> None:
    """Write a commitment, and let the two seconds pass after which the form saves itself."""
    commitment(page).fill(words)
    page.clock.fast_forward(2_000)


def commitments(registration) -> list[str]:
    return [line.commitment for line in draft_of(registration).individuals]


def held_back(page: Page) -> list[Route]:
    """Give the saves that are under way: they wait until the story lets them go."""
    waiting: list[Route] = []
    page.route(AUTOSAVE, lambda route: waiting.append(route))
    return waiting


def kept(page: Page) -> int:
    return page.evaluate("localStorage.length")


def test_the_page_says_that_it_saves_that_it_has_saved_and_that_it_has_not(
    writing, registration, complaints
):
    waiting = held_back(writing)
    commit(writing, "Trước tháng 9.")
    expect(state(writing)).to_have_text("Đang lưu…")
    assert (kept(writing), commitments(registration)) == (1, [""])

    waiting.pop().continue_()
    expect(state(writing)).to_have_text(SAVED)
    assert (kept(writing), commitments(registration)) == (0, ["Trước tháng 9."])

    commit(writing, "Trước tháng 10.")
    expect(state(writing)).to_have_text("Đang lưu…")
    waiting.pop().abort()
    expect(state(writing)).to_contain_text("Chưa lưu được lên máy chủ")
    assert_page_is_sound(writing)
    assert (kept(writing), commitments(registration)) == (1, ["Trước tháng 9."])
    assert complaints
    complaints.clear()


def test_what_a_broken_line_left_unsaved_is_saved_when_the_line_is_back(
    writing, registration, complaints
):
    writing.context.set_offline(True)
    commit(writing, "Trước tháng 9.")
    expect(writing.locator("[data-lost]")).to_be_visible()

    writing.context.set_offline(False)
    expect(state(writing)).to_have_text(SAVED)
    assert (kept(writing), commitments(registration)) == (0, ["Trước tháng 9."])
    assert complaints
    complaints.clear()


def test_what_is_typed_while_a_save_is_under_way_is_saved_after_it(writing, registration):
    waiting = held_back(writing)
    commit(writing, "Trước tháng 9.")
    expect(state(writing)).to_have_text("Đang lưu…")
    commitment(writing).fill("Trước tháng 10.")
    writing.keyboard.press("Tab")
    writing.wait_for_timeout(1000)
    [first] = waiting
    first.continue_()
    writing.wait_for_timeout(1000)
    [_, second] = waiting
    assert (kept(writing), commitments(registration)) == (1, ["Trước tháng 9."])

    second.continue_()
    expect(state(writing)).to_have_text(SAVED)
    assert (kept(writing), commitments(registration)) == (0, ["Trước tháng 10."])


def test_a_form_sent_while_a_save_is_under_way_goes_once_and_after_it(writing, registration):
    waiting = held_back(writing)
    commit(writing, "Trước tháng 9.")
    expect(state(writing)).to_have_text("Đang lưu…")
    sent: list[str] = []
    writing.on(
        "request",
        lambda request: sent.append(request.post_data) if request.method == "POST" else None,
    )
    before = writing.locator("input[name=seen]").input_value()
    writing.get_by_role("button", name="Lưu", exact=True).dblclick()
    writing.wait_for_timeout(300)
    assert sent == []
    for route in waiting:
        route.continue_()

    expect(writing.get_by_text("Đã lưu đăng ký.")).to_be_visible()
    assert commitments(registration) == ["Trước tháng 9."]
    [form] = sent
    assert f"seen={quote(before, safe='')}" not in form
    writing.goto(f"/dang-ky/{registration.pk}/sua/")
    expect(writing.locator("[data-kept]")).to_be_hidden()


def test_a_window_that_is_behind_is_refused_and_keeps_what_was_typed(writing, registration):
    other = writing.context.new_page()
    other.goto(writing.url)
    other.locator("summary", has_text="Sáng kiến, cam kết").first.click()
    other.get_by_label("Nội dung cam kết").first.fill("Cửa sổ khác.")
    other.keyboard.press("Tab")
    expect(state(other)).to_have_text(SAVED)

    commit(writing, "Trước tháng 9.")
    expect(state(writing)).to_contain_text("vừa được lưu ở một nơi khác")
    assert_page_is_sound(writing)
    assert (kept(writing), commitments(registration)) == (1, ["Cửa sổ khác."])


def test_a_second_window_does_not_take_the_words_of_the_first(writing, registration):
    other = writing.context.new_page()
    other.goto(writing.url)
    other.locator("summary", has_text="Sáng kiến, cam kết").first.click()
    waiting = held_back(writing)
    commit(writing, "Cửa sổ này.")
    expect(state(writing)).to_have_text("Đang lưu…")
    other.get_by_label("Nội dung cam kết").first.fill("Cửa sổ khác.")
    [route] = waiting
    route.continue_()

    expect(state(writing)).to_have_text(SAVED)
    assert (kept(writing), commitments(registration)) == (1, ["Cửa sổ này."])
    other.clock.fast_forward(2_000)
    expect(state(other)).to_contain_text("vừa được lưu ở một nơi khác")
    assert (kept(writing), commitments(registration)) == (1, ["Cửa sổ này."])


def test_a_form_sent_right_after_typing_leaves_no_offer_behind(writing, registration):
    name = writing.get_by_label("Tên sáng kiến, đề tài dự kiến").first
    name.fill("Số hóa sổ hộ tịch")
    writing.get_by_role("button", name="Lưu và gửi").press("Enter")
    writing.wait_for_url(re.compile(r"/gui/$"))
    [line] = draft_of(registration).individuals
    assert (line.initiative_name, kept(writing)) == ("Số hóa sổ hộ tịch", 0)


def test_what_is_wrong_is_not_saved_and_not_offered_beside_itself(writing, registration):
    writing.get_by_role("button", name="Thêm người").click()
    writing.locator("#individuals-2 summary").click()
    writing.locator("#individuals-2").get_by_label("Nội dung cam kết").fill("Của ai?")
    writing.clock.fast_forward(2_000)
    expect(state(writing)).to_contain_text("Chưa lưu: có chỗ chưa đủ")
    writing.get_by_role("button", name="Lưu", exact=True).click()
    expect(writing.get_by_text("Có chỗ chưa đúng")).to_be_visible()
    expect(writing.locator("[data-kept]")).to_be_hidden()
    assert (kept(writing), len(commitments(registration))) == (1, 1)


def test_a_session_that_has_ended_leaves_the_page_and_its_words(writing, registration, complaints):
    Session.objects.all().delete()
    commit(writing, "Trước tháng 9.")
    expect(writing.locator("[data-lost]")).to_be_visible()
    expect(commitment(writing)).to_have_value("Trước tháng 9.")
    assert [complaint for complaint in complaints if "401" not in complaint] == []
    complaints.clear()
    assert (kept(writing), commitments(registration)) == (1, [""])
