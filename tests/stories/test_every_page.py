"""Every page in a real browser, on a phone and at a desk: nothing scrolls sideways, nothing is
blocked, and axe finds no barrier."""

import pytest
from django.urls import reverse

from people.roles import OFFICE
from tests.pages.test_access import PUBLIC, WHO
from tests.stories.conftest import assert_page_is_sound
from tests.world import World

pytestmark = [
    pytest.mark.story,
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
]

FILES = {
    "campaigns:plan_pdf",
    "campaigns:plan_docx",
    "registrations:paper_pdf",
    "registrations:paper_docx",
    "registrations:consolidated_xlsx",
    "registrations:consolidated_pdf",
    "registrations:consolidated_docx",
    "awards:comparison_xlsx",
    "awards:decision_file",
    "awards:decision_template",
    "awards:history_export",
    "awards:history_template",
    "initiatives:attachment",
    "initiatives:request_pdf",
    "initiatives:request_docx",
    "initiatives:minutes_pdf",
    "initiatives:minutes_docx",
    "initiatives:decision_pdf",
    "initiatives:decision_docx",
    "initiatives:certificates_pdf",
    "initiatives:certificate_docx",
    "people:import_template",
    "people:persons_export",
    "issued_file",
    "health",
}


def test_each_page_that_the_office_opens_is_sound(page, enter):
    world = World.of()
    enter(world.cast[OFFICE])
    opened = [
        name for name, who in WHO.items() if who != PUBLIC and OFFICE in who and name not in FILES
    ]
    for name in opened:
        page.goto(reverse(name, kwargs=world.arguments(name)))
        assert_page_is_sound(page)
    assert len(opened) > 40


def test_each_page_without_a_login_is_sound(page):
    for name, who in WHO.items():
        if who == PUBLIC and name not in FILES:
            page.goto(reverse(name))
            assert_page_is_sound(page)


def test_the_gallery_of_components_is_sound(page, enter):
    world = World.of()
    office = world.cast[OFFICE]
    office.is_staff = True
    office.save()
    enter(office).goto(reverse("ui:gallery"))
    assert_page_is_sound(page)
