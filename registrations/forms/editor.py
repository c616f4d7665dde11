"""The whole form of a registration: filled from what is stored, and giving a draft back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.http import QueryDict

from people.models import Person, Posting
from registrations.models import Registration
from registrations.rules.lines import Draft

from .rows import CollectiveRows, IndividualRows, Registrable

COLLECTIVES, INDIVIDUALS = "collectives", "individuals"


class RegistrationEditor:
    """A registration as forms. `data` is what was sent; without it the forms show `draft`, with
    one more empty row for a person where `another` is asked for."""

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        unit_name: str,
        people: dict[int, Registrable],
        draft: Draft | None = None,
        another: bool = False,
    ) -> None:
        draft = draft or Draft()
        initial = [_shown(asdict(line)) for line in draft.individuals]
        filled = {
            COLLECTIVES: [asdict(line) for line in draft.collectives],
            INDIVIDUALS: initial + [{}] * another,
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


def candidates(registration: Registration, people: Iterable[int] = ()) -> dict[int, Registrable]:
    """Give who may be registered, by number: who works in the unit today, who worked in it this
    year, and `people` that are registered already; in the order of lists."""
    commune = registration.campaign.commune
    year = registration.campaign.year or commune.today().year
    unit = registration.unit_id
    of_unit = Q(unit=unit) & (Q(left_on__isnull=True) | Q(left_on__year__gte=year))
    stayed = Posting.objects.filter(person=OuterRef("pk"), unit=unit, ends_on__year__gte=year)
    found = Person.objects.filter(of_unit | Q(Exists(stayed)) | Q(pk__in=people), commune=commune)
    return {
        person.pk: Registrable(
            person.pk, person.full_name, person.titled_name, person.position, person.born_on
        )
        for person in found
    }


def with_another_row(data: QueryDict, name: str) -> QueryDict:
    """Give what was sent with one more empty row in a list, for browsers without scripts."""
    grown = data.copy()
    key = f"{name}-TOTAL_FORMS"
    if name in (COLLECTIVES, INDIVIDUALS) and grown.get(key, "").isdigit():
        grown[key] = str(int(grown[key]) + 1)
    return grown
