"""What is to do about initiatives, for "Việc cần làm"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse

from campaigns.facts import unit_deadline
from campaigns.models import Campaign, Deadline
from campaigns.pages import running
from campaigns.rules.deadlines import countdown, last_good_day
from campaigns.todo import Todo
from initiatives.models import Initiative
from initiatives.planned import to_begin
from initiatives.rules.stages import OWED, Stage
from people.models import Commune, Unit, User
from people.roles import Permission, can
from registrations.models import IndividualLine
from vietnamese.dates import days_left, short_date


def todo(user: User, commune: Commune, today: date) -> list[Todo]:
    """Give what authors and heads of units have begun, were given back or announced and not sent,
    and what waits for the secretary; the number of queries is constant."""
    return [*_of_the_authors(user, commune, today), *_of_the_council(user, commune)]


def _of_the_authors(user: User, commune: Commune, today: date) -> Iterator[Todo]:
    units = user.units_headed(commune)
    may_write = can(user, Permission.WRITE_INITIATIVE, commune)
    if not may_write or not (units or user.person_id):
        return
    campaigns = {one.pk: one for one in running(user, commune, today)}
    for row in _owed(user, units).filter(campaign__in=campaigns):
        row.campaign = campaigns[row.campaign_id]
        yield _to_mend(row, today) if row.state is Stage.RETURNED else _to_send(row, today)
    for line in to_begin(user, list(campaigns), units):
        yield _to_begin(line, campaigns[line.registration.campaign_id], today)


def _owed(user: User, units: Sequence[Unit]) -> QuerySet[Initiative]:
    mine = Q(unit__in=units)
    if user.person_id:
        mine |= Q(begun_by=user.person_id) | Q(authors__person=user.person_id)
    found = Initiative.objects.filter(mine, stage__in=[stage.value for stage in OWED]).distinct()
    return found.select_related("unit").order_by("pk")


def _to_send(row: Initiative, today: date) -> Todo:
    day, detail, tone = _due(row.campaign, row.unit, today)
    return Todo(
        f"Nộp sáng kiến “{row}”",
        f"{row.campaign}: chưa nộp; {detail}.",
        row.get_absolute_url(),
        "Mở đơn",
        day,
        tone,
    )


def _to_mend(row: Initiative, today: date) -> Todo:
    day = row.return_due_on
    return Todo(
        f"Bổ sung sáng kiến “{row}”",
        f"Được trả lại: {row.return_reason} Nộp lại đến hết ngày {short_date(day)} "
        f"({days_left(day, today)}).",
        reverse("initiatives:edit", args=[row.pk]),
        "Sửa và nộp lại",
        day,
        "danger",
    )


def _to_begin(line: IndividualLine, campaign: Campaign, today: date) -> Todo:
    day, detail, tone = _due(campaign, line.registration.unit, today)
    return Todo(
        f"Lập đơn sáng kiến “{line.initiative_name}”",
        f"{line.person.honorific} {line.person} đã đăng ký đầu năm, chưa lập đơn; {detail}.",
        f"{reverse('initiatives:add')}?dong={line.pk}",
        "Lập đơn",
        day,
        tone,
    )


def _due(campaign: Campaign, unit: Unit, today: date) -> tuple[date | None, str, str]:
    deadline = unit_deadline(campaign, unit, Deadline.Kind.INITIATIVE)
    if deadline is None:
        return None, "kế hoạch không ghi hạn nộp sáng kiến", "info"
    day = last_good_day(deadline)
    days = (day - today).days
    tone = "danger" if days <= 3 else "warning" if days <= 14 else "info"
    return day, countdown(deadline, today), tone


def _of_the_council(user: User, commune: Commune) -> Iterator[Todo]:
    if not can(user, Permission.REVIEW_INITIATIVES, commune):
        return
    waiting = Initiative.objects.filter(campaign__commune=commune, stage=Stage.SUBMITTED.value)
    if count := waiting.count():
        yield Todo(
            f"Tiếp nhận {count} đơn sáng kiến",
            "Đã nộp, chờ tiếp nhận hoặc trả lại.",
            f"{reverse('initiatives:list')}?trang_thai={Stage.SUBMITTED.value}",
            "Xem các đơn",
            tone="warning",
        )
