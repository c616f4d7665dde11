"""The secretary's desk: the queue of dossiers, and what stands beside one that is vetted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from campaigns.models import Campaign
from eligibility.judging import Condition, Judgement, Outcome
from law.findings import Finding
from nominations.facts.freezing import differences, last_frozen, thawed
from nominations.facts.gaps import gaps_of
from nominations.facts.judging import judgement_of, judgements_of
from nominations.facts.registered import registered_as
from nominations.models import FrozenJudgement, Nomination
from nominations.pages import time_note
from nominations.rules.stages import PROPOSED, Stage
from people.models import User
from people.roles import Permission, can
from vetting.facts.standing import quota_now
from vetting.rules.quota import LIMITED, Contender, Quota


@dataclass(frozen=True)
class QueueRow:
    """A dossier in the queue: where it stands, what the conditions say, what there is to know of
    its time (`note`)."""

    nomination: Nomination
    stage: Stage
    judgement: Judgement
    note: str = ""
    is_late: bool = False

    @property
    def may_be_received(self) -> bool:
        return self.stage is Stage.SUBMITTED

    @property
    def may_be_vetted(self) -> bool:
        return self.stage is Stage.RECEIVED


def queue(user: User, campaign: Campaign) -> list[QueueRow]:
    """Give what units have sent for a campaign, in the order of lists; the number of queries does
    not grow with it."""
    rows = list(
        Nomination.objects.visible_to(user)
        .filter(campaign=campaign)
        .proposed()
        .with_names()
        .prefetch_related("campaign__deadlines__extensions")
    )
    knows = can(user, Permission.VIEW_DISCIPLINE, campaign.commune)
    judgements = judgements_of(rows, with_discipline=knows)
    today = campaign.commune.today()
    return [QueueRow(row, row.state, judgements[row.pk], *time_note(row, today)) for row in rows]


def counts_of(rows: Iterable[QueueRow]) -> list[tuple[Stage, int]]:
    """Give how many dossiers stand at each stage, in the order of the procedure."""
    found = Counter(row.stage for row in rows)
    return [(stage, found[stage]) for stage in Stage if stage in PROPOSED and found[stage]]


def next_to_vet(rows: Sequence[QueueRow], pk: int) -> Nomination | None:
    """Give the dossier behind this one that waits for vetting; from the end on from the top."""
    numbers = [row.nomination.pk for row in rows]
    start = numbers.index(pk) + 1 if pk in numbers else 0
    ahead = (row for row in (*rows[start:], *rows[:start]) if row.nomination.pk != pk)
    return next((row.nomination for row in ahead if row.may_be_vetted), None)


@dataclass(frozen=True)
class ConditionRow:
    """A condition now, and its result when the dossier was sent where that was another."""

    condition: Condition
    before: Outcome | None = None


@dataclass(frozen=True)
class Vetting:
    """What stands beside a dossier while it is vetted."""

    judgement: Judgement
    conditions: list[ConditionRow]
    sent: FrozenJudgement | None
    differences: list[str]
    gaps: list[Finding]
    registered: str
    quota: Quota | None
    contender: Contender | None

    @property
    def needs_override(self) -> bool:
        return self.judgement.outcome is not Outcome.MET


def vetting_of(nomination: Nomination) -> Vetting:
    """Give what the secretary looks at beside a dossier."""
    now = judgement_of(nomination, with_discipline=True)
    sent = last_frozen(nomination, FrozenJudgement.Moment.SENT)
    quota = quota_now(nomination.campaign) if nomination.award == LIMITED else None
    contenders = quota.contenders if quota else ()
    return Vetting(
        judgement=now,
        conditions=_compared(now, thawed(sent, with_discipline=True) if sent else None),
        sent=sent,
        differences=differences(nomination, with_discipline=True),
        # The links lead to pages of the unit; the secretary sends the dossier back instead.
        gaps=[replace(gap, link="") for gap in gaps_of(nomination)],
        registered=registered_as(nomination),
        quota=quota,
        contender=next((one for one in contenders if one.pk == nomination.pk), None),
    )


def _compared(now: Judgement, sent: Judgement | None) -> list[ConditionRow]:
    before = {one.code: one.outcome for one in sent.conditions} if sent else {}
    return [
        ConditionRow(one, before[one.code])
        if one.code in before and before[one.code] is not one.outcome
        else ConditionRow(one)
        for one in now.conditions
    ]
