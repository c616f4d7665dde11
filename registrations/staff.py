"""Who works in a commune, as plain values: there may be thousands, and pages count them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from eligibility.leaves import Leave
from people.models import Commune, Person
from people.models.persons import PersonQuerySet, honorific_of
from procedure.prepared import Prepared
from vietnamese.text import uncapitalised


@dataclass(frozen=True)
class Worker:
    """A person with the times away from work."""

    pk: int
    unit: int
    unit_name: str
    full_name: str
    gender: str
    joined_on: date
    left_on: date | None
    leaves: tuple[Leave, ...] = ()

    def works_on(self, day: date) -> bool:
        return self.joined_on <= day and (self.left_on is None or self.left_on > day)

    @property
    def called(self) -> str:
        """Give "Bà Trần Thị B"."""
        return f"{honorific_of(self.gender)} {self.full_name}"

    @property
    def titled_name(self) -> str:
        """Give "bà Trần Thị B", as a sentence names her."""
        return uncapitalised(self.called)


def staff_of(
    commune: Commune, day: date, another: date | None = None, *, also: Collection[int] = ()
) -> list[Worker]:
    """Give who works in a commune on a day or on another, and `also` these people, in the order of
    lists; one query."""
    asked = commune.pk, day, another or day
    leaves: dict[int, tuple[Leave, ...]] = {}
    people: dict[int, tuple] = {}
    for *person, kind, starts_on, ends_on, result in _rows(*asked, also) if also else _on(*asked):
        pk = person[0]
        people[pk] = tuple(person)
        known = leaves.get(pk, ())
        leaves[pk] = (*known, Leave(kind, starts_on, ends_on, result)) if kind else known
    return [Worker(*person, leaves[pk]) for pk, person in people.items()]


def _rows(commune: int, day: date, another: date, also: Collection[int] = ()) -> QuerySet[Person]:
    works_on = PersonQuerySet.works_on
    wanted = works_on(day) | works_on(another) | Q(pk__in=also)
    rows = Person.objects.filter(wanted, commune=commune).order_by("sort_key", "pk")
    return rows.values_list(*_PERSON, *_ABSENCE)


_on: Prepared[tuple] = Prepared(_rows, 9001, date(1900, 1, 1), date(1900, 2, 1))


_PERSON = ("pk", "unit", "unit__name", "full_name", "gender", "joined_on", "left_on")
_ABSENCE = (
    "absences__kind",
    "absences__starts_on",
    "absences__ends_on",
    "absences__result",
)
