"""Mailing what waits in the outbox: none lost, none twice.

A sender takes a row with one conditional update, marks it "handing over", talks to the mail server,
and marks it "sent". Only a sender that dies between the server's "ok" and the mark leaves a doubt;
such a row is sent again after `IN_HAND` with the same Message-ID, so that a mail server can drop
the twin.
"""

from __future__ import annotations

from datetime import timedelta
from smtplib import SMTPException
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone

from .models import Notice

PAUSES = [timedelta(minutes=m) for m in (1, 5, 15, 60, 4 * 60, 12 * 60)]
IN_HAND = timedelta(minutes=10)


def send_due() -> int:
    """Mail what is due and give how many went out. A failure waits longer each time and never
    holds up the others."""
    _take_back_what_was_left_in_hand()
    due = Notice.objects.due_to_mail(timezone.now()).select_related("recipient")
    return sum(_send(notice) for notice in due[:500])


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
