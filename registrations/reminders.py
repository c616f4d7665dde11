"""Who is reminded of a registration: units that have not sent theirs, and those that got theirs
back with a date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from django.db.models import QuerySet
from django.urls import reverse

from campaigns.models import Deadline
from campaigns.reminders import Running, owed_by
from notifications.obligations import Obligation
from people.models import Unit
from procedure.prepared import Prepared
from registrations.models import Registration
from registrations.rules.stages import Stage
from submissions.reminders import returned, with_day_of_return


def obligations(running: Iterable[Running]) -> Iterator[Obligation]:
    """Give what is owed on registrations; the number of queries is constant."""
    campaigns = [_with_own_page(campaign) for campaign in running]
    registrations = _by_campaign_and_unit(campaigns)
    for campaign in campaigns:
        of_units = {
            unit.pk: registrations[campaign.campaign.pk, unit.pk]
            for unit in campaign.units
            if (campaign.campaign.pk, unit.pk) in registrations
        }
        for row in campaign.campaign.deadlines.all():
            if row.kind == Deadline.Kind.REGISTRATION:
                yield from owed_by(campaign, row, lambda unit, of=of_units: _missing(unit, of))
        yield from returned(campaign, of_units.values())


def _with_own_page(running: Running) -> Running:
    return replace(
        running, path=f"{reverse('registrations:list')}?phong_trao={running.campaign.pk}"
    )


def _by_campaign_and_unit(
    campaigns: list[Running],
) -> Mapping[tuple[int, int], Registration]:
    rows = _begun(tuple(campaign.campaign.pk for campaign in campaigns))
    return {(row.campaign_id, row.unit_id): row for row in rows}


def _of_campaigns(campaigns: Sequence[int]) -> QuerySet[Registration]:
    rows = Registration.objects.filter(campaign__in=campaigns).select_related("unit")
    return with_day_of_return(rows).order_by()


_begun: Prepared[Registration] = Prepared(_of_campaigns, (9001,))


def _missing(unit: Unit, registrations: Mapping[int, Registration]) -> str:
    registration = registrations.get(unit.pk)
    if registration is None:
        return "Đơn vị chưa lập bản đăng ký thi đua."
    is_draft = registration.stage == Stage.DRAFT
    return "Bản đăng ký thi đua đang soạn, chưa gửi." if is_draft else ""
