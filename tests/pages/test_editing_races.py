"""Those who save at the same moment: one does, nobody waits for ever, nobody's words are gone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from campaigns import actions as campaigns
from campaigns.models import Campaign
from council.actions import agenda
from council.models import Meeting
from people.roles import MEMBER, OFFICE, SECRETARY, UNIT_HEAD, Role
from tests.filling import filled
from tests.racing import at_once
from tests.world import World

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def world():
    world = World.of()
    Meeting.objects.update(stage="invited", invited_on=date(2021, 11, 1))
    return world


def savers(world: World, role: Role, name: str, field: str, many: int) -> tuple[list, list[int]]:
    """Give that many who save the same page with words of their own, and where each answer goes."""
    client = Client()
    client.force_login(world.cast[role])
    address = reverse(name, kwargs=world.arguments(name))
    answers: list[int] = []

    def saver(number: int) -> Callable[[], None]:
        sent = filled(client.get(address).content, **{field: f"Bản {number}"})

        def save() -> None:
            own = Client()
            own.cookies = client.cookies
            answer: HttpResponse = own.post(address, sent)
            answers.append(answer.status_code)

        return save

    return [saver(number) for number in range(many)], answers


@pytest.mark.parametrize(
    ("role", "name", "field"),
    [
        (OFFICE, "people:person_edit", "position"),
        (SECRETARY, "council:meeting_edit", "place"),
        (UNIT_HEAD, "registrations:edit", "individuals-0-commitment"),
    ],
)
def test_of_six_who_save_one_page_one_does(world, role, name, field):
    saving, answers = savers(world, role, name, field, 6)
    at_once(*saving)
    assert sorted(answers) == [200] * 5 + [302]


def test_a_plan_is_saved_beside_the_acts_that_lock_its_commune(world):
    Campaign.objects.update(launched_at=None, launched_by=None)
    saving, answers = savers(world, OFFICE, "campaigns:edit", "theme", 3)
    by = world.cast.acting(OFFICE)
    plan = Campaign.objects.get(pk=world.draft.pk)
    at_once(*saving, lambda: campaigns.delete_draft(plan, by=by))
    assert sorted(answers) == [200, 200, 302]


def test_a_meeting_is_saved_beside_its_agenda(world):
    saving, answers = savers(world, SECRETARY, "council:meeting_edit", "place", 3)
    by, meeting = world.cast.acting(SECRETARY), Meeting.objects.get(pk=world.meeting.pk)
    at_once(*saving, lambda: agenda.add_matter(meeting, title="Việc khác", is_voted=False, by=by))
    assert sorted(answers) == [200, 200, 302]


def test_of_six_who_throw_a_draft_away_one_does_and_the_others_do_not_find_it(world):
    client, address = Client(), reverse("initiatives:discard", args=[world.initiative.pk])
    client.force_login(world.cast[MEMBER])
    answers: list[int] = []

    def discard() -> None:
        own = Client()
        own.cookies = client.cookies
        answers.append(own.post(address).status_code)

    at_once(*[discard] * 6)
    assert sorted(answers) == [302] + [404] * 5
