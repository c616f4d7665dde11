"""Registrations of the tests: a launched campaign, and units with people in them."""

from __future__ import annotations

from datetime import date, timedelta

from campaigns import actions as plans
from campaigns.models import Campaign
from campaigns.rules.plan import Plan
from people.models import Person, Unit
from people.roles import CHAIR, OFFICE, UNIT_HEAD
from registrations import actions as registrations
from registrations.models import Registration
from registrations.rules.lines import CollectiveLine, Draft, IndividualLine
from tests.cast import Cast, make_person
from tests.plans import PLAN_2021

IN_TIME = date(2021, 1, 18)
NAMES = ("An", "Bình", "Chi", "Dung", "Giang", "Hà", "Khanh", "Lan", "Mai", "Nga")


def launched(cast: Cast, plan: Plan = PLAN_2021, *, on: date = IN_TIME) -> Campaign:
    """Give the campaign of the real plan in a commune that practises on a day."""
    at(cast, on)
    draft = plans.create_draft(cast.commune, plan, by=cast.acting(OFFICE))
    return plans.launch(draft, by=cast.acting(CHAIR))


def at(cast: Cast, day: date) -> None:
    """Let the commune's day be another one."""
    cast.commune.practice_day = day
    cast.commune.save()


def staff(unit: Unit, count: int = 3, **values) -> list[Person]:
    """Put people into a unit, in the order of the alphabet."""
    born_from = date(1980, 1, 1) + timedelta(days=Person.objects.count())
    return [
        make_person(unit, f"Lê Thị {name}", born_on=born_from + timedelta(days=day), **values)
        for day, name in enumerate(NAMES[:count])
    ]


def opened(cast: Cast, campaign: Campaign, unit: Unit | None = None) -> Registration:
    by = cast.acting(UNIT_HEAD)
    registration = registrations.begin(campaign, unit or cast.unit, by=by)
    return fresh(registration)


def fresh(registration: Registration) -> Registration:
    """Give the registration as it is stored now."""
    return Registration.objects.select_related("campaign__commune", "unit").get(pk=registration.pk)


def strives(person: Person, title: str = "LDTT", **values) -> IndividualLine:
    return IndividualLine(person.pk, person.titled_name, person.position, title, **values)


def draft(*people: Person, collectives: tuple[CollectiveLine, ...] = ()) -> Draft:
    """Give a registration of people for Lao động tiên tiến."""
    return Draft(collectives, tuple(strives(person) for person in people))


def saved(cast: Cast, registration: Registration, content: Draft) -> Registration:
    registrations.save(registration, content, by=cast.acting(UNIT_HEAD))
    return fresh(registration)


def sent(cast: Cast, registration: Registration, content: Draft) -> Registration:
    saved(cast, registration, content)
    registrations.submit(registration, by=cast.acting(UNIT_HEAD))
    return fresh(registration)
