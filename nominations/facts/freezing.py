"""Keeping a judgement as it was when a dossier was sent or vetted, and what changed since."""

from __future__ import annotations

from collections.abc import Iterable

from eligibility import differences as changes
from eligibility.eligibility import veiled
from eligibility.freezing import as_json, thaw
from eligibility.judging import Judgement
from nominations.facts.judging import judgement_of, judging_day
from nominations.models import FrozenJudgement, Nomination
from people.roles import Actor


def freeze(nomination: Nomination, moment: str, *, by: Actor) -> FrozenJudgement:
    """Keep the judgement of now; `moment` is one of `FrozenJudgement.Moment`."""
    judgement = judgement_of(nomination, with_discipline=True)
    return FrozenJudgement.objects.create(
        nomination=nomination,
        moment=moment,
        judged_on=judging_day(nomination),
        outcome=judgement.outcome.value,
        judgement=as_json(judgement),
        by_name=by.name,
    )


def thawed(row: FrozenJudgement, *, with_discipline: bool = False) -> Judgement:
    """Give a judgement as it was frozen; `with_discipline`: the reader may know of it."""
    judgement = thaw(row.judgement)
    return judgement if with_discipline else veiled(judgement)


def last_of(moment: str, frozen: Iterable[FrozenJudgement]) -> FrozenJudgement | None:
    """Give the last of those frozen at a moment, of rows in the order of time; None for none."""
    return next((row for row in reversed(list(frozen)) if row.moment == moment), None)


def since_sending(
    sent: FrozenJudgement | None, now: Judgement, *, with_discipline: bool = False
) -> list[str]:
    """Give what is not as it was at a sending, in sentences; empty where nothing was sent."""
    if sent is None:
        return []
    before = thawed(sent, with_discipline=with_discipline)
    return changes.differences(before, now if with_discipline else veiled(now))


def differences(nomination: Nomination, *, with_discipline: bool = False) -> list[str]:
    """Give what changed between the last sending and the facts of now, in sentences."""
    sent = last_of(FrozenJudgement.Moment.SENT, nomination.judgements.all())
    now = judgement_of(nomination, with_discipline=True)
    return since_sending(sent, now, with_discipline=with_discipline)
