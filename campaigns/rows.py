"""From the plain values of a plan to rows: the bridge in the other direction, used by actions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from campaigns.models import Campaign, Content, Deadline, Phase, Recipient, Target
from campaigns.rules import plan as values
from campaigns.rules.changes import pair_deadlines

SINGLE_VALUES = (
    "number",
    "issued_on",
    "issuer",
    "place",
    "year",
    "title",
    "theme",
    "slogan",
    "purposes",
)

Rungs = Sequence[Sequence[int]]
"""The reminders of each deadline, in the order of the plan's deadlines; where they are missing, the
earlier ones stay, or the usual ones are taken."""


def store(campaign: Campaign, plan: values.Plan, rungs: Rungs = ()) -> None:
    """Write a plan into a campaign and its rows. Phases and deadlines that go on keep their row,
    so that extensions and registrations stay with them."""
    signer = plan.signer or values.Signer("")
    for name in SINGLE_VALUES:
        setattr(campaign, name, getattr(plan, name))
    campaign.signer_name = signer.name
    campaign.signer_position = signer.position
    campaign.signer_on_behalf = signer.on_behalf
    campaign.save()
    _store_phases(campaign, plan.phases)
    _store_deadlines(campaign, plan.deadlines, rungs)
    _store_targets(campaign, plan.targets)
    _store_contents(campaign, plan.contents)
    _store_recipients(campaign, plan.recipients)


def _store_phases(campaign: Campaign, phases: Iterable[values.Phase]) -> None:
    phases = list(phases)
    campaign.phases.exclude(ordinal__in=[phase.ordinal for phase in phases]).delete()
    rows = {row.ordinal: row for row in campaign.phases.all()}
    for phase in phases:
        row = rows.setdefault(phase.ordinal, Phase(campaign=campaign, ordinal=phase.ordinal))
        row.starts_on, row.ends_on, row.goal = phase.starts_on, phase.ends_on, phase.goal
        row.save()


def _store_deadlines(
    campaign: Campaign, deadlines: Sequence[values.Deadline], rungs: Rungs
) -> None:
    pairs = pair_deadlines(list(campaign.deadlines.all()), deadlines)
    # The pairs begin with the new deadlines in their order, so the reminders run beside them.
    for (row, deadline), days in zip_longest(pairs, rungs[: len(deadlines)]):
        if deadline is None:
            row.delete()
        else:
            row = row or Deadline(campaign=campaign)
            _write(row, deadline, row.rungs if days is None else list(days))


def _write(row: Deadline, deadline: values.Deadline, rungs: list[int]) -> None:
    if row.pk and (row.due_on, row.inclusive) != (deadline.due_on, deadline.inclusive):
        row.version += 1
    row.kind, row.due_on, row.inclusive = deadline.kind, deadline.due_on, deadline.inclusive
    row.receiver, row.rungs = deadline.receiver, rungs
    row.save()


def _store_targets(campaign: Campaign, targets: Iterable[values.Target]) -> None:
    campaign.targets.all().delete()
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
    campaign.contents.all().delete()
    Content.objects.bulk_create(
        Content(campaign=campaign, number=content.number, text=content.text, ordinal=ordinal)
        for ordinal, content in enumerate(contents, start=1)
    )


def _store_recipients(campaign: Campaign, recipients: Iterable[values.Recipient]) -> None:
    campaign.recipients.all().delete()
    Recipient.objects.bulk_create(
        Recipient(
            campaign=campaign,
            name=recipient.name,
            for_report=recipient.for_report,
            ordinal=ordinal,
        )
        for ordinal, recipient in enumerate(recipients, start=1)
    )
