"""From the signed paper to the head of a unit who hears of it."""

import pytest
from playwright.sync_api import expect

from campaigns.models import Campaign
from people.roles import CHAIR, OFFICE, UNIT_HEAD
from tests.cast import Cast
from tests.stories.conftest import assert_page_is_sound
from tests.world import REAL_PLAN

pytestmark = [
    pytest.mark.story,
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
]


def test_a_plan_is_brought_confirmed_launched_and_heard_of(page, enter):
    cast = Cast.of()

    enter(cast[OFFICE])
    page.goto("/phong-trao/")
    page.get_by_role("link", name="Nhập từ văn bản kế hoạch").first.click()
    page.get_by_label("Tệp kế hoạch").set_input_files(REAL_PLAN)
    page.get_by_role("button", name="Đọc văn bản").click()
    expect(page.get_by_label("Số, ký hiệu")).to_have_value("12/KH-UBND")
    assert_page_is_sound(page)
    phases = page.locator("#dot-thi-dua")
    expect(phases.locator(".row-card").first).to_be_hidden()
    phases.locator("summary").press("Enter")
    expect(phases.locator(".row-card").first).to_be_visible()
    page.emulate_media(media="print")
    on_paper = page.locator("#noi-dung .row-card").first.bounding_box()
    assert on_paper is not None
    assert on_paper["height"] > 0
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Lưu").first.click()
    expect(page.get_by_text("Kế hoạch đã đủ để phát động.")).to_be_visible()
    leave(page)

    enter(cast[CHAIR])
    page.get_by_role("link", name="Phát động").first.click()
    assert_page_is_sound(page)
    page.get_by_label("vẫn phát động").check()
    page.get_by_role("button", name="Phát động").click()
    expect(page.get_by_text("Đã phát động").first).to_be_visible()
    leave(page)

    enter(cast[UNIT_HEAD])
    page.get_by_role("link", name="Thông báo").click()
    page.get_by_role("link", name="phát động", exact=False).first.click()
    page.get_by_role("link", name="Mở trang liên quan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Triển khai thực hiện phong trào thi đua năm 2021"
    )
    assert Campaign.objects.get().launched_by == cast[CHAIR]


def leave(page):
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()
