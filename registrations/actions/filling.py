"""Filling a registration from what is known: the unit's people, last year's registration, or a list
that somebody brings.

The unit's people and last year only add: what is written already stays as it is. A list that was
brought says itself what it wants of each, so that stands.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.db import transaction

from campaigns.models import Campaign
from law.kinds import LDTT
from law.timeline import LawError
from people.roles import Actor
from procedure.refusal import refuse
from registrations.facts import draft_of, known_of
from registrations.models import Registration
from registrations.rules.changes import corrections
from registrations.rules.findings import KnownPerson, Surroundings, short_service
from registrations.rules.lines import Draft, IndividualLine
from submissions.stepping import locked, log

from .writing import refuse_unless_editable, write


@dataclass(frozen=True)
class Filled:
    """What was added, and a sentence for each person who was left out."""

    added: Draft
    left_out: tuple[str, ...] = ()


@transaction.atomic
def fill_from_unit(registration: Registration, *, by: Actor) -> Filled:
    """Add everybody who works in the unit today and will have worked long enough by the year's
    end, each for Lao động tiên tiến; but who is registered with another unit already."""
    registration = locked(registration)
    before = draft_of(registration)
    known = known_of(registration, before)
    people = registration.unit.people.employed_on(known.today).exclude(pk__in=before.people)
    chosen, left_out = [], []
    for person in people:
        reasons = [
            *_registered(known.people[person.pk]),
            *_too_short(known.people[person.pk], known),
        ]
        left_out += reasons
        if not reasons:
            chosen.append(IndividualLine(person.pk, person.titled_name, person.position, LDTT.code))
    return _add(registration, Draft((), tuple(chosen)), left_out, "danh sách đơn vị", by=by)


def _registered(person: KnownPerson) -> list[str]:
    where = " và ".join(person.registered_by)
    return [f"Không lấy {person.name}: đã có trong bản đăng ký của {where}."] if where else []


def _too_short(person: KnownPerson, known: Surroundings) -> list[str]:
    try:
        return [finding.sentence for finding in short_service(person, known)]
    except LawError:
        return []  # no law for such a year: a person decides


@transaction.atomic
def fill_from_last_year(registration: Registration, *, by: Actor) -> Filled:
    """Add what the unit, or a unit that became it, registered for the year before; who does not
    work in the unit any more is left out. Initiatives and commitments are of their year."""
    registration = locked(registration)
    sources = _of_last_year(registration)
    if not sources:
        refuse(
            "no_last_year",
            f"Phần mềm chưa có bản đăng ký năm {(registration.campaign.year or 0) - 1} của "
            f"{registration.unit}. Hãy lấy danh sách của đơn vị hoặc nhập từ Excel.",
        )
    old = Draft()
    for source in sources:
        old = old.with_more(draft_of(source))
    working = registration.unit.people.employed_on(registration.campaign.commune.today())
    positions = dict(working.values_list("pk", "position"))
    kept = tuple(
        replace(
            line,
            position=positions[line.person],
            initiative_name="",
            initiative_field="",
            commitment="",
        )
        for line in old.individuals
        if line.person in positions
    )
    left_out = [
        f"Không lấy {line.name}: hiện không làm việc ở {registration.unit}."
        for line in old.individuals
        if line.person not in positions
    ]
    return _add(
        registration, Draft(old.collectives, kept), left_out, "bản đăng ký năm trước", by=by
    )


@transaction.atomic
def fill_from_list(registration: Registration, listed: Draft, *, by: Actor) -> Filled:
    """Write what a list says into what is stored now: while it was looked at, others may have
    written. What it says of whom is there already stands, what it is silent about stays."""
    registration = locked(registration)
    after = draft_of(registration).corrected_by(listed)
    return _put(registration, after, [], "tệp Excel", by=by)


def _of_last_year(registration: Registration) -> list[Registration]:
    campaign, unit = registration.campaign, registration.unit
    if campaign.year is None:
        return []
    units = [unit.pk, *unit.predecessors.values_list("pk", flat=True)]
    return list(
        Registration.objects.filter(
            campaign__commune=campaign.commune_id,
            campaign__year=campaign.year - 1,
            campaign__kind=Campaign.Kind.ANNUAL,
            unit__in=units,
        )
    )


def _add(
    registration: Registration, more: Draft, left_out: list[str], source: str, *, by: Actor
) -> Filled:
    after = draft_of(registration).with_more(more)
    return _put(registration, after, left_out, source, by=by)


def _put(
    registration: Registration, after: Draft, left_out: list[str], source: str, *, by: Actor
) -> Filled:
    refuse_unless_editable(registration)
    before = draft_of(registration)
    added = Draft(
        after.collectives[len(before.collectives) :], after.individuals[len(before.individuals) :]
    )
    if after != before:
        write(registration, after)
        corrected = len(corrections(before, after))
        words = [] if added.is_empty else [added.in_words()]
        words += [f"sửa {corrected} dòng"] if corrected else []
        sentence = f"Điền đăng ký của {registration.unit} từ {source}: {', '.join(words)}."
        log("fill", registration, sentence, by=by)
    return Filled(added, tuple(left_out))
