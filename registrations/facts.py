"""From rows to the plain values that rules take."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from campaigns.facts import targets_of
from campaigns.models import Campaign
from people.models import Discipline, Person, Posting
from registrations.headcount import headcount_of, judged_on, year_of
from registrations.models import IndividualLine, Registration
from registrations.once import PersonLine, lines_of, once
from registrations.rules import lines
from registrations.rules.findings import KnownPerson, Surroundings
from registrations.rules.lines import CSTDCS_OR_HIGHER, LDTT_OR_HIGHER, Draft
from registrations.rules.stages import Stage
from regulations.facts import overrides_for


def draft_of(registration: Registration) -> Draft:
    """Give what a registration says; two queries."""
    return Draft(
        tuple(
            lines.CollectiveLine(row.name, row.title, row.commendation)
            for row in registration.collectives.all()
        ),
        tuple(line_of(row) for row in registration.individuals.select_related("person")),
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
    commune = campaign.commune
    of_unit = list(unit.people.employed_on(commune.today()).select_related("unit"))
    others = Person.objects.filter(pk__in=draft.people - {p.pk for p in of_unit})
    people = [*of_unit, *others.select_related("unit")]
    overrides = overrides_for(commune)
    elsewhere = _counted_elsewhere(registration, draft, {person.pk for person in of_unit})
    return Surroundings(
        unit=unit.name,
        year=year_of(campaign),
        today=commune.today(),
        judged_on=judged_on(campaign),
        people=_known_people(people, registration, with_discipline=with_discipline),
        of_unit=[person.pk for person in of_unit],
        elsewhere=frozenset(line.person for line in elsewhere),
        others_ldtt=sum(line.title in LDTT_OR_HIGHER for line in elsewhere),
        others_cstdcs=sum(line.title in CSTDCS_OR_HIGHER for line in elsewhere),
        eligible=headcount_of(campaign, overrides).eligible,
        targets=targets_of(campaign),
        overrides=overrides,
    )


def _counted_elsewhere(
    registration: Registration, draft: Draft, of_unit: set[int]
) -> list[PersonLine]:
    """Give the lines that count in the registrations of other units, each person once, and nobody
    who counts in this one, which says `draft`."""
    stored = lines_of(registration.campaign)
    is_approved = registration.stage == Stage.APPROVED.value
    own = [
        PersonLine(line.person, registration.pk, is_approved, line.person in of_unit, "", "")
        for line in draft.individuals
    ]
    others = [line for line in stored if line.registration != registration.pk]
    return [line for line in once([*own, *others]) if line.registration != registration.pk]


def _known_people(
    people: Iterable[Person], registration: Registration, *, with_discipline: bool
) -> dict[int, KnownPerson]:
    people = list(people)
    moves = _moves(people, year_of(registration.campaign))
    elsewhere = _registered_elsewhere(people, registration)
    disciplines = _disciplines(people, registration.campaign) if with_discipline else {}
    return {
        person.pk: KnownPerson(
            pk=person.pk,
            name=person.titled_name,
            unit=person.unit.name,
            joined_on=person.joined_on,
            left_on=person.left_on,
            moves=tuple(moves.get(person.pk, ())),
            registered_by=tuple(elsewhere.get(person.pk, ())),
            disciplines=tuple(disciplines.get(person.pk, ())),
        )
        for person in people
    }


def _moves(people: list[Person], year: int) -> dict[int, list[tuple[date, str, str]]]:
    found, last = defaultdict(list), {}
    postings = Posting.objects.filter(person__in=people).select_related("unit")
    for posting in postings.order_by("person", "starts_on"):
        before = last.get(posting.person_id)
        if before and before.unit_id != posting.unit_id and posting.starts_on.year == year:
            move = (posting.starts_on, before.unit.name, posting.unit.name)
            found[posting.person_id].append(move)
        last[posting.person_id] = posting
    return found


def _registered_elsewhere(people: list[Person], registration: Registration) -> dict[int, list[str]]:
    found = defaultdict(list)
    rows = IndividualLine.objects.filter(
        registration__campaign=registration.campaign_id, person__in=people
    ).exclude(registration=registration.pk)
    for row in rows.select_related("registration__unit").order_by("registration__unit__position"):
        found[row.person_id].append(row.registration.unit.name)
    return found


def _disciplines(people: list[Person], campaign: Campaign) -> dict[int, list[tuple[str, date]]]:
    found = defaultdict(list)
    of_year = Discipline.objects.filter(person__in=people, decided_on__year=year_of(campaign))
    for row in of_year:
        found[row.person_id].append((row.get_form_display(), row.decided_on))
    return found
