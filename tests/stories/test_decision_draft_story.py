"""From the list of who passed to the released decision, by the secretary, the chair, the office."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from awards.models import Award
from decisions.models import AwardDecision
from people.roles import CHAIR, OFFICE, SECRETARY
from tests.cast import Cast, make_person
from tests.nominating import make_nomination
from tests.registering import launched, staff
from tests.stories.conftest import assert_page_is_sound
from tests.stories.deciding import (
    the_chair_approves,
    the_office_issues_and_releases,
    the_office_numbers_and_signs,
)

pytestmark = [
    pytest.mark.story,
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
]


def test_a_decision_is_drafted_approved_numbered_signed_issued_and_released(page, enter):
    cast = Cast.of()
    campaign = launched(cast, on=date(2021, 12, 20))
    make_person(cast.other_unit, "Trần Quang Định", position="Chủ tịch UBND", gender="male")
    for person in staff(cast.unit):
        make_nomination(campaign, person, "LDTT", "vetted")
    enter(cast[SECRETARY])
    the_secretary_drafts(page)
    where = page.url
    page.context.clear_cookies()
    enter(cast[CHAIR])
    the_chair_approves(page)
    page.context.clear_cookies()
    enter(cast[OFFICE])
    page.goto(where)
    the_office_numbers_and_signs(page, "325", "06/12/2021")
    assert Award.objects.count() == 0
    the_office_issues_and_releases(page)
    assert Award.objects.filter(is_held_back=False).count() == 2
    assert AwardDecision.objects.get().number == "325/QĐ-UBND"


def the_secretary_drafts(page: Page) -> None:
    page.goto("/quyet-dinh/")
    page.get_by_role("link", name="Ra quyết định").click()
    page.get_by_label("Bà Lê Thị Chi").uncheck()
    assert_page_is_sound(page)
    page.get_by_role("button", name="Soạn dự thảo").click()
    expect(page.get_by_text("Chín trăm nghìn đồng")).to_be_visible()
    page.get_by_role("button", name="Trình Chủ tịch").click()
    expect(page.get_by_text("Chờ duyệt", exact=True)).to_be_visible()
