"""What has to be true of units, people and roles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from django.db.models import F, QuerySet
from django.urls import reverse

from law.findings import Finding
from procedure.prepared import Prepared

from .models import Membership, Outsider, Person, Posting

DAY = timedelta(days=1)


def breaches() -> Iterator[Finding]:
    """Give people and roles in another commune's unit, people in a unit that is closed, and
    postings that do not follow one another."""
    yield from _across_communes()
    yield from _in_closed_units()
    yield from _postings()


def _of(person: Person, code: str, sentence: str) -> Finding:
    return Finding(code, f"{person}: {sentence}", link=reverse("people:person", args=[person.pk]))


def _across_communes() -> Iterator[Finding]:
    for person in _people_elsewhere():
        yield _of(person, "person_in_another_commune", "đơn vị thuộc xã khác.")
    for outsider in _outsiders_elsewhere():
        sentence = f"{outsider}: {outsider.unit} thuộc xã khác."
        yield Finding("outsider_in_another_commune", sentence)
    for role in _roles_elsewhere():
        sentence = f"Vai trò {role} của {role.user}: đơn vị thuộc xã khác."
        yield Finding("role_in_another_commune", sentence)


@Prepared
def _people_elsewhere() -> QuerySet[Person]:
    return Person.objects.exclude(unit__commune=F("commune"))


@Prepared
def _outsiders_elsewhere() -> QuerySet[Outsider]:
    return Outsider.objects.exclude(unit__commune=F("commune")).select_related("unit")


@Prepared
def _roles_elsewhere() -> QuerySet[Membership]:
    roles = Membership.objects.filter(unit__isnull=False).exclude(unit__commune=F("commune"))
    return roles.select_related("user", "unit")


def _in_closed_units() -> Iterator[Finding]:
    for person in _of_closed_units():
        if person.left_on and person.left_on <= person.unit.valid_to + DAY:
            continue
        yield _of(
            person, "person_in_closed_unit", f"còn ở {person.unit}, đơn vị đã ngừng hoạt động."
        )


@Prepared
def _of_closed_units() -> QuerySet[Person]:
    return Person.objects.filter(unit__valid_to__isnull=False).select_related("unit")


def _postings() -> Iterator[Finding]:
    for posting in _not_of_now():
        yield _of(
            posting.person,
            "posting_of_now",
            f"quá trình công tác ghi {posting}, nhưng hiện là {posting.person.position}, "
            f"{posting.person.unit}.",
        )
    rows = Posting.objects.select_related("person", "unit").order_by("person", "starts_on", "pk")
    for before, after in pairwise(rows.iterator()):
        if before.person_id == after.person_id and _overlap(before, after):
            sentence = f"hai quá trình công tác chồng nhau: {before} và {after}."
            yield _of(after.person, "postings_overlap", sentence)


@Prepared
def _not_of_now() -> QuerySet[Posting]:
    open_ones = Posting.objects.filter(ends_on__isnull=True)
    return open_ones.exclude(unit=F("person__unit"), position=F("person__position"))


def _overlap(before: Posting, after: Posting) -> bool:
    return before.ends_on is None or before.ends_on >= after.starts_on
