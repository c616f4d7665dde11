"""Putting a notice into the outbox: it is a row before it is a mail, which `mailing` sends."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from thiduakt.celery import nudge

from .models import Notice
from .tasks import send_notices


def notify(
    recipients, *, commune, key: str, subject: str, body: str, path: str = ""
) -> list[Notice]:
    """Queue one notice for each user in `recipients`; who has one under `key` gets no second.
    `commune` None: it is about the whole installation.

    Mail follows after the transaction commits, to whoever has an address.
    """
    notices = [
        notice_to(user, commune=commune, key=key, subject=subject, body=body, path=path)
        for user in recipients
    ]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    send_soon()
    return notices


def notice_to(user, *, commune, mail_from: datetime | None = None, **words: str) -> Notice:
    """Give a notice, not yet stored, that is mailed from `mail_from` on.

    A commune that practises another day mails nobody: its notices stay in the program.
    """
    is_mailed = bool(user.email) and (commune is None or commune.practice_day is None)
    return Notice(
        recipient=user,
        commune_id=commune and commune.pk,
        mail_state=Notice.Mail.WAITING if is_mailed else Notice.Mail.NONE,
        next_try_at=(mail_from or timezone.now()) if is_mailed else None,
        **words,
    )


def send_soon() -> None:
    """Ask a worker to send what waits as soon as the transaction commits."""
    transaction.on_commit(lambda: nudge(send_notices))


def mail_again(notice: Notice) -> None:
    """Put a mail that failed back among those that wait, with all its tries before it."""
    failed = Notice.objects.filter(pk=notice.pk, tries__gt=0)
    failed.exclude(mail_state__in=[Notice.Mail.HANDING_OVER, Notice.Mail.SENT]).update(
        mail_state=Notice.Mail.WAITING, tries=0, next_try_at=timezone.now()
    )
    send_soon()
