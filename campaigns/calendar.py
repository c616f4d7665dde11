"""The days of the user's campaigns as a calendar to subscribe to."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings

from campaigns.facts import deadline_of
from campaigns.models import Campaign, Deadline
from campaigns.rules.deadlines import closes_at, last_good_day
from campaigns.rules.in_words import DEADLINE_NAMES
from notifications.rules.icalendar import CalendarEntry, calendar_file
from people.models import Unit, User
from people.roles import UNIT_HEAD


def calendar_of(user: User) -> bytes:
    """Give the .ics file of a user: deadlines, with the extensions of units that the user heads,
    and the ends of phases."""
    return calendar_file("Thi đua, khen thưởng", entries_of(user))


def entries_of(user: User) -> Iterator[CalendarEntry]:
    """Give the days of all launched campaigns that the user may see."""
    units = [
        membership.unit
        for membership in user.memberships_of_today()
        if membership.role == UNIT_HEAD.code
    ]
    for campaign in Campaign.objects.visible_to(user).launched().with_plan():
        own = [unit for unit in units if unit.commune_id == campaign.commune_id]
        for row in campaign.deadlines.all():
            for unit in own or [None]:
                yield _deadline(campaign, row, unit)
        yield from _phase_ends(campaign)


def _deadline(campaign: Campaign, row: Deadline, unit: Unit | None) -> CalendarEntry:
    deadline = deadline_of(row, unit)
    of_unit = f" của {unit}" if unit else ""
    receiver = f"\nNơi nhận: {row.receiver}" if row.receiver else ""
    return _entry(
        campaign,
        f"moc-{row.pk}-{unit.pk if unit else 0}",
        last_good_day(deadline),
        f"Hạn: {DEADLINE_NAMES[row.kind]}{of_unit}",
        f"{closes_at(deadline).capitalize()}. {campaign.title}{receiver}",
    )


def _phase_ends(campaign: Campaign) -> Iterator[CalendarEntry]:
    for phase in campaign.phases.all():
        if phase.ends_on is not None:
            title = f"Kết thúc đợt {phase.ordinal} thi đua"
            yield _entry(campaign, f"dot-{phase.pk}", phase.ends_on, title, campaign.title)


def _entry(campaign: Campaign, name: str, day, title: str, text: str) -> CalendarEntry:
    host = urlsplit(settings.SITE_URL).hostname
    url = f"{settings.SITE_URL}{campaign.get_absolute_url()}"
    return CalendarEntry(f"{name}@{host}", day, title, text, url, campaign.changed_at)
