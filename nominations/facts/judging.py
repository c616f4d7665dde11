"""From rows to the plain values that the rules of awards take, and what they judge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from eligibility.candidates import (
    Candidate,
    CollectiveCandidate,
    KnownInitiative,
    Member,
    OutsiderCandidate,
    Recognition,
)
from eligibility.chains import Year
from eligibility.chains import year_of as title_of_year
from eligibility.conditions import Law
from eligibility.eligibility import judge_collective, judge_outsider, judge_person, veiled
from eligibility.judging import Judgement
from eligibility.merits import Merit
from eligibility.progress import Progress
from eligibility.service import whole_months
from eligibility.serving import may_be_considered
from initiatives.models import Use
from initiatives.rules.stages import PENDING
from initiatives.rules.stages import Stage as InitiativeStage
from law.kinds import BANG_KHEN, CSTDCS, LDTT, AwardKind, award_kind
from law.timeline import LawError
from nominations.facts.gathering import Gathered, asks_for_registration
from nominations.models import Nomination
from nominations.rules.papers import DossierPaper
from people.models import Person, Posting
from registrations.headcount import day_of_count, year_of

_PROVING = {
    Merit.INITIATIVE: {DossierPaper.INITIATIVE},
    Merit.TOPIC: {DossierPaper.TOPIC},
    Merit.SCHEME: {DossierPaper.TOPIC},
    Merit.COMBAT: {DossierPaper.EVIDENCE},
}

_COUNTED_APART = {BANG_KHEN.code: CSTDCS.code}
"""Awards that ask for initiatives besides those of a title."""

_RECOGNITION = {
    InitiativeStage.RECOGNISED: Recognition.RECOGNISED,
    InitiativeStage.REFUSED: Recognition.REFUSED,
}


def judging_day(nomination: Nomination) -> date:
    """Give the day whose law judges: that of receipt, today before it was received."""
    return nomination.received_on or nomination.commune.today()


def days_of(nomination: Nomination) -> tuple[date, date]:
    """Give the days that a judgement of today holds for: whose law judges, and until when people
    are counted."""
    campaign = nomination.campaign
    if nomination.person_id is None:
        return judging_day(nomination), day_of_count(campaign)
    return judging_day(nomination), date(year_of(campaign), 12, 31)


def judgement_of(nomination: Nomination, *, with_discipline: bool = False) -> Judgement:
    """Judge one nomination as it stands now; `with_discipline`: the reader may know of it."""
    return judgements_of([nomination], with_discipline=with_discipline)[nomination.pk]


def judgements_of(
    nominations: Iterable[Nomination], *, with_discipline: bool = False
) -> dict[int, Judgement]:
    """Judge many nominations, by their numbers; the queries do not grow with them."""
    nominations = list(nominations)
    gathered = Gathered(nominations)
    judgements = {nomination.pk: judge(nomination, gathered) for nomination in nominations}
    if with_discipline:
        return judgements
    return {pk: veiled(judgement) for pk, judgement in judgements.items()}


def judge(nomination: Nomination, gathered: Gathered) -> Judgement:
    """Judge one of the nominations that `gathered` was gathered for, discipline and all."""
    on, overrides = judging_day(nomination), gathered.overrides[nomination.commune.pk]
    if nomination.outsider_id is not None:
        outsider, subject = outsider_of(nomination, gathered), nomination.subject
        return judge_outsider(nomination.kind, outsider, subject, on=on, overrides=overrides)
    if nomination.person_id is None:
        collective = collective_of(nomination, gathered)
        return judge_collective(nomination.kind, collective, on=on, overrides=overrides)
    person = candidate_of(nomination, gathered)
    return judge_person(nomination.kind, person, on=on, overrides=overrides)


def candidate_of(nomination: Nomination, gathered: Gathered) -> Candidate:
    """Give what is known of the person whom a nomination names."""
    person, papers = nomination.person, gathered.papers.get(nomination.pk, frozenset())
    year, merit = year_of(nomination.campaign), Merit(nomination.merit or Merit.INITIATIVE)
    return Candidate(
        name=person.full_name,
        year=year,
        joined_on=person.joined_on,
        left_on=person.left_on,
        rating=gathered.ratings.get((person.pk, year), ""),
        earlier_ratings=gathered.ratings_before(year, person.pk),
        disciplines=gathered.disciplines.get(person.pk, ()),
        leaves=gathered.leaves.get(person.pk, ()),
        transfers=tuple(_transfers(gathered.postings.get(person.pk, ()), year, papers)),
        has_host_opinion=DossierPaper.OPINION in papers,
        merit=merit if nomination.merit else None,
        merit_text=nomination.merit_text,
        has_merit_paper=bool(_PROVING[merit] & papers),
        initiatives=tuple(_initiatives(nomination, gathered)),
        ldtt=_progress(nomination, LDTT, person, gathered),
        cstdcs=_progress(nomination, CSTDCS, person, gathered),
        history=gathered.history_of(person.pk, person.commune_id),
        **_occasion(nomination, gathered),
        **_registration(nomination, gathered),
    )


def collective_of(nomination: Nomination, gathered: Gathered) -> CollectiveCandidate:
    """Give what is known of the collective that a nomination names, out of its people."""
    whole = nomination.is_whole_commune
    return CollectiveCandidate(
        name=nomination.collective,
        year=year_of(nomination.campaign),
        rating=nomination.rating,
        members=tuple(
            _member(person, nomination, gathered) for person in gathered.rosters[nomination.pk]
        ),
        roster=nomination.commune.full_name if whole else nomination.unit.name,
        ldtt_at_most=gathered.ldtt_at_most.get(nomination.campaign_id),
        **_occasion(nomination, gathered),
        **_registration(nomination, gathered),
    )


def outsider_of(nomination: Nomination, gathered: Gathered) -> OutsiderCandidate:
    """Give what is known of whom no unit has on its list."""
    return OutsiderCandidate(nomination.collective, **_occasion(nomination, gathered))


def _member(person: Person, nomination: Nomination, gathered: Gathered) -> Member:
    year = year_of(nomination.campaign)
    return Member(
        name=person.full_name,
        rating=gathered.ratings.get((person.pk, year), ""),
        disciplines=gathered.disciplines.get(person.pk, ()),
        ldtt=_progress(nomination, LDTT, person, gathered),
        cstdcs=_progress(nomination, CSTDCS, person, gathered),
        may_be_considered=_may_be_considered(person, nomination, gathered),
    )


def _may_be_considered(person: Person, nomination: Nomination, gathered: Gathered) -> bool:
    candidate = Candidate(
        person.full_name,
        year_of(nomination.campaign),
        person.joined_on,
        person.left_on,
        leaves=gathered.leaves.get(person.pk, ()),
    )
    law = Law(LDTT, judging_day(nomination), gathered.overrides[nomination.commune.pk])
    try:
        return may_be_considered(candidate, law)
    except LawError:
        return True


def _progress(
    nomination: Nomination, kind: AwardKind, person: Person, gathered: Gathered
) -> Progress:
    """Give how far this year's title of a person is; one that is held counts whoever entered it."""
    history = gathered.history_of(person.pk, person.commune_id)
    if title_of_year(kind, year_of(nomination.campaign), history) is Year.HELD:
        return Progress.RECOGNISED
    return gathered.progress.get((nomination.campaign_id, kind.code, person.pk), Progress.NONE)


def _occasion(nomination: Nomination, gathered: Gathered) -> dict[str, Any]:
    return {
        "is_annual": not nomination.is_short,
        "matter": nomination.matter,
        "named_elsewhere": tuple(
            f"{other.kind.name} năm {year_of(other.campaign)} ({other.state.word.lower()})"
            for other in gathered.of_the_same_achievement(nomination)
        ),
    }


def _registration(nomination: Nomination, gathered: Gathered) -> dict[str, bool | None]:
    if not asks_for_registration(nomination.campaign):
        return {}
    approved = gathered.registration_of(nomination)
    return {"is_registered": approved is True, "is_registration_pending": approved is False}


def _initiatives(nomination: Nomination, gathered: Gathered) -> Iterator[KnownInitiative]:
    uses = gathered.uses.get((nomination.person_id, nomination.award), ())
    elsewhere = gathered.uses.get((nomination.person_id, _COUNTED_APART.get(nomination.award)), ())
    for use in uses:
        if use.campaign_id != nomination.campaign_id:
            continue
        yield KnownInitiative(
            name=use.initiative.name,
            recognition=_recognition(use.initiative.state),
            sphere=use.initiative.sphere,
            used_for=_used_before(use, uses) or _used_elsewhere(use, elsewhere),
            may_be_reused=bool(use.override_reason),
        )


def _used_before(use: Use, uses: Iterable[Use]) -> str:
    """Give "Chiến sĩ thi đua cơ sở năm 2020, 2021", or "" for the first use."""
    years = {
        str(year_of(other.campaign))
        for other in uses
        if other.initiative_id == use.initiative_id and other.pk < use.pk
    }
    return f"{award_kind(use.award).name} năm {', '.join(sorted(years))}" if years else ""


def _used_elsewhere(use: Use, others: Iterable[Use]) -> str:
    """Give the title whose initiatives count apart, where it rests on this one; or ""."""
    same = [other for other in others if other.initiative_id == use.initiative_id]
    years = ", ".join(sorted({str(year_of(other.campaign)) for other in same}))
    return f"{award_kind(same[0].award).name} năm {years}" if same else ""


def _transfers(
    postings: Iterable[Posting], year: int, papers: frozenset[DossierPaper]
) -> Iterator[tuple[date, str, int, bool]]:
    """Give the moves of a year from one unit to another, with the months in the old one."""
    stay: Posting | None = None
    for posting in postings:
        if stay is None:
            stay = posting
        elif posting.unit_id != stay.unit_id:
            if posting.starts_on.year == year:
                months = whole_months(stay.starts_on, posting.starts_on - timedelta(days=1))
                has_opinion = DossierPaper.OPINION in papers
                yield posting.starts_on, stay.unit.name, months, has_opinion
            stay = posting


def _recognition(stage: InitiativeStage) -> Recognition:
    if stage in PENDING:
        return Recognition.PENDING
    return _RECOGNITION.get(stage, Recognition.NOT_SENT)
