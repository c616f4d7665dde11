"""What there is to do about plans, for "Việc cần làm"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypedDict

from django.urls import reverse

from campaigns.facts import deadline_of, lacks_of, unit_deadline
from campaigns.models import Campaign, Deadline, PlanReading
from campaigns.rules.deadlines import last_good_day
from campaigns.viewer import Viewer
from people.models import Unit
from people.roles import Permission
from vietnamese.dates import countdown
from vietnamese.text import uncapitalised

AHEAD = timedelta(days=30)
"""So long before its last day a work that nobody has begun is put on the list."""


REMINDABLE = timedelta(days=60)
"""So long after its last day a reminder is still a work of the day; the grid tells of it always."""


class Timed(TypedDict, total=False):
    """What `until` says of a day, as arguments of `Todo`."""

    due_on: date | None
    time: str
    is_late: bool


@dataclass(frozen=True)
class Todo:
    """One thing that the user can finish: how many, what, of whom, and the page where it is done.

    `time` says what is left until `due_on`, the last day in time.
    """

    count: int
    title: str
    detail: str
    url: str
    button: str
    due_on: date | None = None
    time: str = ""
    is_late: bool = False


@dataclass(frozen=True)
class Waiting:
    """One thing that others have to finish before the user can go on."""

    sentence: str
    url: str


def until(day: date | None, today: date) -> Timed:
    """Give how a last day is told: "còn 3 ngày, hết hạn 24:00 ngày 19/01/2021"."""
    if day is None:
        return {}
    if day < today:
        return {"due_on": day, "time": f"trễ hạn {(today - day).days} ngày", "is_late": True}
    return {"due_on": day, "time": countdown(day, today)}


def is_to_be_reminded(day: date | None, today: date) -> bool:
    """Say whether others let a last day pass, not too long ago."""
    return day is not None and day < today <= day + REMINDABLE


def overdue_since(day: date, today: date) -> Timed:
    """Give how late others are: told like one's own time, but one's own work goes before it."""
    timed = until(day, today)
    return {"time": timed["time"], "is_late": timed.get("is_late", False)}


def last_day_of(campaign: Campaign, unit: Unit | int, kind: str) -> date | None:
    """Give a unit's last day in time for something; None where the plan has none."""
    deadline = unit_deadline(campaign, unit, kind)
    return last_good_day(deadline) if deadline else None


def is_near(day: date | None, today: date) -> bool:
    """Say whether what nobody has begun is worth a line already."""
    return day is None or day - today <= AHEAD


def names(words: Iterable[str], most: int = 4) -> str:
    """Give "A, B, C, D và 3 nơi khác"."""
    given = list(words)
    shown = ", ".join(given[:most])
    return f"{shown} và {len(given) - most} nơi khác" if len(given) > most else shown


def todo(viewer: Viewer) -> Iterator[Todo]:
    """Give what the plans of a commune ask of who prepares or launches them; one query for any
    number of plans."""
    if not viewer.can(Permission.MANAGE_CAMPAIGNS):
        return
    if viewer.can(Permission.MANAGE_PEOPLE):  # the office reads plans; who else may, by the menu
        yield from _readings(viewer)
    yield from _drafts(viewer)
    yield from _missing_plan(viewer)


def _readings(viewer: Viewer) -> Iterator[Todo]:
    rows = PlanReading.objects.visible_to(viewer.user).filter(commune=viewer.commune)
    for reading in rows.waiting().only("source_name", "read_at"):
        yield Todo(
            1,
            "Đối chiếu văn bản kế hoạch",
            f"“{reading}” đã được đọc, chờ đối chiếu để lưu thành dự thảo",
            reading.get_absolute_url(),
            "Đối chiếu",
        )


def _drafts(viewer: Viewer) -> Iterator[Todo]:
    for campaign in viewer.drafts:
        if missing := lacks_of(campaign):
            yield Todo(
                len(missing),
                f"Bổ sung {len(missing)} chỗ còn thiếu của dự thảo kế hoạch",
                f"{campaign}. {missing[0].sentence}",
                campaign.get_absolute_url(),
                "Xem còn thiếu gì",
            )
        elif viewer.can(Permission.LAUNCH_CAMPAIGN):
            yield Todo(
                1,
                "Phát động phong trào",
                f"{campaign}: kế hoạch đã đủ, chờ phát động",
                reverse("campaigns:launch", args=[campaign.pk]),
                "Phát động",
            )


def _missing_plan(viewer: Viewer) -> Iterator[Todo]:
    year = viewer.today.year
    if year not in {
        campaign.year for campaign in viewer.campaigns if campaign.kind == Campaign.Kind.ANNUAL
    }:
        yield Todo(
            1,
            f"Lập kế hoạch năm {year}",
            f"Chưa có kế hoạch phong trào thi đua năm {year}",
            reverse("campaigns:reading_new"),
            "Nhập từ văn bản",
        )


def waiting(viewer: Viewer) -> Iterator[Waiting]:
    """Give the complete drafts that wait for somebody else to launch them."""
    if not viewer.can(Permission.MANAGE_CAMPAIGNS) or viewer.can(Permission.LAUNCH_CAMPAIGN):
        return
    for campaign in viewer.drafts:
        if not lacks_of(campaign):
            sentence = f"Chủ tịch phát động phong trào: {campaign}"
            yield Waiting(sentence, campaign.get_absolute_url())


@dataclass(frozen=True)
class Upcoming:
    """A day ahead: what happens on it, and who does it."""

    day: date
    what: str
    who: str


_WHO = {
    Deadline.Kind.REGISTRATION: "Bộ phận, đơn vị",
    Deadline.Kind.NOMINATION: "Bộ phận, đơn vị",
    Deadline.Kind.INITIATIVE: "Tác giả, đơn vị",
}


def upcoming(viewer: Viewer, most: int = 4) -> list[Upcoming]:
    """Give the days that come next in the campaigns that run, the nearest first."""
    ahead = [day for campaign in viewer.running for day in _days_of(viewer, campaign)]
    return sorted((day for day in ahead if day.day >= viewer.today), key=lambda day: day.day)[:most]


def _days_of(viewer: Viewer, campaign: Campaign) -> Iterator[Upcoming]:
    own = viewer.units[0] if len(viewer.units) == 1 else None
    for row in campaign.deadlines.all():
        word = row.get_kind_display()
        what = f"Hết hạn {uncapitalised(word)}"
        day = last_good_day(deadline_of(row, own))
        yield Upcoming(day, what, _WHO.get(row.kind, "Văn phòng"))
    for phase in campaign.phases.all():
        if phase.ends_on:
            yield Upcoming(phase.ends_on, f"Kết thúc đợt {phase.ordinal} của phong trào", "Cả xã")
