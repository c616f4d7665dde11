"""What an award keeps of a person as of its day, beside position and unit: sex, group, and whether
a leader or a direct worker. What nobody knows stays empty."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypedDict

from django.db.models import Max
from django.db.models.functions import Coalesce

from people.models import Person


class OfDay(TypedDict, total=False):
    """The fields of `Award` that say it."""

    gender: str
    group: str
    is_leader: bool


def of_today(person: Person | None) -> OfDay:
    """Give what the roster says today; nothing of who is on none."""
    if person is None:
        return {}
    return {"gender": person.gender, "group": person.group, "is_leader": person.is_leader}


def of_years(people: Iterable[int | None], awarded: Iterable[date]) -> list[OfDay]:
    """Give what is known of people on days gone by, row by row; one query for any number.

    The sex is the roster's; group and leader are known only of who held the post of today then.
    """
    numbers = list(people)
    rows = Person.objects.filter(pk__in={one for one in numbers if one is not None})
    since = Coalesce(Max("postings__starts_on"), "joined_on")
    known = {one.pk: one for one in rows.annotate(since=since)}
    return [_then(known.get(pk), day) for pk, day in zip(numbers, awarded, strict=True)]


def _then(person, day: date) -> OfDay:
    if person is None or person.since <= day:
        return of_today(person)
    return {"gender": person.gender}
