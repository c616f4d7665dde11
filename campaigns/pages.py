"""Campaigns as pages show them: one plain row for each line of a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from campaigns.facts import deadline_of, deadlines_of, status_of
from campaigns.models import Campaign, Deadline, Extension
from campaigns.rules.deadlines import last_good_day
from campaigns.rules.in_words import deadline_in_words, due_in_words, target_in_words
from campaigns.rules.plan import Plan, Target
from campaigns.rules.rungs import rungs_in_words
from campaigns.rules.status import Status
from law.fighters import CSTDCS_CEILING_SHARE
from law.kinds import CSTDCS
from law.regimes import REGIMES
from law.values import Override, Value
from people.models import Commune, User
from vietnamese.dates import countdown, time_left


@dataclass(frozen=True)
class CampaignRow:
    """A campaign in the list, with the deadline that comes next."""

    campaign: Campaign
    status: Status
    next_deadline: str
    time_left: str

    @classmethod
    def of(cls, campaign: Campaign, today: date) -> CampaignRow:
        ahead = [
            deadline for deadline in deadlines_of(campaign) if last_good_day(deadline) >= today
        ]
        status = status_of(campaign, today)
        if not ahead or status is Status.DRAFT:
            return cls(campaign, status, "", "")
        first = min(ahead, key=last_good_day)
        left = time_left(last_good_day(first), today)
        return cls(campaign, status, deadline_in_words(first), left)


def running(user: User, commune: Commune, today: date) -> list[Campaign]:
    """Give the launched campaigns that have not ended, with their deadlines."""
    launched = Campaign.objects.visible_to(user).launched().filter(commune=commune)
    rows = launched.prefetch_related("phases", "deadlines__extensions")
    return [row for row in rows if status_of(row, today) is not Status.ENDED]


@dataclass(frozen=True)
class DeadlineRow:
    """A deadline with the time that is left, in words and in days, and who was given more."""

    row: Deadline
    due: str
    countdown: str
    days: int
    reminders: str
    extensions: list[Extension]


def deadline_rows(campaign: Campaign, today: date) -> list[DeadlineRow]:
    """Give the deadlines in order; only the newest extension of each unit."""
    return [_deadline_row(row, today) for row in campaign.deadlines.all()]


def _deadline_row(row: Deadline, today: date) -> DeadlineRow:
    deadline = deadline_of(row)
    last = last_good_day(deadline)
    newest = {extension.unit_id: extension for extension in reversed(row.extensions.all())}
    return DeadlineRow(
        row,
        due_in_words(deadline),
        countdown(last, today),
        (last - today).days,
        rungs_in_words(row.rungs),
        list(newest.values()),
    )


@dataclass(frozen=True)
class TargetRow:
    """A goal of the plan and, beside it, what the law allows at most."""

    goal: str
    ceiling: Value[Fraction] | None

    @property
    def ceiling_in_words(self) -> str:
        return CSTDCS_CEILING_SHARE.describe(self.ceiling.value) if self.ceiling else ""


def target_rows(plan: Plan, overrides: tuple[Override, ...] = ()) -> list[TargetRow]:
    """Give the targets in words, each with its ceiling where the law has one."""
    return [
        TargetRow(target_in_words(target), _ceiling(target, plan, overrides))
        for target in plan.targets
    ]


def _ceiling(target: Target, plan: Plan, overrides: tuple[Override, ...]) -> Value | None:
    day = plan.issued_on
    if target.award != CSTDCS.code or day is None or day < REGIMES[0].valid_from:
        return None
    return CSTDCS_CEILING_SHARE.on(day, overrides)
