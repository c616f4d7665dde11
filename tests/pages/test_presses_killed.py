"""A web process is killed at each step of a press: nothing is half done, and the same press, sent
once more, does it once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from awards.models import Award, AwardsImport
from campaigns.models import Campaign, Extension
from history.chain import breaches
from people.models import Commune, PeopleImport, Person
from people.roles import MEMBER, OFFICE, UNIT_HEAD
from procedure import pressing
from procedure.models import Press
from registrations.models import IndividualLine, Registration
from tests.filling import filled, forms_on, sent_by
from tests.killed import die, dies, dies_before_write
from tests.pages.test_presses_everywhere import counts
from tests.pages.test_presses_hung import extension
from tests.racing import at_once
from tests.world import World

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

STEPS = (1, 3, 8, 20, 50)
"""Before which of its writes a press is killed: most acts write less often."""


@dataclass(frozen=True)
class Button:
    """A button of a page: what it sends, and what stays the same until it is done."""

    client: Client
    address: str
    sent: dict

    def press(self) -> str:
        return self.client.post(self.address, self.sent).headers.get("Location", "")


@pytest.fixture
def world(monkeypatch) -> World:
    """Give a world in the first weeks of its plan; who presses again does not wait for the dead."""
    monkeypatch.setattr(pressing, "PATIENCE", 0.0)
    world = World.of()
    Commune.objects.update(practice_day=date(2021, 1, 11))
    Campaign.objects.update(issued_on=date(2021, 1, 4))
    return world


def entered(world: World, role) -> Client:
    client = Client()
    client.force_login(world.cast[role])
    return client


def button(client: Client, address: str, **values) -> Button:
    return Button(client, address, filled(client.get(address).content, **values))


def pressed(client: Client, page: str, word: str) -> Button:
    """Give the button of a page that has this word."""
    [form] = [
        form
        for form in forms_on(client.get(page).content)
        if word in " ".join(form.xpath(".//button//text()"))
    ]
    return Button(client, form.get("action") or page, sent_by(form))


def stored() -> tuple:
    """Give what a press may change: how many rows each table has (each act is an event, too), where
    registrations stand and what they say."""
    stands = Registration.objects.order_by("pk").values_list("pk", "stage", "sent_on")
    lines = IndividualLine.objects.order_by("pk").values_list("person", "title", "commitment")
    return counts(), list(stands), list(lines)


def held(button: Button) -> None:
    """Kill the press at its steps until it is done; hold that each time nothing of it is there, or
    all, and that no further press does it once more."""
    before = stored()
    for step in STEPS:
        dies_before_write(step, button.press)
        if stored() != before:
            break
    done = stored()
    button.press()
    assert (done != before, stored() == done) == (True, True)


AWARDS = (
    "Họ tên\tDanh hiệu\tNăm\tSố QĐ\tNgày QĐ\tCơ quan ban hành\n"
    "Lê Thị An\tCSTĐ cơ sở\t2019\t45/QĐ-UBND\t15/01/2020\tUBND huyện"
)
PEOPLE = (
    "Họ và tên\tGiới tính\tNgày sinh\tChức vụ\tĐơn vị\tNhóm\tLãnh đạo\tVào làm từ\n"
    "Lê Thị An\tNữ\t02/03/1990\tVăn thư\tVăn phòng - Thống kê\tCông chức\tKhông\t01/03/2010"
)


def test_writing_and_sending_a_registration_and_an_extension_are_done_once_or_not_at_all(world):
    head = entered(world, UNIT_HEAD)
    edit = reverse("registrations:edit", args=[world.registration.pk])
    held(button(head, edit, **{"individuals-0-commitment": "Xong trước tháng 9."}))
    held(pressed(head, reverse("registrations:submit", args=[world.registration.pk]), "Gửi"))
    held(Button(*extension(world)))

    assert Registration.objects.get(pk=world.registration.pk).stage == "submitted"
    line = IndividualLine.objects.get(registration=world.registration)
    assert line.commitment == "Xong trước tháng 9."
    assert Extension.objects.count() == 1
    assert list(breaches()) == []


def test_lists_of_people_awards_and_registrations_are_taken_in_once_or_not_at_all(world):
    office, head = entered(world, OFFICE), entered(world, UNIT_HEAD)
    held(button(office, reverse("people:import"), text=PEOPLE))
    brought = PeopleImport.objects.latest("pk")
    held(pressed(office, reverse("people:import_preview", args=[brought.pk]), "Nhập"))
    held(button(office, reverse("awards:history_import"), text=AWARDS))
    brought = AwardsImport.objects.latest("pk")
    held(pressed(office, reverse("awards:history_import_preview", args=[brought.pk]), "Nhập"))
    colleague = world.cast[MEMBER].person
    address = reverse("registrations:import", args=[world.registration.pk])
    preview = head.post(address, {"text": f"Họ và tên\tDanh hiệu\n{colleague.full_name}\tLĐTT"})
    confirmed = filled(preview.content, kept=preview.context["kept"])
    held(Button(head, address, confirmed | {"confirm": "1"}))

    assert Person.objects.filter(full_name="Lê Thị An").count() == 1
    assert Award.objects.filter(decision_number="45/QĐ-UBND").count() == 1
    assert world.registration.individuals.filter(person=colleague).count() == 1
    assert list(breaches()) == []


def test_who_presses_again_after_an_answer_was_lost_is_told_that_it_was_done(world):
    client = entered(world, OFFICE)
    button_ = button(client, reverse("people:import"), text=PEOPLE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pressing, "_settle", die)
        assert dies(button_.press)
    done = stored()
    answer = client.post(button_.address, button_.sent)
    assert answer.status_code == 409
    assert "Lần bấm trước đã được ghi" in answer.content.decode()
    assert (stored(), Press.objects.get().wrote) == (done, True)


def test_a_press_that_was_overtaken_writes_nothing_and_is_answered_as_the_other(world):
    slow = button(entered(world, OFFICE), reverse("people:import"), text=PEOPLE)
    before, other = PeopleImport.objects.count(), []

    def overtaken(execute: Callable, sql: str, *more: Any) -> Any:
        if sql.startswith('UPDATE "procedure_press"') and not other:
            other.append("")
            at_once(lambda: other.append(slow.press()))
        return execute(sql, *more)

    with connection.execute_wrapper(overtaken):
        led = slow.press()
    assert (other, PeopleImport.objects.count()) == (["", led], before + 1)
    assert led
