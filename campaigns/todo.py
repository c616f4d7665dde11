"""What there is to do about plans, for "Việc cần làm"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from campaigns.facts import deadline_of, gaps_of, status_of, unit_deadline
from campaigns.models import Campaign, Deadline, PlanReading
from campaigns.rules.deadlines import countdown, last_good_day
from campaigns.rules.status import Status
from people.models import Commune, Unit, User
from people.roles import Permission, can

AHEAD = timedelta(days=30)
OVERDUE = timedelta(days=7)


@dataclass(frozen=True)
class Todo:
    """One thing to do: what, why or by when in words, and the one button that leads there.

    `due_on` is the last day in time, where there is one.
    """

    title: str
    detail: str
    url: str
    button: str
    due_on: date | None = None


_NO_DAY = {
    Deadline.Kind.REGISTRATION: "kế hoạch không ghi hạn đăng ký",
    Deadline.Kind.INITIATIVE: "kế hoạch không ghi hạn nộp sáng kiến",
    Deadline.Kind.NOMINATION: "kế hoạch không ghi hạn gửi hồ sơ",
}


def due_of(
    campaign: Campaign, unit: Unit, kind: Deadline.Kind, today: date
) -> tuple[date | None, str]:
    """Give a unit's last day in time for something and the time left in words."""
    deadline = unit_deadline(campaign, unit, kind)
    if deadline is None:
        return None, _NO_DAY[kind]
    return last_good_day(deadline), countdown(deadline, today)


def todo(user: User, commune: Commune, today: date) -> list[Todo]:
    """Give what waits for the user in the commune, the most urgent first.

    The number of queries does not grow with the number of plans.
    """
    if not can(user, Permission.VIEW_CAMPAIGNS, commune):
        return []
    may_manage = can(user, Permission.MANAGE_CAMPAIGNS, commune)
    may_launch = can(user, Permission.LAUNCH_CAMPAIGN, commune)
    campaigns = list(Campaign.objects.visible_to(user).filter(commune=commune).with_plan())
    drafts = [campaign for campaign in campaigns if not campaign.is_launched]
    found = [*_deadlines(campaigns, today)]
    if may_manage:
        found += _readings(user, commune)
        found += _drafts(drafts, may_launch)
        found += _missing_plan(campaigns, today)
    return sorted(found, key=lambda one: (one.due_on is None, one.due_on or today))


def _deadlines(campaigns: Iterable[Campaign], today: date) -> Iterator[Todo]:
    for campaign in campaigns:
        if status_of(campaign, today) in (Status.DRAFT, Status.ENDED):
            continue
        for row in campaign.deadlines.all():
            day = last_good_day(deadline_of(row))
            if today - OVERDUE <= day <= today + AHEAD:
                yield _deadline(campaign, row, day, today)


def _deadline(campaign: Campaign, row: Deadline, day: date, today: date) -> Todo:
    return Todo(
        row.get_kind_display(),
        countdown(deadline_of(row), today),
        f"{campaign.get_absolute_url()}#moc-thoi-han",
        "Xem",
        day,
    )


def _readings(user: User, commune: Commune) -> Iterator[Todo]:
    for reading in PlanReading.objects.visible_to(user).filter(commune=commune).waiting():
        yield Todo(
            "Đối chiếu văn bản kế hoạch",
            f"“{reading}” đã được đọc, chờ đối chiếu để lưu thành dự thảo.",
            reading.get_absolute_url(),
            "Đối chiếu",
        )


def _drafts(drafts: Iterable[Campaign], may_launch: bool) -> Iterator[Todo]:
    for campaign in drafts:
        missing = gaps_of(campaign)
        if missing:
            yield Todo(
                "Hoàn thiện dự thảo kế hoạch",
                f"{campaign}: còn thiếu {len(missing)} chỗ. {missing[0].sentence}",
                campaign.get_absolute_url(),
                "Xem còn thiếu gì",
            )
        elif may_launch:
            yield Todo(
                "Phát động phong trào",
                f"{campaign}: kế hoạch đã đủ, chờ phát động.",
                reverse("campaigns:launch", args=[campaign.pk]),
                "Phát động",
            )


def _missing_plan(campaigns: Iterable[Campaign], today: date) -> Iterator[Todo]:
    annual = {c.year for c in campaigns if c.kind == Campaign.Kind.ANNUAL}
    if today.year not in annual:
        yield Todo(
            f"Lập kế hoạch năm {today.year}",
            f"Chưa có kế hoạch phong trào thi đua năm {today.year}.",
            reverse("campaigns:reading_new"),
            "Nhập từ văn bản",
        )
