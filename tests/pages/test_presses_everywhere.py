"""Two presses on every form that writes: the second writes nothing more and is answered alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test import Client
from django.urls import resolve, reverse
from lxml import html

from campaigns.models import Campaign
from tests.filling import forms_on, sent_by
from tests.pages.test_access import PUBLIC, WHO
from tests.pages.test_two_editors import FILES, ROLES
from tests.world import World

pytestmark = pytest.mark.django_db


NOT_PRESSED = ("logout", "password_change", "decisions:draft_issue", "takeout:ask")
"""What ends the login, what the signed paper of this world is no paper for, and a long export."""

WRITING = {
    "awards:complete_years",
    "awards:history_import",
    "campaigns:add",
    "campaigns:clone",
    "campaigns:delete",
    "campaigns:extend",
    "campaigns:reading",
    "campaigns:reading_discard",
    "certificates:blank_add",
    "certificates:blank_remove",
    "certificates:book_write",
    "certificates:decision",
    "council:agenda",
    "council:close_round",
    "council:council_add",
    "council:explain",
    "council:give_up",
    "council:seat_add",
    "council:seat_end",
    "decisions:draft_discard",
    "decisions:draft_return",
    "decisions:draft_take_back",
    "decisions:fund_expense_remove",
    "decisions:fund_source_remove",
    "decisions:revocation",
    "decisions:revoke_award",
    "documents:job_again",
    "first_day_finish",
    "initiatives:decision_note",
    "initiatives:detach",
    "initiatives:discard",
    "initiatives:receive",
    "initiatives:reopen",
    "nominations:submit",
    "notifications:renew_calendar",
    "people:absence_remove",
    "people:discipline_add",
    "people:discipline_remove",
    "people:import",
    "people:person_leave",
    "people:rating_remove",
    "people:unit_add",
    "people:unit_close",
    "people:units_add",
    "people:user_lock",
    "people:user_password",
    "publicity:example_publish",
    "publicity:moderate",
    "publicity:put_up",
    "publicity:put_up_result",
    "publicity:withdraw",
    "registrations:approve",
    "registrations:fill_unit",
    "registrations:send_back",
    "registrations:submit",
    "registrations:supplement",
    "regulations:delete",
    "reports:give_back",
    "reports:paper_begin",
    "reports:recall",
    "signing:withdraw",
    "vetting:fix_list",
    "vetting:print_all",
    "vetting:receive",
}
"""What writes when its form is filled in without a thought: these at least are walked."""


@dataclass(frozen=True)
class Press:
    """What a press of a form's button sends, and who presses."""

    address: str
    sent: dict[str, list[str]]
    client: Client

    @property
    def name(self) -> str:
        """Give the name of the address that it goes to."""
        return resolve(self.address.partition("?")[0]).view_name


def presses(world: World) -> Iterator[Press]:
    """Give a press of each form that carries no version, once where it is on many pages: what
    creates, and every step."""
    clients, known = {role: Client() for role in ROLES}, set()
    for role, client in clients.items():
        client.force_login(world.cast[role])
    for name, who in WHO.items():
        if who and who != PUBLIC and not name.endswith(FILES):
            client = clients[next(role for role in ROLES if role in who)]
            address = reverse(name, kwargs=world.arguments(name))
            answer = client.get(address)
            for form in forms_on(answer.content) if answer.status_code == 200 else ():
                to = form.get("action") or address
                press = Press(to, filled_in(form), client)
                if press.name not in NOT_PRESSED and to not in known and "seen" not in press.sent:
                    known.add(to)
                    yield press


def counts() -> dict[str, int]:
    """Give how many rows each table has, but for the presses themselves."""
    models = [model for model in apps.get_models() if model._meta.managed]
    tables = sorted({model._meta.db_table for model in models} - {"procedure_press"})
    asked = ", ".join(f'(SELECT count(*) FROM "{table}")' for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {asked}")
        return dict(zip(tables, cursor.fetchone(), strict=True))


def filled_in(form: html.FormElement) -> dict[str, list[str]]:
    """Give what a form sends with something in each of its fields."""
    sent = sent_by(form)
    for field in form.xpath(".//input[not(@type='hidden')] | .//textarea | .//select"):
        if field.name and not any(sent.get(field.name, ())):
            sent[field.name] = [something(field)]
    return sent


def something(field: html.HtmlElement) -> str:
    if field.tag == "select":
        return next((value for value in field.value_options if value), "")
    if field.get("type") in ("checkbox", "radio"):
        return field.get("value", "on")
    if field.get("placeholder") == "dd/mm/yyyy":
        return "05/11/2021"
    return "10" if field.get("inputmode") else "Một"


def test_what_is_pressed_twice_is_written_once(django_db_setup):
    world = World.of()
    Campaign.objects.update(issued_on=date(2021, 1, 4))
    written, twice = set(), set()
    for press in presses(world):
        with transaction.atomic():
            before = counts()
            first = press.client.post(press.address, press.sent)
            between = counts()
            second = press.client.post(press.address, press.sent)
            if between != before:
                written.add(press.name)
                if (counts(), second.headers.get("Location")) != (
                    between,
                    first.headers.get("Location"),
                ):
                    twice.add(press.name)
            transaction.set_rollback(True)
    assert twice == set()
    assert WRITING - written == set()
