"""The sweep: asks the rooms what is owed and the ledger what was said, and says the rest.

It keeps no state of its own. The lines of the ledger and the digests they lead to are written in
one transaction: a sweep that dies has done nothing, and the next one does it. Afterwards the mail
is the outbox's affair. A person has one digest a day of a commune; what falls due after it waits
for the next day's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from .digest import digest_key, digest_words
from .heartbeat import locked_heartbeat
from .models import Notice, Reminder
from .obligations import Key, Obligation, obligations
from .outbox import notice_to, send_soon

BATCH = 5000
NOTHING = -1000
"""Lower than any rung: of what was never said."""


@dataclass(frozen=True, slots=True)
class DueReminder:
    """One reminder to be given to one person, and the earlier rungs that it overtakes."""

    obligation: Obligation
    recipient: int
    day: date
    rung: int
    overtaken: tuple[int, ...] = ()

    @property
    def key(self) -> Key:
        return self.recipient, self.obligation.subject, self.obligation.ladder.last_day

    @property
    def digest(self) -> tuple[int, str]:
        """Give the recipient and the key of the digest that it belongs into."""
        return self.recipient, digest_key(self.obligation.commune.pk, self.day)


@dataclass(frozen=True)
class Counts:
    """What a sweep did."""

    obligations: int
    digests: int
    reminders: int
    overtaken: int
    voided: int


def look(on: date | None = None) -> list[DueReminder]:
    """Give what a sweep would say now; writes nothing."""
    return _due_today(obligations(on))


@transaction.atomic
def sweep(on: date | None = None) -> Counts:
    """Remind everybody of what is due on each commune's own day, or on `on`.

    Sweeps wait for one another; a second one of the same day finds nothing left. The number of
    queries does not grow with the number of obligations but for the batches they are stored in.
    """
    heartbeat = locked_heartbeat()
    owed = obligations(on)
    due = _due_today(owed)
    voided = _void_what_no_longer_holds(owed, due)
    digests = _store(due)
    heartbeat.at = timezone.now()
    heartbeat.save()
    overtaken = sum(len(reminder.overtaken) for reminder in due)
    return Counts(len(owed), digests, len(due), overtaken, voided)


def due_on(
    owed: Iterable[Obligation], told: dict[Key, int], day: date | None = None
) -> list[DueReminder]:
    """Give what is due after `told`, the highest rung that each key has come to; on `day`, or on
    each obligation's today."""
    return [
        _due(obligation, key, [rung for rung in rungs if rung > told.get(key, NOTHING)], day)
        for obligation in owed
        for key, rungs in obligation.rungs_due(day or obligation.today)
        if rungs and rungs[-1] > told.get(key, NOTHING)
    ]


def _due(obligation: Obligation, key: Key, rungs: list[int], day: date | None) -> DueReminder:
    *overtaken, rung = rungs
    return DueReminder(obligation, key[0], day or obligation.today, rung, tuple(overtaken))


def told_of(owed: Iterable[Obligation]) -> dict[Key, int]:
    """Give what the ledger knows of obligations."""
    days = {obligation.ladder.last_day for obligation in owed}
    return Reminder.objects.highest_rungs(min(days), max(days)) if days else {}


def _due_today(owed: list[Obligation]) -> list[DueReminder]:
    due = due_on(owed, told_of(owed))
    keys = {reminder.digest[1] for reminder in due}
    given = Notice.objects.filter(key__in=keys).values_list("recipient_id", "key")
    have_theirs = set(given)
    return [reminder for reminder in due if reminder.digest not in have_theirs]


def _store(due: list[DueReminder]) -> int:
    users = get_user_model().objects.in_bulk({reminder.recipient for reminder in due})
    lines, notices, mail_from = [], [], _mail_from()
    for (recipient, key), together in _by_digest(due).items():
        sent = [_line(reminder, reminder.rung, Reminder.State.SENT) for reminder in together]
        words = digest_words(sent, together[0].day)
        commune = together[0].obligation.commune
        notice = notice_to(users[recipient], commune=commune, mail_from=mail_from, key=key, **words)
        for line in sent:
            line.notice = notice
        notices.append(notice)
        lines += sent
        lines += (
            _line(reminder, rung, Reminder.State.OVERTAKEN)
            for reminder in together
            for rung in reminder.overtaken
        )
    Notice.objects.bulk_create(notices, batch_size=BATCH)
    Reminder.objects.bulk_create(lines, batch_size=BATCH)
    if notices:
        send_soon()
    return len(notices)


def _by_digest(due: list[DueReminder]) -> dict[tuple[int, str], list[DueReminder]]:
    together = defaultdict(list)
    for reminder in due:
        together[reminder.digest].append(reminder)
    return together


def _line(due: DueReminder, rung: int, state: str) -> Reminder:
    obligation = due.obligation
    return Reminder(
        recipient_id=due.recipient,
        commune_id=obligation.commune.pk,
        subject=obligation.subject,
        due_on=obligation.ladder.last_day,
        rung=rung,
        day=due.day,
        state=state,
        title=obligation.title[:300],
        sentence=obligation.sentence,
        path=obligation.path,
    )


def _mail_from() -> datetime:
    """Give from when on a digest is mailed: not in the night."""
    now = timezone.localtime()
    return max(
        now, now.replace(hour=settings.REMINDER_MAIL_FROM_HOUR, minute=0, second=0, microsecond=0)
    )


def _void_what_no_longer_holds(owed: list[Obligation], due: list[DueReminder]) -> int:
    """Take out of mails that still wait what was done, put off or dropped in the meantime, and what
    a later rung says today."""
    # Hardly ever does one wait, and all that was ever said would be looked through for it.
    waiting = Notice.objects.waiting_to_be_mailed()
    if not waiting.exists():
        return 0
    holds = {key for obligation in owed for key in obligation.concerned()}
    holds -= {reminder.key for reminder in due}
    of_notice = defaultdict(list)
    for line in Reminder.objects.said_in(waiting):
        of_notice[line.notice_id].append(line)
    return sum(_void(notice, lines, holds) for notice, lines in of_notice.items())


def _void(notice: int, lines: list[Reminder], holds: set[Key]) -> int:
    void = [line for line in lines if (line.recipient_id, line.subject, line.due_on) not in holds]
    left = [line for line in lines if line not in void]
    if not void:
        return 0
    change = digest_words(left, left[0].day) if left else {"mail_state": Notice.Mail.NONE}
    # A sender may have taken it in this moment: then it is said, and stays said.
    stopped = Notice.objects.waiting_to_be_mailed().filter(pk=notice).update(**change)
    if not stopped:
        return 0
    pks = [line.pk for line in void]
    return Reminder.objects.filter(pk__in=pks).update(state=Reminder.State.VOID)
