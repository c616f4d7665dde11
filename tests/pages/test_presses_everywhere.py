"""Two presses on every form that writes: the second writes nothing more and is answered alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve, reverse
from lxml import html

from attachments import accepting
from campaigns.models import Campaign
from sandbox import opening
from tests import attached
from tests.filling import forms_on, sent_by
from tests.pages.test_access import PUBLIC, WHO
from tests.pages.test_two_editors import FILES, ROLES
from tests.world import REAL_PLAN, World

pytestmark = pytest.mark.django_db


PDF = attached.a_pdf()

NOT_PRESSED = ("logout", "password_change", "decisions:draft_issue", "takeout:ask")
"""What ends the login, what the signed paper of this world is no paper for, and a long export."""

RIGHT = {
    "awards:history_add": {"kind": "LDTT", "year": "2019", "unit": "", "collective": ""},
    "campaigns:reading_new": {"pasted": REAL_PLAN.read_text(), "file": ""},
    "council:council_add": {"starts_on": "01/12/2030"},
    "council:meeting_add": {"starts_at": "14:00"},
    "decisions:fund_expense": {"amount": "1.000.000"},
    "decisions:fund_source": {"amount": "1.000.000"},
    "initiatives:send_back": {"due_on": "01/12/2030"},
    "nominations:add": {"person": "", "is_whole_commune": [], "award": "TTLDTT"},
    "nominations:add_outsider": {"known": ""},
    "nominations:add_short": {"person": "", "is_whole_commune": [], "occasion": "on_the_spot"},
    "people:absence_add": {"result": "", "ends_on": "05/12/2021"},
    "people:person_add": {"born_on": "05/11/1985"},
    "people:rating_add": {"year": "2021"},
    "people:role_add": {"ends_on": "05/11/2030"},
    "people:role_to_existing": {"username": "chair", "ends_on": "05/11/2030"},
    "people:user_add": {"ends_on": "05/11/2030"},
    "signing:number": {"ordinal": "77"},
    "vetting:proposal_issue": {"ordinal": "77"},
    "vetting:send_back": {"due_on": "01/12/2030"},
}  # fmt: skip
"""What a page wants that is not filled in by the kind of its fields."""

REFUSED = {
    **dict.fromkeys(
        (
            "campaigns:launch",
            "council:call_off",
            "council:close",
            "council:invite",
            "council:open_round",
            "council:recuse",
            "council:slips",
            "decisions:draft_let_number_go",
            "decisions:draft_number",
            "initiatives:submit",
            "nominations:discard",
            "signing:let_number_go",
            "vetting:give_place",
            "vetting:open_list",
            "vetting:reopen",
            "vetting:take_back_place",
        ),
        "what this world holds is not at that step",
    ),
    **dict.fromkeys(
        ("notifications:read_all", "people:person_move", "reminders:mail_again"),
        "changes a row and makes none; the second press finds it done",
    ),
    **dict.fromkeys(("council:tablet", "second_factor"), "asks for a code that is on paper"),
    **dict.fromkeys(
        ("decisions:add", "nominations:outsiders_import", "registrations:import"),
        "shows first what it would write",
    ),
    **dict.fromkeys(("signing:sign", "signing:sign_annex"), "this place has no key to sign with"),
    "council:ballot": "shows what is chosen before it is cast",
    "council:seats_add": "all are made chair here, and a council has one",
    "nominations:review_add": "votes have to add up",
    "registrations:fill_last_year": "last year's people are in it",
    "sessions_end": "there is one session",
}
"""What is walked and writes nothing, and why."""


@dataclass(frozen=True)
class Press:
    """What a press of a form's button sends, and who presses."""

    address: str
    sent: dict[str, str | list[str]]
    files: tuple[str, ...]
    client: Client

    @property
    def name(self) -> str:
        """Give the name of the address that it goes to."""
        return resolve(self.address.partition("?")[0]).view_name

    def post(self) -> HttpResponse:
        files = {name: SimpleUploadedFile("a.pdf", PDF) for name in self.files}
        return self.client.post(self.address, files | self.sent)


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
                press = Press(to, filled_in(form) | right(world, to), file_fields(form), client)
                if press.name not in NOT_PRESSED and to not in known and "seen" not in press.sent:
                    known.add(to)
                    yield press


def right(world: World, address: str) -> dict[str, str | list[str]]:
    """Give what `RIGHT` says; money is spent in the year of its fund, also in the last minutes."""
    name = resolve(address.partition("?")[0]).view_name
    day = {"spent_on": f"{world.fund_expense.spent_on:%d/%m/%Y}"}
    return RIGHT.get(name, {}) | (day if name == "decisions:fund_expense" else {})


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
    sent, ticked = sent_by(form), set()
    for field in form.xpath(".//input[not(@type='hidden')] | .//textarea | .//select"):
        if not field.name or field.get("type") == "file":
            continue
        if field.name in ticked:
            sent[field.name].append(something(field))
        elif not any(sent.get(field.name, ())):
            ticked |= {field.name} if field.get("type") == "checkbox" else set()
            sent[field.name] = [something(field)]
    return sent


def file_fields(form: html.FormElement) -> tuple[str, ...]:
    """Give the names under which a form takes a file that may be a PDF."""
    fields = form.xpath(".//input[@type='file']")
    return tuple(field.name for field in fields if ".pdf" in field.get("accept", ".pdf"))


def something(field: html.HtmlElement) -> str:
    if field.tag == "select":
        return next((value for value in field.value_options if value), "")
    if field.get("type") in ("checkbox", "radio"):
        return field.get("value", "on")
    if field.name.endswith("email"):
        return f"{field.name}@example.org"
    if field.get("placeholder") == "dd/mm/yyyy":
        return "05/11/2021"
    return "10" if field.get("inputmode") else "Một"


@pytest.fixture
def files_may_take_their_time(monkeypatch) -> None:
    """Have no file refused because the machine is busy: that is shown elsewhere."""
    monkeypatch.setattr(accepting, "SECONDS", 600.0)
    monkeypatch.setattr(opening, "LIMITS", opening.LIMITS._replace(seconds=600.0))


@pytest.mark.usefixtures("django_db_setup", "files_may_take_their_time")
def test_what_is_pressed_twice_is_written_once():
    world = World.of()
    Campaign.objects.update(issued_on=date(2021, 1, 4))
    pressed = list(presses(world))
    before, written, twice = counts(), set(), set()
    for press in pressed:
        with transaction.atomic():
            first = press.post()
            between = counts()
            if between != before:
                written.add(press.name)
                second = press.post()
                if (counts(), second.headers.get("Location")) != (
                    between,
                    first.headers.get("Location"),
                ):
                    twice.add(press.name)
            transaction.set_rollback(True)
    assert twice == set()
    assert {press.name for press in pressed} - written == set(REFUSED)
