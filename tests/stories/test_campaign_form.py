"""Writing and reading a plan in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from campaigns import actions as campaigns
from campaigns.facts import plan_of
from campaigns.models import Campaign
from campaigns.rules.plan import Content
from people.roles import OFFICE
from tests.cast import Cast
from tests.plans import PLAN_2021
from tests.stories.conftest import DESK, PHONE, assert_page_is_sound

pytestmark = [
    pytest.mark.story,
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def office(enter) -> tuple[Page, Campaign]:
    cast = Cast.of()
    campaign = campaigns.create_draft(cast.commune, PLAN_2021, by=cast.acting(OFFICE))
    return enter(cast[OFFICE]), campaign


def test_a_row_is_added_another_taken_out_and_both_are_saved(office):
    page, campaign = office
    page.goto(f"/phong-trao/{campaign.pk}/sua/")
    assert_page_is_sound(page)
    contents = page.locator("#noi-dung")
    contents.locator("summary").click()
    contents.get_by_role("button", name="Thêm dòng").click()
    row = contents.locator(".row-card").last
    row.get_by_label("Mục").fill("2.7")
    row.get_by_label("Nội dung", exact=False).last.fill("Chuyển đổi số.")
    first = contents.locator(".row-card").first
    first.get_by_label("Xóa dòng này").check()
    expect(first.get_by_label("Mục")).to_be_hidden()
    expect(first.get_by_label("Xóa dòng này")).to_be_visible()
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_text("Đã lưu dự thảo.")).to_be_visible()
    assert plan_of(Campaign.objects.get()).contents == (
        PLAN_2021.contents[1],
        Content("2.7", "Chuyển đổi số."),
    )
    assert_page_is_sound(page)


def test_the_drawing_that_fits_the_screen_is_the_one_that_is_seen(office):
    page, campaign = office
    page.goto(campaign.get_absolute_url())
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        expect(page.locator(".drawing-tall")).to_be_visible(visible=size == PHONE)
        expect(page.locator(".drawing-wide")).to_be_visible(visible=size == DESK)
