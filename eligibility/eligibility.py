"""Whether somebody may be given an award: each condition with its clause.

A person decides; missing evidence is for a person to look at, never a refusal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from eligibility import collectives, commendations, people
from eligibility.candidates import Candidate, CollectiveCandidate, OutsiderCandidate
from eligibility.conditions import (
    DISCIPLINE_VEILED,
    Law,
    for_a_person_to_judge,
    judged,
    once,
    registration,
    unfit_subject,
)
from eligibility.judging import Condition, Judgement, Outcome
from law.kinds import AwardKind, Subject
from law.values import Override

N = TypeVar("N", Candidate, CollectiveCandidate)
Standards = Mapping[str, Callable[[N, Law], Iterable[Condition]]]

_OF_PEOPLE: Standards[Candidate] = {**people.STANDARDS, **commendations.OF_PEOPLE}
_OF_COLLECTIVES: Standards[CollectiveCandidate] = {
    **collectives.STANDARDS,
    **commendations.OF_COLLECTIVES,
}


def judge_person(
    kind: AwardKind, candidate: Candidate, *, on: date, overrides: Sequence[Override] = ()
) -> Judgement:
    """Judge a person by the law of the day on which the dossier was received."""
    law = Law(kind, on, overrides)
    return judged(law, _conditions(_OF_PEOPLE, candidate, law, Subject.INDIVIDUAL))


def judge_collective(
    kind: AwardKind,
    candidate: CollectiveCandidate,
    *,
    on: date,
    overrides: Sequence[Override] = (),
) -> Judgement:
    """Judge a collective by the law of the day on which the dossier was received."""
    law = Law(kind, on, overrides)
    return judged(law, _conditions(_OF_COLLECTIVES, candidate, law, Subject.COLLECTIVE))


def judge_outsider(
    kind: AwardKind,
    candidate: OutsiderCandidate,
    subject: Subject,
    *,
    on: date,
    overrides: Sequence[Override] = (),
) -> Judgement:
    """Judge somebody on no roster by the law of the day on which the dossier was received."""
    law = Law(kind, on, overrides)
    return judged(law, _conditions_outside(candidate, law, subject))


def veiled(judgement: Judgement) -> Judgement:
    """Give the judgement for who may not know of disciplines: the line is there and says the same
    of everybody."""
    return replace(
        judgement, conditions=tuple(_veil(condition) for condition in judgement.conditions)
    )


def _conditions(
    standards: Standards[N], candidate: N, law: Law, subject: Subject
) -> Iterator[Condition]:
    if not law.kind.subject.covers(subject):
        yield unfit_subject(law, subject)
        return
    if law.kind.code in standards:
        yield from standards[law.kind.code](candidate, law)
    else:
        yield from registration(candidate, law)
        yield for_a_person_to_judge(law)
    yield from once(candidate, law)


def _conditions_outside(
    candidate: OutsiderCandidate, law: Law, subject: Subject
) -> Iterator[Condition]:
    if not law.kind.subject.covers(subject):
        yield unfit_subject(law, subject)
        return
    yield from commendations.for_outsider(candidate, law)
    yield from once(candidate, law)


def _veil(condition: Condition) -> Condition:
    if condition.code != "discipline":
        return condition
    return replace(condition, found=DISCIPLINE_VEILED, outcome=Outcome.UNSURE, is_conditional=True)
