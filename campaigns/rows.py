"""From the plain values of a plan to rows: the bridge in the other direction, used by actions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from django.db.models import F, ProtectedError

from campaigns.models import Campaign, Content, Deadline, Phase, Recipient, Target
from campaigns.rules import plan as values
from campaigns.rules.changes import SINGLE_VALUES
from campaigns.rules.checks import PHASES
from campaigns.rules.pairing import pair_deadlines, pair_phases
from procedure.refusal import refuse

Rungs = Sequence[Sequence[int]]
"""The reminders of each deadline, in the order of the plan's deadlines; where they are missing, the
earlier ones stay, or the usual ones are taken."""

MORE_THAN_PHASES = 1000


def store(campaign: Campaign, plan: values.Plan, rungs: Rungs = ()) -> None:
    """Write a plan into a campaign and its rows. Phases and deadlines that go on keep their row,
    so that extensions and registrations stay with them."""
    is_new, signer = campaign.pk is None, plan.signer or values.Signer("")
    for name in (*SINGLE_VALUES, "purposes"):
        setattr(campaign, name, getattr(plan, name))
    campaign.signer_name = signer.name
    campaign.signer_position = signer.position
    campaign.signer_on_behalf = signer.on_behalf
    campaign.save()
    if not is_new:
        for rows in (campaign.targets, campaign.contents, campaign.recipients):
            rows.all().delete()
    phases = [] if is_new else list(campaign.phases.all())
    _store_phases(campaign, pair_phases(phases, plan.phases))
    stored = [] if is_new else list(campaign.deadlines.all())
    _store_deadlines(campaign, pair_deadlines(stored, plan.deadlines), rungs[: len(plan.deadlines)])
    _store_targets(campaign, plan.targets)
    _store_contents(campaign, plan.contents)
    _store_recipients(campaign, plan.recipients)


def _store_phases(
    campaign: Campaign, pairs: Sequence[tuple[Phase | None, values.Phase | None]]
) -> None:
    kept = [(row or Phase(campaign=campaign), phase) for row, phase in pairs if phase]
    for row, phase in pairs:
        if phase is None:
            _delete_phase(row)
    if any(row.pk and row.ordinal != phase.ordinal for row, phase in kept):
        # Out of each other's way: they are saved one by one, and no two may have one number.
        campaign.phases.update(ordinal=F("ordinal") + MORE_THAN_PHASES)
    for row, phase in kept:
        row.ordinal, row.goal = phase.ordinal, phase.goal
        row.starts_on, row.ends_on = phase.starts_on, phase.ends_on
    _save(Phase, [row for row, _ in kept])


def _delete_phase(row: Phase) -> None:
    try:
        row.delete()
    except ProtectedError:
        refuse(
            "phase_in_use",
            f"Đã có hồ sơ đề nghị hoặc báo cáo theo đợt {row.ordinal} nên không bỏ được đợt này.",
            link=PHASES,
        )


def _store_deadlines(
    campaign: Campaign,
    pairs: Iterable[tuple[Deadline | None, values.Deadline | None]],
    rungs: Rungs,
) -> None:
    rows = []
    # The pairs begin with the new deadlines in their order, so the reminders run beside them.
    for (row, deadline), days in zip_longest(pairs, rungs):
        if deadline is None:
            row.delete()
        else:
            row = row or Deadline(campaign=campaign)
            _write(row, deadline, row.rungs if days is None else list(days))
            rows.append(row)
    _save(Deadline, rows)


def _save(model: type[Phase | Deadline], rows: Iterable[Phase | Deadline]) -> None:
    """Save the rows that were there one by one, and insert the new ones together."""
    new = []
    for row in rows:
        if row.pk is None:
            new.append(row)
        else:
            row.save()
    model.objects.bulk_create(new)


def _write(row: Deadline, deadline: values.Deadline, rungs: list[int]) -> None:
    if row.pk and (row.due_on, row.inclusive) != (deadline.due_on, deadline.inclusive):
        row.version += 1
    row.kind, row.due_on, row.inclusive = deadline.kind, deadline.due_on, deadline.inclusive
    row.receiver, row.rungs = deadline.receiver, rungs


def _store_targets(campaign: Campaign, targets: Iterable[values.Target]) -> None:
    Target.objects.bulk_create(
        Target(
            campaign=campaign,
            subject=target.subject,
            who=target.who,
            award=target.award,
            operator=target.operator,
            value=target.value,
            unit=target.unit,
            base=target.base,
            ordinal=ordinal,
        )
        for ordinal, target in enumerate(targets, start=1)
    )


def _store_contents(campaign: Campaign, contents: Iterable[values.Content]) -> None:
    Content.objects.bulk_create(
        Content(campaign=campaign, number=content.number, text=content.text, ordinal=ordinal)
        for ordinal, content in enumerate(contents, start=1)
    )


def _store_recipients(campaign: Campaign, recipients: Iterable[values.Recipient]) -> None:
    Recipient.objects.bulk_create(
        Recipient(
            campaign=campaign,
            name=recipient.name,
            for_report=recipient.for_report,
            ordinal=ordinal,
        )
        for ordinal, recipient in enumerate(recipients, start=1)
    )
