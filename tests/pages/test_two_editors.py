"""Two people open the same page and both save: nobody overwrites anybody unseen."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from campaigns.models import Campaign
from people.models import Person
from people.roles import OFFICE
from tests.filling import filled, forms_on, sent_by
from tests.racing import at_once
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """Give a world whose plan is still a draft, which may lack this and that."""
    world = World.of()
    Campaign.objects.update(launched_at=None, launched_by=None)
    return world


@pytest.fixture
def office(world, client):
    client.force_login(world.cast[OFFICE])
    return client


@dataclass(frozen=True)
class Edit:
    """A page that changes what exists, and a field of it with two things to write there."""

    page: str
    field: str
    first: str
    second: str

    def address(self, world: World) -> str:
        return reverse(self.page, kwargs=world.arguments(self.page))

    def sent(self, page: bytes) -> dict:
        """Give what the form of a page sends as it stands."""
        [form] = [form for form in forms_on(page) if self.field in form.fields]
        return sent_by(form)

    def typed(self, client: Client, world: World, text: str) -> dict:
        """Give what the page sends now, with a text typed into the field."""
        return filled(client.get(self.address(world)).content, **{self.field: text})


EDITS = [
    Edit("people:person_edit", "position", "Kế toán", "Thủ quỹ"),
    Edit("people:unit_edit", "name", "Văn phòng Một", "Văn phòng Hai"),
    Edit("people:absence_edit", "note", "Học ở Huế", "Học ở Vinh"),
    Edit("people:discipline_edit", "decision", "1/QĐ-UBND", "2/QĐ-UBND"),
    Edit("people:rating_edit", "level", "HTXS", "KHT"),
    Edit("campaigns:edit", "theme", "Đoàn kết", "Sáng tạo"),
    Edit("regulations:edit", "title", "Quy chế Một", "Quy chế Hai"),
    Edit("publicity:example_edit", "headline", "Người Một", "Người Hai"),
    Edit("certificates:blank", "name", "Phôi Một", "Phôi Hai"),
    Edit("registrations:edit", "individuals-0-commitment", "Trước tháng 6.", "Trước tháng 9."),
    Edit("initiatives:edit", "solution", "Một.", "Hai."),
    Edit("nominations:report", "achievements", "Một.", "Hai."),
    Edit("nominations:review_edit", "place", "Phòng Một", "Phòng Hai"),
]


def shown(page: bytes) -> list[list[str]]:
    """Give the rows of the table of two versions, without their buttons."""
    rows = html.fromstring(page).xpath("//table[contains(@class, 'versions')]/tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in row][:3] for row in rows]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.page)
def test_the_second_to_save_is_shown_both_versions_and_then_decides(world, office, edit):
    address = edit.address(world)
    first = edit.typed(office, world, edit.first)
    second = edit.typed(office, world, edit.second)
    assert office.post(address, first).status_code == 302
    refused = office.post(address, second)
    assert refused.status_code == 200
    [(_, stored, typed)] = shown(refused.content)
    assert "Chưa lưu: người khác vừa lưu nội dung này." in refused.content.decode()
    kept = filled(refused.content, **{edit.field: edit.second})
    [take] = html.fromstring(refused.content).xpath("//button[@name='take']/@value")
    taken = office.post(address, kept | {"take": take})
    assert (taken.status_code, shown(taken.content)) == (200, [])
    assert edit.sent(taken.content)[edit.field] == [edit.first]
    assert stored != typed
    assert office.post(address, kept).status_code == 302
    assert edit.sent(office.get(address).content)[edit.field] == [edit.second]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.page)
def test_a_page_that_says_no_version_writes_nothing(world, office, edit):
    address = edit.address(world)
    before = edit.sent(office.get(address).content)[edit.field]
    sent = edit.typed(office, world, edit.second)
    for seen in ({"seen": ""}, {"seen": "x=y"}):
        assert office.post(address, sent | seen).status_code == 200
    del sent["seen"]
    assert office.post(address, sent).status_code == 200
    assert edit.sent(office.get(address).content)[edit.field] == before


def test_what_was_not_touched_here_takes_what_the_other_wrote(world, office):
    edit = EDITS[0]
    other = edit.typed(office, world, "Kế toán")
    own = edit.typed(office, world, world.person.position) | {"full_name": "Công Tằng Tôn Nữ Lân"}
    office.post(edit.address(world), other)
    refused = office.post(edit.address(world), own)
    assert shown(refused.content) == [["Chức vụ", "Kế toán", world.person.position]]
    assert "Ông/Bà chưa sửa mục này" in refused.content.decode()
    office.post(edit.address(world), filled(refused.content, full_name="Công Tằng Tôn Nữ Lân"))
    saved = Person.objects.get(pk=world.person.pk)
    assert (saved.full_name, saved.position) == ("Công Tằng Tôn Nữ Lân", "Kế toán")


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_eight_who_save_at_the_same_time_one_does(world, office):
    edit = EDITS[0]
    sent = [edit.typed(office, world, f"Chức vụ {number}") for number in range(8)]
    answers: list[int] = []

    def save(typed: dict) -> None:
        client = Client()
        client.cookies = office.cookies
        answers.append(client.post(edit.address(world), typed).status_code)

    at_once(*[lambda typed=typed: save(typed) for typed in sent])
    assert sorted(answers) == [200] * 7 + [302]
