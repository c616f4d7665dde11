"""What an award keeps of a person as of its day, beside position and unit: sex, group, and whether
a leader or a direct worker. What nobody knows stays empty."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypedDict

from django.db.models import Max
from django.db.models.functions import Coalesce

from law.kinds import Subject
from people.models import Outsider, Person


class OfDay(TypedDict, total=False):
    """The fields of `Award` that say it."""

    gender: str
    group: str
    is_leader: bool


def of_today(holder: Person | Outsider | None) -> OfDay:
    """Give what the roster says today; of who is on none at most the sex."""
    if isinstance(holder, Person):
        return {"gender": holder.gender, "group": holder.group, "is_leader": holder.is_leader}
    is_citizen = holder is not None and holder.subject is Subject.INDIVIDUAL
    return {"gender": holder.gender} if holder and is_citizen else {}


def of_years(people: Iterable[int | None], awarded: Iterable[date]) -> list[OfDay]:
    """Give what is known of people on days gone by, row by row; one query for any number.

    The sex is the roster's; group and leader are known only of who held the post of today then.
    """
    numbers = list(people)
    rows = Person.objects.filter(pk__in={number for number in numbers if number is not None})
    since = Coalesce(Max("postings__starts_on"), "joined_on")
    known = {person.pk: person for person in rows.annotate(since=since)}
    return [_then(known.get(pk), day) for pk, day in zip(numbers, awarded, strict=True)]


def _then(person, day: date) -> OfDay:
    if person is None or person.since <= day:
        return of_today(person)
    return {"gender": person.gender}
