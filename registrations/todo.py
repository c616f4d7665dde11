"""What a unit still has to do about its registrations, for "Việc cần làm"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from campaigns.models import Campaign, Deadline
from campaigns.pages import running
from campaigns.todo import Todo, due_of
from people.models import Commune, Unit, User
from registrations.models import Registration
from registrations.rules.stages import OWED, Stage
from vietnamese.dates import days_left, short_date


def todo(user: User, commune: Commune, today: date) -> list[Todo]:
    """Give what the units that the user heads still owe, the most urgent first.

    The number of queries does not grow with the number of campaigns or units.
    """
    units = user.units_headed(commune)
    if not units:
        return []
    campaigns = running(user, commune, today)
    rows = Registration.objects.filter(campaign__in=campaigns, unit__in=units)
    begun = {(row.campaign_id, row.unit_id): row for row in rows}
    found = [
        one
        for campaign in campaigns
        for unit in units
        for one in _owed(campaign, unit, begun.get((campaign.pk, unit.pk)), today)
    ]
    return sorted(found, key=lambda one: (one.due_on is None, one.due_on or today))


def _owed(
    campaign: Campaign, unit: Unit, registration: Registration | None, today: date
) -> Iterator[Todo]:
    if registration is None:
        yield _to_begin(campaign, unit, today)
    elif registration.stage == Stage.RETURNED:
        yield _to_mend(registration, unit, today)
    elif registration.stage in OWED:
        yield _to_send(campaign, unit, registration, today)


def _to_begin(campaign: Campaign, unit: Unit, today: date) -> Todo:
    day, detail = due_of(campaign, unit, Deadline.Kind.REGISTRATION, today)
    return Todo(
        f"Lập đăng ký thi đua của {unit}",
        f"{campaign}: chưa lập; {detail}.",
        f"{reverse('registrations:list')}?phong_trao={campaign.pk}",
        "Lập đăng ký",
        day,
    )


def _to_send(campaign: Campaign, unit: Unit, registration: Registration, today: date) -> Todo:
    day, detail = due_of(campaign, unit, Deadline.Kind.REGISTRATION, today)
    return Todo(
        f"Gửi đăng ký thi đua của {unit}",
        f"{campaign}: chưa gửi; {detail}.",
        registration.get_absolute_url(),
        "Mở đăng ký",
        day,
    )


def _to_mend(registration: Registration, unit: Unit, today: date) -> Todo:
    day = registration.return_due_on
    return Todo(
        f"Bổ sung đăng ký thi đua của {unit}",
        f"Văn phòng trả lại: {registration.return_reason} Gửi lại đến hết ngày {short_date(day)} "
        f"({days_left(day, today)}).",
        reverse("registrations:edit", args=[registration.pk]),
        "Sửa và gửi lại",
        day,
    )
