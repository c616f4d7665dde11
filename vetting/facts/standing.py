"""Where a campaign stands: the one source of every figure of 100 % and 15 %."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from campaigns.facts import targets_of
from campaigns.models import Campaign
from law.kinds import Subject
from law.timeline import LawError
from law.values import Override
from nominations.models import Nomination
from nominations.rules.occasions import Occasion
from nominations.rules.stages import Stage, TakenIn
from people.models import Outsider
from people.models.persons import honorific_of
from procedure.prepared import Prepared
from registrations.consolidation import unit_lists
from registrations.headcount import headcount_of, judged_on
from registrations.rules.targets import goal_rows
from registrations.rules.totals import Summary, summary
from registrations.staff import Worker
from regulations.facts import overrides_for
from vetting.models import QuotaList
from vetting.rules.counting import CountedNomination
from vetting.rules.quota import LIMITED, Quota, quota_of
from vetting.rules.standing import Standing, lines_of


def standing_of(campaign: Campaign) -> Standing:
    """Give where a campaign stands today; the number of queries does not grow with its people,
    units or nominations."""
    return standing_from(campaign, registered_in(campaign), counted_nominations(campaign))


def standing_from(
    campaign: Campaign,
    registered: Summary,
    nominations: list[CountedNomination],
    overrides: tuple[Override, ...] | None = None,
    staff: Sequence[Worker] | None = None,
) -> Standing:
    """Give where a campaign stands by what was registered and proposed for it; `staff` as
    `headcount_of` takes it."""
    commune, on = campaign.commune, judged_on(campaign)
    overrides = overrides_for(commune) if overrides is None else overrides
    heads = headcount_of(campaign, overrides, staff)
    quota = _quota(nominations, on, overrides)
    goals = goal_rows(
        targets_of(campaign),
        registered.entries,
        headcount=heads.eligible,
        on=on,
        overrides=overrides,
    )
    return Standing(
        on=commune.today(),
        heads=heads,
        lines=lines_of(goals, nominations, quota),
        quota=quota,
    )


def registered_in(campaign: Campaign) -> Summary:
    """Give what the units of a campaign registered, added up; one query."""
    return summary(unit_lists(campaign))


def quota_now(campaign: Campaign) -> Quota | None:
    """Give the places of the limited title as they are counted now, two queries; None where the
    program holds no law for the campaign's year."""
    return quota_after(campaign, {})


def quota_after(
    campaign: Campaign,
    stages: Mapping[int, Stage],
    overrides: tuple[Override, ...] | None = None,
) -> Quota | None:
    """Give the places as they would be counted if the nominations with these numbers stood at
    these stages; one query besides the commune's own values."""
    overrides = overrides_for(campaign.commune) if overrides is None else overrides
    rows = [
        replace(nomination, stage=stages.get(nomination.pk, nomination.stage))
        for nomination in counted_nominations(campaign)
    ]
    return _quota(rows, judged_on(campaign), overrides)


def _quota(nominations: list[CountedNomination], on, overrides) -> Quota | None:
    try:
        return quota_of(nominations, on=on, overrides=overrides)
    except LawError:
        return None


def fixed_list(campaign: Campaign) -> QuotaList | None:
    """Give the list of the limited title that is in force, or None while it is open."""
    return campaign.quota_lists.filter(award=LIMITED, opened_on__isnull=True).first()


def counted_nominations(campaign: Campaign) -> list[CountedNomination]:
    """Give a campaign's nominations as plain values, in the order of lists; one query."""
    today = campaign.commune.today()
    return [_counted(_Row(*row), today) for row in _rows_of(campaign.pk)]


class _Row(NamedTuple):
    pk: int
    award: str
    stage: str
    taken_in: str
    is_supported: bool | None
    place: int | None
    place_reason: str
    occasion: str
    phase: int | None
    collective: str
    unit: int
    unit__name: str
    person: int | None
    person__full_name: str | None
    person__gender: str | None
    person__left_on: date | None
    outsider: int | None
    outsider__kind: str | None

    @property
    def state(self) -> Stage:
        """Give where it stands for the office: what a decision gave is given, though it is not
        released yet."""
        return Stage.RECOGNISED if self.taken_in == TakenIn.ISSUED else Stage(self.stage)

    @property
    def subject(self) -> Subject:
        if self.outsider:
            return Outsider.SUBJECTS[Outsider.Kind(self.outsider__kind)]
        return Subject.INDIVIDUAL if self.person else Subject.COLLECTIVE

    @property
    def nominee(self) -> str:
        if self.person:
            return f"person:{self.person}"
        of_unit = f"{self.unit}:{self.collective}"
        return f"outsider:{self.outsider}" if self.outsider else of_unit

    @property
    def name(self) -> str:
        if self.person:
            return f"{honorific_of(self.person__gender)} {self.person__full_name}"
        return self.collective


def _in_order(campaign: int) -> QuerySet[Nomination]:
    rows = Nomination.objects.filter(campaign=campaign)
    return rows.order_by("unit__position", "unit__sort_key", "pk").values_list(*_Row._fields)


_rows_of: Prepared[tuple] = Prepared(_in_order, 9001)


def _counted(row: _Row, today: date) -> CountedNomination:
    return CountedNomination(
        pk=row.pk,
        nominee=row.nominee,
        name=row.name,
        subject=row.subject,
        award=row.award,
        stage=row.state,
        is_supported=row.is_supported,
        has_left=row.person__left_on is not None and row.person__left_on <= today,
        place=row.place,
        reason=row.place_reason,
        unit=row.unit__name,
        is_annual=row.occasion == Occasion.ANNUAL.value,
        phase=row.phase,
        unit_pk=row.unit,
        is_outsider=row.outsider is not None,
    )
