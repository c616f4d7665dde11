"""Putting a notice into the outbox, and sending what is there: none lost, none twice.

A notice is a row before it is a mail. A sender takes a row with one conditional update, marks it
"handing over", talks to the mail server, and marks it "sent". Only a sender that dies between the
server's "ok" and the mark leaves a doubt; such a row is sent again after `IN_HAND` with the same
Message-ID, so that a mail server can drop the twin.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from kombu.exceptions import OperationalError

from .models import Notice

logger = logging.getLogger(__name__)

PAUSES = [timedelta(minutes=m) for m in (1, 5, 15, 60, 4 * 60, 12 * 60)]
IN_HAND = timedelta(minutes=10)


def notify(
    recipients, *, commune, key: str, subject: str, body: str, path: str = ""
) -> list[Notice]:
    """Queue one notice for each user in `recipients`; who has one under `key` gets no second.

    Mail follows after the transaction commits, to whoever has an address.
    """
    notices = [
        notice_to(user, commune=commune, key=key, subject=subject, body=body, path=path)
        for user in recipients
    ]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    transaction.on_commit(nudge)
    return notices


def notice_to(user, *, commune, mail_from: datetime | None = None, **words: str) -> Notice:
    """Give a notice, not yet stored, that is mailed from `mail_from` on.

    A commune that practises another day mails nobody: its notices stay in the program.
    """
    is_mailed = bool(user.email) and commune.practice_day is None
    return Notice(
        recipient=user,
        commune_id=commune.pk,
        mail_state=Notice.Mail.WAITING if is_mailed else Notice.Mail.NONE,
        next_try_at=(mail_from or timezone.now()) if is_mailed else None,
        **words,
    )


def nudge() -> None:
    """Ask a worker to send what waits; without a queue the next sweep does."""
    from .tasks import send_notices

    try:
        send_notices.delay()
    except OperationalError:
        logger.warning("Không gọi được hàng đợi; lần quét tới sẽ gửi.")


def send_due() -> int:
    """Mail what is due and give how many went out. A failure waits longer each time and never
    holds up the others."""
    _take_back_what_was_left_in_hand()
    due = Notice.objects.due_to_mail(timezone.now()).select_related("recipient")
    return sum(_send(notice) for notice in due[:500])


def mail_again(notice: Notice) -> None:
    """Put a mail that failed back among those that wait, with all its tries before it."""
    failed = Notice.objects.filter(pk=notice.pk, tries__gt=0)
    failed.exclude(mail_state__in=[Notice.Mail.HANDING_OVER, Notice.Mail.SENT]).update(
        mail_state=Notice.Mail.WAITING, tries=0, next_try_at=timezone.now()
    )
    transaction.on_commit(nudge)


def _take_back_what_was_left_in_hand() -> None:
    now = timezone.now()
    Notice.objects.left_in_hand(now - IN_HAND).update(
        mail_state=Notice.Mail.WAITING, next_try_at=now
    )


def _send(notice: Notice) -> bool:
    if not _claim(notice):
        return False
    try:
        _message(notice).send()
    except (SMTPException, OSError) as error:
        _put_off(notice, error)
        return False
    Notice.objects.filter(pk=notice.pk).update(
        mail_state=Notice.Mail.SENT, mailed_at=timezone.now(), last_error=""
    )
    return True


def _claim(notice: Notice) -> bool:
    taken = Notice.objects.filter(pk=notice.pk, mail_state=Notice.Mail.WAITING).update(
        mail_state=Notice.Mail.HANDING_OVER, claimed_at=timezone.now()
    )
    return taken == 1


def _put_off(notice: Notice, error: Exception) -> None:
    tries = notice.tries + 1
    again = tries <= len(PAUSES)
    Notice.objects.filter(pk=notice.pk).update(
        tries=tries,
        mail_state=Notice.Mail.WAITING if again else Notice.Mail.FAILED,
        next_try_at=timezone.now() + PAUSES[tries - 1] if again else None,
        last_error=str(error)[:300],
    )


def _message(notice: Notice) -> EmailMessage:
    context = {"notice": notice, "site_url": settings.SITE_URL}
    host = urlsplit(settings.SITE_URL).hostname
    return EmailMessage(
        subject=notice.subject,
        body=render_to_string("notifications/mail.txt", context),
        to=[notice.recipient.email],
        headers={
            "Message-ID": f"<thong-bao-{notice.pk}@{host}>",
            "Auto-Submitted": "auto-generated",
        },
    )
