"""A commune with the real plan of 2021 launched, for the tests of reminders."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date, timedelta

from django.utils import timezone

from campaigns import actions as campaigns
from campaigns.models import Campaign
from notifications.mailing import send_due
from notifications.models import Notice, Reminder
from notifications.sweep import sweep
from people.roles import CHAIR, OFFICE
from tests.cast import Cast
from tests.plans import PLAN_2021


def launched_plan(cast: Cast) -> Campaign:
    """Launch the real plan; the notices of the launch itself are put aside."""
    draft = campaigns.create_draft(cast.commune, PLAN_2021, by=cast.acting(OFFICE))
    campaign = campaigns.launch(draft, by=cast.acting(CHAIR))
    Notice.objects.all().delete()
    return campaign


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def sweep_each(some_days: Iterable[date]) -> None:
    """Sweep and mail on each day, twice where the first time did something: the second must add
    nothing. Where it did not, the second would ask the same of the same rows."""
    for day in some_days:
        counts = sweep(day)
        if mail_all() or counts.digests or counts.reminders or counts.voided:
            assert sweep(day).reminders == 0
            assert mail_all() == 0


def mail_all() -> int:
    """Mail what waits, be it morning or night; where nothing waits there is nobody to send."""
    waiting = Notice.objects.filter(mail_state=Notice.Mail.WAITING)
    return send_due() if waiting.update(next_try_at=timezone.now()) else 0


def sent(user, subject: str) -> list[tuple[date, int]]:
    """Give the days on which a person was reminded of a subject, with the rungs."""
    lines = Reminder.objects.filter(
        recipient=user, subject=subject, state=Reminder.State.SENT
    ).order_by("day")
    return list(lines.values_list("day", "rung"))


def report(sentence: str) -> None:
    """Say what a run counted; pytest shows it with -s."""
    sys.stdout.write(f"\n{sentence}\n")
