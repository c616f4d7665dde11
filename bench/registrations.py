"""The registrations of a commune far larger than any: 300 units, 2,000 people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from django.test import Client
from django.urls import reverse

from campaigns.models import Campaign
from people.models import Person, Unit
from people.roles import OFFICE
from registrations.models import CollectiveLine, IndividualLine, Registration
from registrations.rules.stages import Stage
from tests.cast import SINCE, Cast
from tests.registered import SENT_ON, a_campaign
from vietnamese.text import name_sort_key, search_text, sort_key

UNITS, PEOPLE = 300, 2000
DAY = date(2021, 1, 18)


def things_to_measure() -> Iterator[tuple[str, Callable[[], str]]]:
    """Give the name of each thing and how it is done, after building the commune."""
    campaign, client = _built()
    addresses = {
        f"desk, {UNITS} units": reverse("registrations:list"),
        **{
            f"consolidated, {PEOPLE} people, {kind}": reverse(
                f"registrations:{name}", args=[campaign.pk]
            )
            for kind, name in (
                ("page", "consolidated"),
                ("XLSX", "consolidated_xlsx"),
                ("DOCX", "consolidated_docx"),
                ("PDF", "consolidated_pdf"),
            )
        },
    }
    for name, address in addresses.items():
        yield name, lambda address=address: _opened(client, address)


def _opened(client: Client, address: str) -> str:
    """Open an address and give "", or that it was refused, as a paper beyond its limits is."""
    answer = client.get(address)
    return "" if answer.status_code == 200 else f"refused ({answer.status_code})"


def _built() -> tuple[Campaign, Client]:
    cast = Cast.of()
    cast.commune.practice_day = DAY
    cast.commune.save()
    campaign = a_campaign(cast)
    _register(campaign, _people(_units(cast)))
    client = Client(headers={"host": "localhost"})
    client.force_login(cast[OFFICE])
    return campaign, client


def _units(cast: Cast) -> list[Unit]:
    names = [f"Thôn {number}" for number in range(1, UNITS - 1)]  # the cast has two units
    Unit.objects.bulk_create(
        Unit(
            commune=cast.commune,
            name=name,
            sort_key=sort_key(name),
            search_text=search_text(name),
            valid_from=SINCE,
        )
        for name in names
    )
    return list(cast.commune.units.all())


def _people(units: list[Unit]) -> list[Person]:
    return Person.objects.bulk_create(
        _person(units[number % UNITS], f"Nguyễn Thị Minh Khai {number}") for number in range(PEOPLE)
    )


def _person(unit: Unit, name: str) -> Person:
    return Person(
        commune_id=unit.commune_id,
        unit=unit,
        full_name=name,
        sort_key=name_sort_key(name),
        search_text=search_text(name),
        gender=Person.Gender.FEMALE,
        position="Công chức Văn phòng - Thống kê",
        group=Person.Group.CIVIL_SERVANT,
        joined_on=SINCE,
    )


def _register(campaign: Campaign, people: list[Person]) -> None:
    units = {person.unit_id: person.unit for person in people}
    rows = Registration.objects.bulk_create(
        Registration(
            campaign=campaign,
            unit=unit,
            stage=Stage.APPROVED,
            sent_on=SENT_ON,
            approved_on=SENT_ON,
        )
        for unit in units.values()
    )
    by_unit = {row.unit_id: row for row in rows}
    IndividualLine.objects.bulk_create(
        IndividualLine(
            registration=by_unit[person.unit_id],
            person=person,
            position=person.position,
            title="LDTT" if number % 7 else "CSTDCS",
        )
        for number, person in enumerate(people)
    )
    CollectiveLine.objects.bulk_create(
        CollectiveLine(registration=row, name=row.unit.name, title="TTLDTT") for row in rows
    )
