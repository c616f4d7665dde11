"""From rows to the plain values that rules take."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Value

from campaigns.facts import targets_of
from campaigns.models import Campaign
from history.models import Event
from people.models import Discipline, Posting
from registrations.headcount import day_of_count, headcount_of, judged_on, year_of
from registrations.models import CollectiveLine, IndividualLine, Registration
from registrations.once import PersonLine, lines_of, once
from registrations.rules import lines
from registrations.rules.findings import KnownPerson, Surroundings
from registrations.rules.lines import CSTDCS_OR_HIGHER, LDTT_OR_HIGHER, Draft
from registrations.rules.stages import Stage
from registrations.staff import Worker, staff_of
from regulations.facts import overrides_for


def draft_of(registration: Registration) -> Draft:
    """Give what a registration says; two queries."""
    people = registration.individuals.select_related("person")
    return draft_from(registration.collectives.all(), people)


def draft_from(collectives: Iterable[CollectiveLine], people: Iterable[IndividualLine]) -> Draft:
    """Give what lines that are read already say."""
    return Draft(
        tuple(lines.CollectiveLine(row.name, row.title, row.commendation) for row in collectives),
        tuple(line_of(row) for row in people),
    )


def sent_before(events: Iterable[Event]) -> Draft | None:
    """Give what was sent the time before the last, by the log, newest first; None for what was
    sent once."""
    sendings = [event.data["lines"] for event in events if event.verb == "submit"]
    return draft_from_log(sendings[1]) if len(sendings) > 1 else None


def draft_from_log(kept: dict[str, Any]) -> Draft:
    """Give what was sent, from how the log keeps it."""
    return Draft(
        tuple(lines.CollectiveLine(**line) for line in kept["collectives"]),
        tuple(lines.IndividualLine(**line) for line in kept["individuals"]),
    )


def line_of(row: IndividualLine) -> lines.IndividualLine:
    return lines.IndividualLine(
        row.person_id,
        row.person.titled_name,
        row.position,
        row.title,
        row.commendation,
        row.initiative_name,
        row.initiative_field,
        row.commitment,
    )


def known_of(
    registration: Registration, draft: Draft, *, with_discipline: bool = False
) -> Surroundings:
    """Give what surrounds a registration that says `draft`; the number of queries does not grow
    with people or units. `with_discipline`: the reader may know of it."""
    campaign, unit = registration.campaign, registration.unit
    commune, today = campaign.commune, campaign.commune.today()
    staff = staff_of(commune, today, day_of_count(campaign), also=draft.people)
    of_unit = [person.pk for person in staff if person.unit == unit.pk and person.works_on(today)]
    here = draft.people.union(of_unit)
    people = [person for person in staff if person.pk in here]
    overrides = overrides_for(commune)
    others = [line for line in lines_of(campaign) if line.registration != registration.pk]
    elsewhere = _counted_elsewhere(registration, draft, set(of_unit), others)
    return Surroundings(
        unit=unit.name,
        year=year_of(campaign),
        today=today,
        judged_on=judged_on(campaign),
        people=_known_people(people, campaign, others, with_discipline=with_discipline),
        of_unit=of_unit,
        elsewhere=frozenset(line.person for line in elsewhere),
        others_ldtt=sum(line.title in LDTT_OR_HIGHER for line in elsewhere),
        others_cstdcs=sum(line.title in CSTDCS_OR_HIGHER for line in elsewhere),
        eligible=headcount_of(campaign, overrides, staff).eligible,
        targets=targets_of(campaign),
        overrides=overrides,
    )


def _counted_elsewhere(
    registration: Registration, draft: Draft, of_unit: set[int], others: Iterable[PersonLine]
) -> list[PersonLine]:
    """Give the lines that count in the registrations of other units, each person once, and nobody
    who counts in this one, which says `draft`."""
    is_approved = registration.stage == Stage.APPROVED.value
    own = [
        PersonLine(line.person, registration.pk, is_approved, line.person in of_unit, "", "")
        for line in draft.individuals
    ]
    return [line for line in once([*own, *others]) if line.registration != registration.pk]


def _known_people(
    people: Iterable[Worker],
    campaign: Campaign,
    others: Iterable[PersonLine],
    *,
    with_discipline: bool,
) -> dict[int, KnownPerson]:
    people = list(people)
    numbers = [person.pk for person in people]
    moves, disciplines = _of_the_year(numbers, campaign, with_discipline=with_discipline)
    registered_by = defaultdict(list)
    for line in others:
        registered_by[line.person].append(line.unit_name)
    return {
        person.pk: KnownPerson(
            pk=person.pk,
            name=person.titled_name,
            unit=person.unit_name,
            joined_on=person.joined_on,
            left_on=person.left_on,
            moves=tuple(moves.get(person.pk, ())),
            registered_by=tuple(registered_by.get(person.pk, ())),
            disciplines=tuple(disciplines.get(person.pk, ())),
        )
        for person in people
    }


Move = tuple[date, str, str]
Penalty = tuple[str, date]


def _of_the_year(
    people: list[int], campaign: Campaign, *, with_discipline: bool
) -> tuple[dict[int, list[Move]], dict[int, list[Penalty]]]:
    """Give who came to a unit after another in the year of a campaign, and who was disciplined in
    it, for the eyes of those who may know; one query."""
    year = year_of(campaign)
    rows = Posting.objects.filter(person__in=people).order_by()
    spans = rows.values_list("person", "starts_on", "unit", "unit__name")
    if with_discipline:
        no_unit = Value(None, output_field=Posting._meta.pk)
        penalties = Discipline.objects.filter(person__in=people, decided_on__year=year).order_by()
        spans = spans.union(
            penalties.values_list("person", "decided_on", no_unit, "form"), all=True
        )
    moves, disciplines = defaultdict(list), defaultdict(list)
    last: dict[int, tuple[int, str]] = {}
    for person, day, unit, word in sorted(spans, key=lambda row: row[:2]):
        if unit is None:
            disciplines[person].append((Discipline.Form(word).label, day))
            continue
        before = last.get(person)
        if before and before[0] != unit and day.year == year:
            moves[person].append((day, before[1], word))
        last[person] = (unit, word)
    return moves, disciplines
