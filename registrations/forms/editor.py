"""The whole form of a registration: filled from what is stored, and giving a draft back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.http import QueryDict

from campaigns.forms.plan import Rows
from people.models import Person, Posting
from registrations.models import Registration
from registrations.rules.lines import Draft, IndividualLine

from .rows import CollectiveRows, IndividualRows, Registrable

COLLECTIVES, INDIVIDUALS = "collectives", "individuals"


class RegistrationEditor:
    """A registration as forms. `data` is what was sent; without it the forms show `draft` and who
    else of the unit is among `people`, with one more empty row where `another` is asked for."""

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        unit_name: str,
        people: dict[int, Registrable],
        draft: Draft | None = None,
        another: bool = False,
    ) -> None:
        self.stored = draft = draft or Draft()
        individuals = with_staff(draft.individuals, people)
        filled = {
            COLLECTIVES: [asdict(line) for line in draft.collectives],
            INDIVIDUALS: [_shown(asdict(line)) for line in individuals] + [{}] * another,
        }
        self.collectives = CollectiveRows(
            data,
            prefix=COLLECTIVES,
            initial=filled[COLLECTIVES] if data is None else None,
            form_kwargs={"unit_name": unit_name},
        )
        self.individuals = IndividualRows(
            data,
            prefix=INDIVIDUALS,
            initial=filled[INDIVIDUALS] if data is None else None,
            form_kwargs={"people": people},
        )

    @property
    def is_without_people(self) -> bool:
        """Say whether the unit's list has nobody who may be registered."""
        return not self.individuals.form_kwargs["people"]

    @property
    def parts(self) -> list[Rows]:
        return [self.collectives, self.individuals]

    def is_valid(self) -> bool:
        """Say whether everything can be read; both lists are looked at."""
        return all([self.collectives.is_valid(), self.individuals.is_valid()])

    @property
    def has_errors(self) -> bool:
        return self.collectives.is_bound and not self.is_valid()

    def draft(self) -> Draft:
        """Give what a valid form says."""
        return Draft(self.collectives.values(), self.individuals.values())


def _shown(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in ("name", "position")}


def with_staff(
    lines: Iterable[IndividualLine], people: dict[int, Registrable]
) -> list[IndividualLine]:
    """Give the lines in their order and, each after whom the unit's list has before her, who of the
    staff is in none: registered for nothing."""
    rows, place = list(lines), 0
    for person in people.values():
        written = [at for at, row in enumerate(rows) if row.person == person.pk]
        if written:
            place = written[0] + 1
        elif person.is_staff:
            rows.insert(place, IndividualLine(person.pk, person.titled_name, person.position))
            place += 1
    return rows


def candidates(registration: Registration, people: Iterable[int] = ()) -> dict[int, Registrable]:
    """Give who may be registered, by number: who works in the unit today, who worked in it this
    year, and `people` that are registered already; in the order of lists."""
    commune = registration.campaign.commune
    today = commune.today()
    year = registration.campaign.year or today.year
    unit = registration.unit_id
    of_unit = Q(unit=unit) & (Q(left_on__isnull=True) | Q(left_on__year__gte=year))
    stayed = Posting.objects.filter(person=OuterRef("pk"), unit=unit, ends_on__year__gte=year)
    offered = Person.objects.filter(of_unit | Q(Exists(stayed)) | Q(pk__in=people), commune=commune)
    return {
        person.pk: Registrable(
            person.pk,
            person.full_name,
            person.titled_name,
            person.position,
            person.born_on,
            is_staff=person.unit_id == unit and person.works_on(today),
        )
        for person in offered
    }
