"""From rows to the plain values that rules take: the one bridge in this direction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

from campaigns.models import Campaign, Deadline, Target
from campaigns.rules import checks, launching, plan, status, warnings
from campaigns.rules.deadlines import effective
from law.findings import Finding
from people.heads import without_head
from people.models import Unit
from regulations.facts import overrides_for


def plan_of(campaign: Campaign) -> plan.Plan:
    """Give what a campaign's plan says; five queries, none after `with_plan()`."""
    return plan.Plan(
        number=campaign.number,
        issued_on=campaign.issued_on,
        issuer=campaign.issuer,
        place=campaign.place,
        year=campaign.year,
        title=campaign.title,
        theme=campaign.theme,
        slogan=campaign.slogan,
        purposes=campaign.purposes,
        phases=phases_of(campaign),
        targets=targets_of(campaign),
        deadlines=deadlines_of(campaign),
        contents=tuple(plan.Content(row.number, row.text) for row in campaign.contents.all()),
        recipients=tuple(
            plan.Recipient(row.name, row.for_report) for row in campaign.recipients.all()
        ),
        signer=_signer(campaign),
    )


def targets_of(campaign: Campaign) -> tuple[plan.Target, ...]:
    return tuple(_target(row) for row in campaign.targets.all())


def phases_of(campaign: Campaign) -> tuple[plan.Phase, ...]:
    return tuple(
        plan.Phase(row.ordinal, row.starts_on, row.ends_on, row.goal)
        for row in campaign.phases.all()
    )


def deadlines_of(campaign: Campaign) -> tuple[plan.Deadline, ...]:
    return tuple(deadline_of(row) for row in campaign.deadlines.all())


def deadline_of(row: Deadline, unit: Unit | int | None = None) -> plan.Deadline:
    """Give a deadline; for a unit, with the newest extension it was granted."""
    deadline = plan.Deadline(row.kind, row.due_on, row.inclusive, row.receiver)
    return effective(deadline, _extended_to(row, unit)) if unit else deadline


def unit_deadline(campaign: Campaign, unit: Unit | int, kind: str) -> plan.Deadline | None:
    """Give the first deadline of a kind as it holds for a unit; None where the plan has none."""
    rows = [row for row in campaign.deadlines.all() if row.kind == kind]
    return deadline_of(rows[0], unit) if rows else None


Dues = Callable[[int], plan.Deadline | None]
"""Gives the deadline as it holds for a unit, by its number."""


def dues_in(campaign: Campaign, kind: str) -> Dues:
    """Give by when each unit has to send something for a campaign; one query, when it is asked for
    the first time."""
    known = cache(lambda: _dues_in(campaign, kind))
    return lambda unit: known()(unit)


def _dues_in(campaign: Campaign, kind: str) -> Dues:
    rows = Deadline.objects.filter(campaign=campaign, kind=kind)
    ordered = rows.order_by("due_on", "pk", "-extensions__granted_at", "-extensions__pk")
    columns = ("pk", "due_on", "inclusive", "extensions__unit", "extensions__due_on")
    found = list(ordered.values_list(*columns))
    if not found:
        return lambda unit: None
    number, due_on, inclusive, *_ = found[0]
    of_plan = plan.Deadline(kind, due_on, inclusive)
    granted: dict[int, date] = {}
    for deadline, _, _, unit, until in found:
        if deadline == number and unit is not None:
            granted.setdefault(unit, until)
    return lambda unit: effective(of_plan, granted.get(unit))


def _extended_to(row: Deadline, unit: Unit | int) -> date | None:
    key = unit if isinstance(unit, int) else unit.pk
    granted = (extension.due_on for extension in row.extensions.all() if extension.unit_id == key)
    return next(granted, None)


def _target(row: Target) -> plan.Target:
    return plan.Target(
        row.subject, row.who, row.award, row.operator, row.value, row.unit, row.base or None
    )


def _signer(campaign: Campaign) -> plan.Signer | None:
    parts = (campaign.signer_name, campaign.signer_position, campaign.signer_on_behalf)
    return plan.Signer(*parts) if any(parts) else None


def status_of(campaign: Campaign, on: date) -> status.Status:
    """Give where a campaign stands on a day; needs its phases and deadlines."""
    return status.status(
        phases_of(campaign), deadlines_of(campaign), is_launched=campaign.is_launched, on=on
    )


def gaps_of(campaign: Campaign) -> list[Finding]:
    """Give what the plan lacks before it can be launched."""
    return checks.gaps(plan_of(campaign), is_annual=campaign.kind == Campaign.Kind.ANNUAL)


def lacks_of(campaign: Campaign) -> list[Finding]:
    """Give the same of one that `with_outline()` gave, without a query: what contradicts itself is
    not stored."""
    outline = checks.Outline(
        campaign.title,
        campaign.year,
        campaign.number,
        campaign.issued_on,
        phases_of(campaign),
        frozenset(deadline.kind for deadline in deadlines_of(campaign)),
        campaign.has_targets,
        campaign.has_contents,
        campaign.signer_name,
    )
    return checks.lacks(outline, is_annual=campaign.kind == Campaign.Kind.ANNUAL)


def doubts_of(campaign: Campaign) -> list[Finding]:
    """Give what should make somebody think twice before launching it here today."""
    commune = campaign.commune
    units = list(Unit.objects.filter(commune=commune).active_on(commune.today()))
    place = launching.Place(
        full_name=commune.full_name,
        today=commune.today(),
        unit_count=len(units),
        headless=[unit.name for unit in without_head(units, commune)],
    )
    return launching.doubts(plan_of(campaign), place)


def warnings_of(campaign: Campaign) -> list[Finding]:
    """Give what a person should look at in the plan."""
    return warnings.warnings(plan_of(campaign), overrides=overrides_for(campaign.commune))
