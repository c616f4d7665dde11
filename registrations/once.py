"""Each person once: in which registration of a campaign somebody is counted who stands in two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from campaigns.models import Campaign
from registrations.models import IndividualLine
from registrations.rules.stages import Stage
from registrations.rules.totals import counted_in


@dataclass(frozen=True)
class PersonLine:
    """A line of a person; `is_home`: of the unit that the person works in today."""

    person: int
    registration: int
    is_approved: bool
    is_home: bool
    title: str
    commendation: str
    unit_name: str = ""


def lines_of(campaign: Campaign, *, sent: bool = False) -> list[PersonLine]:
    """Give the lines of all units, `sent` ones alone or all, in the order of the units; one
    query."""
    rows = IndividualLine.objects.filter(registration__campaign=campaign)
    if sent:
        rows = rows.exclude(registration__stage=Stage.DRAFT.value)
    unit = "registration__unit"
    ordered = rows.order_by(f"{unit}__position", f"{unit}__sort_key", unit)
    values = ordered.values_list(
        "person",
        "registration",
        "registration__stage",
        unit,
        "person__unit",
        "title",
        "commendation",
        f"{unit}__name",
    )
    return [
        PersonLine(person, pk, stage == Stage.APPROVED.value, at == home, *words)
        for person, pk, stage, at, home, *words in values
    ]


def once(lines: Iterable[PersonLine]) -> list[PersonLine]:
    """Give one line for each person."""
    of_person: dict[int, list[PersonLine]] = defaultdict(list)
    for line in lines:
        of_person[line.person].append(line)
    return [
        lines_of_one[counted_in([(line.is_approved, line.is_home) for line in lines_of_one])]
        for lines_of_one in of_person.values()
    ]
