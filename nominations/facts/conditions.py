"""The conditions of a dossier as they are judged now, beside what was frozen when it was sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eligibility.judging import Condition, Judgement
from law.findings import Finding
from nominations.facts.freezing import last_of, since_sending, thawed
from nominations.facts.kept import judged_of
from nominations.models import FrozenJudgement, Nomination
from nominations.rules.missing import Gap


@dataclass(frozen=True)
class ConditionRow:
    """A condition now, and as it was when the dossier was sent where that was otherwise."""

    now: Condition
    before: Condition | None = None


@dataclass(frozen=True)
class Seen:
    """What a reader is told of the conditions of a dossier: now, when it was sent, what differs,
    what is missing; and each judgement that was frozen, in words."""

    judgement: Judgement
    conditions: Sequence[ConditionRow]
    differences: Sequence[str]
    gaps: Sequence[Gap]
    frozen: Sequence[tuple[FrozenJudgement, str]]

    @property
    def findings(self) -> list[Finding]:
        """Give the gaps without links: for who does not mend them."""
        return [gap.finding for gap in self.gaps]


def seen_of(nomination: Nomination, *, with_discipline: bool) -> Seen:
    """Give what a reader is told; `with_discipline`: the reader may know of it."""
    judged = judged_of([nomination])[nomination.pk]
    now = judged.told(with_discipline=with_discipline)
    frozen = list(nomination.judgements.all())
    words = [(row, thawed(row, with_discipline=with_discipline).word) for row in frozen]
    sent = last_of(FrozenJudgement.Moment.SENT, frozen)
    before = thawed(sent, with_discipline=with_discipline) if sent else None
    differences = since_sending(sent, judged.judgement, with_discipline=with_discipline)
    return Seen(now, list(_compared(now, before)), differences, judged.gaps, words)


def _compared(now: Judgement, sent: Judgement | None) -> Iterator[ConditionRow]:
    before = {condition.code: condition for condition in sent.conditions} if sent else {}
    for condition in now.conditions:
        old = before.get(condition.code)
        is_other = old is not None and _shown(old) != _shown(condition)
        yield ConditionRow(condition, old if is_other else None)


def _shown(condition: Condition) -> tuple[str, str]:
    return condition.word, condition.found
