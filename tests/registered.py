"""Registrations of the tests, laid down as rows at any stage."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from campaigns.models import Campaign
from campaigns.rows import store
from people.models import Person, Unit
from people.roles import CHAIR
from registrations.models import CollectiveLine, IndividualLine, Registration
from registrations.rules.stages import Stage
from tests.cast import Cast
from tests.many import inserted
from tests.plans import PLAN_2021

SENT_ON = date(2021, 1, 15)


def a_campaign(cast: Cast, plan=PLAN_2021, **values) -> Campaign:
    """Make the launched campaign of a plan, the real one of 2021 unless told."""
    launched = {"launched_at": timezone.now(), "launched_by": cast[CHAIR]}
    campaign = Campaign(commune=cast.commune, **launched | values)
    store(campaign, plan)
    return campaign


def registered(
    campaign: Campaign, unit: Unit, stage: Stage = Stage.SUBMITTED, **values
) -> Registration:
    """Make the registration of a unit as it stands at a stage."""
    [registration] = registered_all(campaign, [unit], stage, **values)
    return registration


def registered_all(
    campaign: Campaign, units: Iterable[Unit], stage: Stage = Stage.SUBMITTED, **values
) -> list[Registration]:
    """Make the registrations of many units."""
    by_stage = {
        Stage.DRAFT: {},
        Stage.SUBMITTED: {"sent_on": SENT_ON},
        Stage.RETURNED: {
            "sent_on": SENT_ON,
            "return_reason": "Ghi thiếu chức vụ",
            "return_due_on": date(2021, 1, 22),
        },
        Stage.APPROVED: {"sent_on": SENT_ON, "approved_on": SENT_ON},
    }[stage]
    return inserted(
        Registration(campaign=campaign, unit=unit, stage=stage, **by_stage | values)
        for unit in units
    )


def with_person(
    registration: Registration, person: Person, title: str = "LDTT", **values
) -> IndividualLine:
    """Give a registration a line for a person."""
    [line] = with_people(registration, [person], title, **values)
    return line


def with_people(
    registration: Registration, people: Iterable[Person], title: str = "LDTT", **values
) -> list[IndividualLine]:
    """Give a registration a line for each of many."""
    return inserted(
        IndividualLine(
            registration=registration,
            person=person,
            position=person.position,
            title=title,
            **values,
        )
        for person in people
    )


def with_collective(
    registration: Registration, name: str, title: str = "TTLDTT", **values
) -> CollectiveLine:
    """Give a registration a line for a collective."""
    return CollectiveLine.objects.create(
        registration=registration, name=name, title=title, **values
    )
