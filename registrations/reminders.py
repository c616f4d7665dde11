"""Who is reminded of a registration: units that have not sent theirs, and those that got theirs
back with a date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from django.db.models import Max, Q
from django.urls import reverse

from campaigns.models import Deadline
from campaigns.reminders import Running, owed_by, running
from campaigns.rules.rungs import DEFAULT_RUNGS
from notifications.obligations import Obligation
from notifications.rules.ladder import Ladder
from people.models import Commune, Unit
from registrations.models import Registration
from registrations.rules.stages import Stage


def obligations(on: date | None = None, commune: Commune | None = None) -> Iterator[Obligation]:
    """Give what is owed on registrations; the number of queries is constant."""
    campaigns = [_with_own_page(one) for one in running(on, commune)]
    registrations = _by_campaign_and_unit(campaigns)
    for one in campaigns:
        of_units = {
            unit.pk: registrations[one.campaign.pk, unit.pk]
            for unit in one.units
            if (one.campaign.pk, unit.pk) in registrations
        }
        for row in one.campaign.deadlines.all():
            if row.kind == Deadline.Kind.REGISTRATION:
                yield from owed_by(one, row, lambda unit, of=of_units: _missing(unit, of))
        yield from _returned(one, of_units)


def _with_own_page(one: Running) -> Running:
    return replace(one, path=f"{reverse('registrations:list')}?phong_trao={one.campaign.pk}")


def _by_campaign_and_unit(
    campaigns: list[Running],
) -> Mapping[tuple[int, int], Registration]:
    found = Registration.objects.filter(campaign__in=[one.campaign.pk for one in campaigns])
    returned = Q(moves__after=Stage.RETURNED.value)
    rows = found.annotate(returned_on=Max("moves__on", filter=returned)).order_by()
    return {(row.campaign_id, row.unit_id): row for row in rows}


def _missing(unit: Unit, registrations: Mapping[int, Registration]) -> str:
    registration = registrations.get(unit.pk)
    if registration is None:
        return "Đơn vị chưa lập bản đăng ký thi đua."
    is_draft = registration.stage == Stage.DRAFT
    return "Bản đăng ký thi đua đang soạn, chưa gửi." if is_draft else ""


def _returned(one: Running, registrations: Mapping[int, Registration]) -> Iterator[Obligation]:
    for unit in one.units:
        registration = registrations.get(unit.pk)
        if registration is not None and registration.stage == Stage.RETURNED:
            # The notice of the return told of it; reminders begin after that day.
            ladder = Ladder(registration.return_due_on, DEFAULT_RUNGS, registration.returned_on)
            words = {
                "title": f"Bổ sung bản đăng ký thi đua của {unit}",
                "sentence": f"Bản đăng ký được trả lại: {registration.return_reason}",
            }
            subject = f"return:{registration.pk}"
            heads, chair = one.heads_of(unit), one.chair
            yield one.obligation(f"{subject}/unit", ladder, heads, **words)
            yield one.obligation(
                f"{subject}/office", ladder, one.office, **words, when_overdue=chair
            )
