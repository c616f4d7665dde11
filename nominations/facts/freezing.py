"""Keeping a judgement as it was when a dossier was sent or vetted, and what changed since."""

from __future__ import annotations

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
    """Give a judgement as it was kept; `with_discipline`: the reader may know of it."""
    judgement = thaw(row.judgement)
    return judgement if with_discipline else veiled(judgement)


def last_frozen(nomination: Nomination, moment: str) -> FrozenJudgement | None:
    """Give what was kept last at a moment; None where nothing was."""
    return nomination.judgements.filter(moment=moment).order_by("at", "pk").last()


def differences(nomination: Nomination, *, with_discipline: bool = False) -> list[str]:
    """Give what changed between the last sending and now, in sentences; empty for a dossier that
    was never sent."""
    row = last_frozen(nomination, FrozenJudgement.Moment.SENT)
    if row is None:
        return []
    now = judgement_of(nomination, with_discipline=with_discipline)
    return changes.differences(thawed(row, with_discipline=with_discipline), now)
