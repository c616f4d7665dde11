"""The secretary's desk: the queue of dossiers, and what stands beside one that is vetted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Case, Q, QuerySet, When

from campaigns.models import Campaign
from eligibility.judging import Condition, Judgement, Outcome
from law.findings import Finding
from nominations.facts.counts import DossierCount
from nominations.facts.freezing import last_of, since_sending, thawed
from nominations.facts.judged import Judged
from nominations.facts.kept import judged_of, with_kept
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


def queue(user: User, campaign: Campaign) -> QuerySet[Nomination]:
    """Give what units have sent for a campaign, in the order of lists; `is_late` says whether one
    was late, or is late to come back."""
    is_late = Case(
        When(stage=Stage.RETURNED.value, then=Q(return_due_on__lt=campaign.commune.today())),
        default=Q(days_late__gt=0),
    )
    rows = Nomination.objects.visible_to(user).filter(campaign=campaign).proposed().with_names()
    return with_kept(rows).annotate(is_late=is_late)


def queue_rows(nominations: Sequence[Nomination], user: User) -> list[QueueRow]:
    """Give a row for each of the queue; the number of queries does not grow with them."""
    judged = judged_of(nominations)
    return [_row(one, judged[one.pk], user) for one in nominations]


def _row(nomination: Nomination, judged: Judged, user: User) -> QueueRow:
    knows = can(user, Permission.VIEW_DISCIPLINE, nomination.commune)
    judgement = judged.told(with_discipline=knows)
    note = time_note(nomination, nomination.commune.today())
    return QueueRow(nomination, nomination.state, judgement, *note)


def with_outcome(rows: QuerySet[Nomination], outcome: str, user: User) -> QuerySet[Nomination]:
    """Give those of the queue whose judgement has a result."""
    judged = queue_rows(list(rows), user)
    return rows.filter(
        pk__in=[row.nomination.pk for row in judged if row.judgement.outcome == outcome]
    )


def counts_of(counts: Iterable[DossierCount]) -> list[tuple[Stage, int]]:
    """Give how many dossiers stand at each stage, in the order of the procedure."""
    found: Counter[Stage] = Counter()
    for one in counts:
        found[one.stage] += one.count
    return [(stage, found[stage]) for stage in Stage if stage in PROPOSED and found[stage]]


def next_to_vet(rows: QuerySet[Nomination], pk: int) -> int | None:
    """Give the number of the dossier behind this one that waits for vetting; from the end on from
    the top."""
    stages = dict(rows.values_list("pk", "stage"))
    numbers = list(stages)
    start = numbers.index(pk) + 1 if pk in stages else 0
    ahead = (one for one in (*numbers[start:], *numbers[:start]) if one != pk)
    return next((one for one in ahead if stages[one] == Stage.RECEIVED), None)


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
    judged, knows = judged_of([nomination])[nomination.pk], {"with_discipline": True}
    sent = last_of(FrozenJudgement.Moment.SENT, nomination.judgements.all())
    quota = quota_now(nomination.campaign) if nomination.award == LIMITED else None
    contenders = quota.contenders if quota else ()
    return Vetting(
        judgement=judged.judgement,
        conditions=_compared(judged.judgement, thawed(sent, **knows) if sent else None),
        sent=sent,
        differences=since_sending(sent, judged.judgement, **knows),
        # The links lead to pages of the unit; the secretary sends the dossier back instead.
        gaps=[gap.finding for gap in judged.gaps],
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
