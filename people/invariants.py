"""What has to be true of units, people and roles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from django.db.models import F
from django.urls import reverse

from law.findings import Finding

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
    for person in Person.objects.exclude(unit__commune=F("commune")):
        yield _of(person, "person_in_another_commune", "đơn vị thuộc xã khác.")
    for outsider in Outsider.objects.exclude(unit__commune=F("commune")).select_related("unit"):
        sentence = f"{outsider}: {outsider.unit} thuộc xã khác."
        yield Finding("outsider_in_another_commune", sentence)
    roles = Membership.objects.filter(unit__isnull=False).exclude(unit__commune=F("commune"))
    for role in roles.select_related("user", "unit"):
        sentence = f"Vai trò {role} của {role.user}: đơn vị thuộc xã khác."
        yield Finding("role_in_another_commune", sentence)


def _in_closed_units() -> Iterator[Finding]:
    closed = Person.objects.filter(unit__valid_to__isnull=False)
    for person in closed.select_related("unit"):
        if person.left_on and person.left_on <= person.unit.valid_to + DAY:
            continue
        yield _of(
            person, "person_in_closed_unit", f"còn ở {person.unit}, đơn vị đã ngừng hoạt động."
        )


def _postings() -> Iterator[Finding]:
    open_ones = Posting.objects.filter(ends_on__isnull=True)
    for posting in open_ones.exclude(unit=F("person__unit"), position=F("person__position")):
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


def _overlap(before: Posting, after: Posting) -> bool:
    return before.ends_on is None or before.ends_on >= after.starts_on
