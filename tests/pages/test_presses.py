"""Who presses twice does it once, and gets the same answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.contrib.messages import get_messages
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaigns.models import Campaign, Extension
from documents.models import PrintJob
from initiatives.models import Initiative
from people.models import Commune, Discipline, PeopleImport
from people.roles import OFFICE, SECRETARY, UNIT_HEAD
from procedure import pressing
from procedure.models import Press
from procedure.periodic import forget_presses
from regulations.models import Regulation
from tests.filling import filled, forms_on, sent_by
from tests.pages.test_regulations import posted as regulation
from tests.racing import at_once
from tests.world import World

pytestmark = pytest.mark.django_db

DISCIPLINE = {"form": "warning", "decided_on": "05/01/2021", "decision": "3/QĐ-UBND"}
PEOPLE = "Họ và tên\tGiới tính\tNgày sinh\tĐơn vị\nLê Thị An\tNữ\t02/03/1990\tVăn phòng - Thống kê"


@pytest.fixture
def world():
    """Give a world in the first weeks of its plan, which was signed."""
    world = World.of()
    Commune.objects.update(practice_day=date(2021, 1, 11))
    Campaign.objects.update(issued_on=date(2021, 1, 4))
    return world


@pytest.fixture
def office(world, client):
    client.force_login(world.cast[OFFICE])
    return client


def opened(client: Client, address: str, **values) -> dict:
    """Give what the form of a page sends when it is filled in with the values."""
    return filled(client.get(address).content, **values)


def twice(client: Client, address: str, sent: dict) -> list[tuple[str, list[str]]]:
    """Press twice, and give for each press where it led and what the next page says."""
    answers = [client.post(address, sent) for _ in range(2)]
    return [
        (answer.headers.get("Location", ""), [str(m) for m in get_messages(answer.wsgi_request)])
        for answer in answers
    ]


@dataclass(frozen=True)
class Creating:
    """A page that creates: its name, what it is asked about, what is typed, and what it makes."""

    page: str
    subject: Callable[[World], list]
    typed: Callable[[World], dict]
    makes: type[Model]


CREATING = [
    Creating(
        "people:discipline_add", lambda world: [world.person.pk], lambda _: DISCIPLINE, Discipline
    ),
    Creating(
        "campaigns:extend",
        lambda world: [world.launched.pk],
        lambda world: {
            "deadline": world.launched.deadlines.first().pk,
            "unit": world.cast.unit.pk,
            "due_on": "01/12/2030",
            "reason": "Mất điện.",
        },
        Extension,
    ),
    Creating(
        "initiatives:add",
        lambda _: [],
        lambda world: {"name": "Sổ tay trực", "unit": world.cast.unit.pk},
        Initiative,
    ),
    Creating(
        "campaigns:clone",
        lambda world: [world.launched.pk],
        lambda _: {"theme": "Đoàn kết"},
        Campaign,
    ),
    Creating("campaigns:add", lambda _: [], lambda _: {"theme": "Đoàn kết"}, Campaign),
    Creating("people:import", lambda _: [], lambda _: {"text": PEOPLE}, PeopleImport),
    Creating("regulations:add", lambda _: [], lambda _: regulation("12 %"), Regulation),
]


@pytest.mark.parametrize("case", CREATING, ids=lambda case: case.page)
def test_two_presses_create_one_and_are_answered_alike(world, office, case):
    address = reverse(case.page, args=case.subject(world))
    before = case.makes.objects.count()
    first, second = twice(office, address, opened(office, address, **case.typed(world)))
    assert (case.makes.objects.count() - before, first) == (1, second)
    assert first[0]


def test_printing_asked_for_twice_is_one_job(world, client):
    client.force_login(world.cast[SECRETARY])
    page = client.get(reverse("vetting:papers", args=[world.launched.pk]))
    address = reverse("vetting:print_all", args=[world.launched.pk])
    [form] = [form for form in forms_on(page.content) if form.action == address]
    before = PrintJob.objects.count()
    first, second = twice(client, address, sent_by(form))
    assert (PrintJob.objects.count() - before, first) == (1, second)


def test_what_was_changed_before_it_was_pressed_again_is_another(world, office):
    address = reverse("people:discipline_add", args=[world.person.pk])
    sent = opened(office, address, **DISCIPLINE)
    office.post(address, sent)
    office.post(address, sent | {"decision": "4/QĐ-UBND"})
    disciplines = world.person.disciplines.exclude(decision="").order_by("decision")
    assert [row.decision for row in disciplines] == ["3/QĐ-UBND", "4/QĐ-UBND"]


def test_what_another_sends_with_the_token_of_somebody_goes_through_all_doors(world, office):
    address = reverse("people:discipline_add", args=[world.person.pk])
    sent = opened(office, address, **DISCIPLINE)
    first = office.post(address, sent)
    stranger = Client()
    assert stranger.post(address, sent).url.startswith(reverse("login"))
    stranger.force_login(world.cast[UNIT_HEAD])
    assert stranger.post(address, sent).status_code in (403, 404)
    assert office.post(address, sent).url == first.url
    assert world.person.disciplines.filter(decision="3/QĐ-UBND").count() == 1


def test_a_press_with_a_mistake_may_be_repeated(world, office):
    address = reverse("people:discipline_add", args=[world.person.pk])
    sent = opened(office, address, **DISCIPLINE) | {"decided_on": "32/13/2021"}
    answers = [office.post(address, sent).status_code for _ in range(2)]
    assert (answers, Press.objects.count()) == ([200, 200], 0)


def test_a_press_that_waits_too_long_is_told_and_does_nothing(world, office, monkeypatch):
    monkeypatch.setattr(pressing, "PATIENCE", 0.1)
    address = reverse("people:discipline_add", args=[world.person.pk])
    sent = opened(office, address, **DISCIPLINE)
    office.post(address, sent)
    Press.objects.update(answer="")  # as while the first is under way
    answer = office.post(address, sent)
    assert answer.status_code == 409
    assert "Chưa làm thêm lần nữa để không ghi hai lần" in answer.content.decode()
    assert world.person.disciplines.filter(decision="3/QĐ-UBND").count() == 1


def test_presses_are_forgotten_after_two_days():
    for key, age in (("old", timedelta(days=2, minutes=1)), ("new", timedelta(days=1))):
        press = Press.objects.create(key=key)
        Press.objects.filter(pk=press.pk).update(pressed_at=timezone.now() - age)
    assert forget_presses() == 1
    assert [press.key for press in Press.objects.all()] == ["new"]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_eight_presses_at_the_same_time_write_once(world, office):
    address = reverse("people:discipline_add", args=[world.person.pk])
    sent = opened(office, address, **DISCIPLINE)
    led: list[str] = []

    def press() -> None:
        client = Client()
        client.cookies = office.cookies
        led.append(client.post(address, sent).headers.get("Location", ""))

    at_once(*[press] * 8)
    assert led == [reverse("people:person", args=[world.person.pk])] * 8
    assert world.person.disciplines.filter(decision="3/QĐ-UBND").count() == 1
