"""Registrations as pages show them: one plain row for each unit, and what stands beside a form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from campaigns.facts import unit_deadline
from campaigns.models import Campaign, Deadline
from campaigns.rules.deadlines import last_good_day
from law.findings import Finding
from people.models import Commune, Unit, User
from people.roles import Permission, can
from registrations.facts import known_of
from registrations.models import Registration
from registrations.rules.checks import gaps
from registrations.rules.findings import findings
from registrations.rules.goals import Tally, tally
from registrations.rules.lines import Draft
from registrations.rules.stages import Stage
from vietnamese.dates import countdown, short_date


def due_in_words(
    campaign: Campaign, unit: Unit, registration: Registration | None, today: date
) -> str:
    """Give what the unit has to keep to: its deadline, the new day of a return, or when it was
    sent."""
    stage = Stage(registration.stage) if registration else Stage.DRAFT
    if registration and stage is Stage.RETURNED:
        return countdown(registration.return_due_on, today)
    if registration and stage is not Stage.DRAFT:
        return f"gửi ngày {short_date(registration.sent_on)}"
    deadline = unit_deadline(campaign, unit, Deadline.Kind.REGISTRATION)
    if deadline is None:
        return "kế hoạch không ghi hạn đăng ký"
    return countdown(last_good_day(deadline), today)


def units_of(user: User, commune: Commune) -> list[Unit]:
    """Give today's units whose registrations the user may see."""
    active = Unit.objects.filter(commune=commune).active_on(commune.today())
    if can(user, Permission.REVIEW_REGISTRATIONS, commune):
        return list(active)
    return list(active.visible_to(user))


@dataclass(frozen=True)
class DraftSide:
    """What is said beside a registration: goal and ceiling, gaps, findings."""

    tally: Tally
    gaps: list[Finding]
    findings: list[Finding]


def beside(registration: Registration, draft: Draft, *, with_discipline: bool) -> DraftSide:
    """Give what there is to say about a registration that says `draft`."""
    known = known_of(registration, draft, with_discipline=with_discipline)
    counted = tally(draft, known)
    told = [*counted.findings, *findings(draft, known)]
    return DraftSide(counted, gaps(draft), told)
