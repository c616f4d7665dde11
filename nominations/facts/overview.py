"""The first section of a report as it begins, where the program knows more than the facts of
`known` that are printed by themselves: a person's career, whom a collective is made of."""

from __future__ import annotations

from collections import Counter

from nominations.models import Nomination
from people.models import Person
from vietnamese.dates import short_date


def overview_of(nomination: Nomination) -> str:
    """Give the text that the section begins with, or ""."""
    if nomination.outsider_id is not None:
        return ""
    if nomination.person_id is None:
        return _composition(nomination)
    return _career(nomination.person)


def _career(person: Person) -> str:
    rows = list(person.postings.all()) or [person.latest_posting]
    lines = [f"- Từ {short_date(row.starts_on)}: {row.position}, {row.unit.name}" for row in rows]
    return "\n".join(["Quá trình công tác:", *lines])


def _composition(nomination: Nomination) -> str:
    commune = nomination.commune
    people = Person.objects.filter(commune=commune.pk).employed_on(commune.today())
    if not nomination.is_whole_commune:
        people = people.filter(unit=nomination.unit_id)
    counts = Counter(people.order_by().values_list("group", flat=True))
    parts = [f"{counts[group]} {group.label.lower()}" for group in Person.Group if counts[group]]
    return f"Cơ cấu: {', '.join(parts)}." if parts else ""
