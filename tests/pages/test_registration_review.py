"""The office at a registration: what it would approve, what changed, a day for mending; and the
queries of the pages of registrations."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from people.models import Absence, Discipline
from people.roles import CHAIR, OFFICE, OVERSEER, SECRETARY, UNIT_HEAD
from registrations import actions as registrations
from registrations.rules.stages import Stage
from tests.cast import Cast, make_people, make_unit, make_units
from tests.filling import forms_on, sent_by
from tests.many import inserted
from tests.nominating import make_nominations
from tests.registered import (
    a_campaign,
    registered,
    registered_all,
    with_collective,
    with_people,
)
from tests.registering import IN_TIME, at, draft, fresh, launched, opened, sent, staff, strives

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def cast():
    return Cast.of()


def address(name: str, pk: int) -> str:
    return reverse(f"registrations:{name}", args=[pk])


def test_the_office_approves_or_sends_back_from_the_page_and_reads_what(cast, client):
    people = staff(cast.unit)
    row = sent(cast, opened(cast, launched(cast)), draft(*people))
    client.force_login(cast[OFFICE])
    page = client.get(row.get_absolute_url())
    assertContains(page, "Sẽ duyệt 3 cá nhân của Văn phòng - Thống kê: Lao động tiên")
    assertContains(page, address("approve", row.pk))
    assertContains(page, address("send_back", row.pk))
    assertNotContains(page, "Thay đổi so với lần gửi trước")
    for role in (UNIT_HEAD, SECRETARY):
        client.force_login(cast[role])
        assertNotContains(client.get(row.get_absolute_url()), address("approve", row.pk))


def test_who_sends_back_is_proposed_five_working_days(cast, client):
    row = sent(cast, opened(cast, launched(cast)), draft(*staff(cast.unit)))
    client.force_login(cast[OFFICE])  # on Monday, 18/01/2021
    form = client.get(address("send_back", row.pk)).context["form"]
    assert form["due_on"].value() == date(2021, 1, 25)


def test_what_changed_since_the_last_round_is_said_to_the_office(cast, client):
    an, binh, chi = staff(cast.unit)
    row = sent(cast, opened(cast, launched(cast)), draft(an, binh))
    until = date(2021, 1, 25)
    registrations.send_back(row, reason="Thiếu.", due_on=until, by=cast.acting(OFFICE))
    again = draft(an, chi)
    again = type(again)((), (strives(an, "CSTDCS"), *again.individuals[1:]))
    row = sent(cast, fresh(row), again)
    client.force_login(cast[OFFICE])
    assert client.get(row.get_absolute_url()).context["changes"] == [
        "Bà Lê Thị An: Lao động tiên tiến → Chiến sĩ thi đua cơ sở.",
        "Thêm bà Lê Thị Chi: Lao động tiên tiến.",
        "Bỏ bà Lê Thị Bình (Lao động tiên tiến).",
    ]


def test_what_came_back_unchanged_says_so(cast, client):
    people = staff(cast.unit)
    row = sent(cast, opened(cast, launched(cast)), draft(*people))
    until = date(2021, 1, 25)
    registrations.send_back(row, reason="Thiếu.", due_on=until, by=cast.acting(OFFICE))
    row = sent(cast, fresh(row), draft(*people))
    client.force_login(cast[OFFICE])
    assertContains(client.get(row.get_absolute_url()), "Nội dung giữ nguyên như lần gửi trước")


def confirming(page) -> dict:
    """Give what the button of a page that asks before an act sends."""
    [form] = [form for form in forms_on(page.content) if "stood" in form.fields]
    return sent_by(form)


def test_what_was_taken_back_and_sent_anew_is_not_approved_unseen(cast, client):
    an, binh, chi = staff(cast.unit)
    row = sent(cast, opened(cast, launched(cast)), draft(an, binh))
    client.force_login(cast[OFFICE])
    seen = confirming(client.get(address("approve", row.pk)))
    registrations.withdraw(row, by=cast.acting(UNIT_HEAD))
    sent(cast, fresh(row), draft(an, chi))
    refused = client.post(address("approve", row.pk), seen)
    assertContains(refused, "vừa được rút về rồi gửi lại")
    assert fresh(row).stage == Stage.SUBMITTED
    assert client.post(address("approve", row.pk), confirming(refused)).status_code == 302
    assert fresh(row).stage == Stage.APPROVED


# --- Queries ------------------------------------------------------------------------------------


def filled(cast: Cast, count: int) -> dict[str, int]:
    """Give a registration of `count` people at each stage, in a commune of as many units."""
    at(cast, IN_TIME)
    campaign, kept = a_campaign(cast), {}
    for stage in Stage:
        row = registered(campaign, make_unit(cast.commune, f"Bộ phận {stage.word}"), stage)
        kept[stage.value] = row.pk
        with_collective(row, "Tập thể")
        people = make_people(row.unit, [f"Lê {stage.word} {n:03d}" for n in range(count)])
        with_people(row, people, "CSTDCS", initiative_name="Sổ tay")
        inserted(
            Absence(person=person, kind="sick", starts_on=date(2020, 5, 1))
            for person in people[::2]
        )
        inserted(
            Discipline(person=person, form="reprimand", decided_on=date(2021, 1, 4))
            for person in people[::2]
        )
        if stage is Stage.APPROVED:
            make_nominations(campaign, people, "CSTDCS", "vetted")
    registered_all(campaign, make_units(cast.commune, [f"Thôn {n:03d}" for n in range(count)]))
    kept["campaign"] = campaign.pk
    return kept


PAGES = [
    ("registrations:detail", "draft", OFFICE, 14),
    ("registrations:detail", "submitted", OFFICE, 15),
    ("registrations:detail", "returned", SECRETARY, 15),
    ("registrations:detail", "approved", CHAIR, 15),
    ("registrations:edit", "draft", OFFICE, 15),
    ("registrations:submit", "draft", OFFICE, 15),
    ("registrations:approve", "submitted", OFFICE, 9),
    ("registrations:send_back", "submitted", OFFICE, 7),
    ("registrations:list", "", OFFICE, 10),
    ("registrations:list", "", UNIT_HEAD, 9),
    ("registrations:consolidated", "campaign", OFFICE, 11),
    ("registrations:consolidated", "campaign", OVERSEER, 10),
    ("vetting:quota", "campaign", SECRETARY, 12),
    ("vetting:comparison", "campaign", SECRETARY, 11),
    ("vetting:papers", "campaign", SECRETARY, 9),
]


@pytest.mark.once
@pytest.mark.parametrize("count", [1, 3, 300])
def test_pages_of_registrations_ask_as_much_of_300_people_as_of_one(cast, client, count):
    kept = filled(cast, count)
    asked = []
    for name, which, role, _ in PAGES:
        client.force_login(cast[role])
        url = reverse(name, args=[kept[which]] if which else [])
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        asked.append((name, which, role, len(queries)))
    assert asked == PAGES
