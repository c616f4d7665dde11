"""Mailing what waits in the outbox: none lost, none twice.

A sender takes a row with one conditional update, marks it "handing over", talks to the mail server,
and marks it "sent". Only a sender that dies between the server's "ok" and the mark leaves a doubt;
such a row is sent again after `IN_HAND` with the same Message-ID, so that a mail server can drop
the twin. Whatever goes wrong with a mail is one try of it, said in words, and the next one goes on.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone

from .models import Notice
from .rules.addresses import is_one_address
from .rules.failures import UnsendableError, failure_in_words

logger = logging.getLogger(__name__)

PAUSES = [timedelta(minutes=m) for m in (1, 5, 15, 60, 4 * 60, 12 * 60)]
IN_HAND = timedelta(minutes=10)
CUT_OFF = "Tiến trình gửi thư bị dừng giữa chừng."


def send_due() -> int:
    """Mail what is due and give how many went out. A failure waits longer each time and never
    holds up the others."""
    _take_back_what_was_left_in_hand()
    due = Notice.objects.due_to_mail(timezone.now()).select_related("recipient")
    return sum(_send(notice) for notice in due[:500])


def _take_back_what_was_left_in_hand() -> None:
    """Let what a dead sender held be sent again; a mail that ends each sender is given up. What
    was taken in hand before the clock was set back is waited for from now on."""
    now = timezone.now()
    held = Notice.objects.filter(mail_state=Notice.Mail.HANDING_OVER)
    if not held.exists():
        return
    held.filter(claimed_at__gt=now + IN_HAND).update(claimed_at=now)
    left = Notice.objects.left_in_hand(now - IN_HAND)
    one_more_try = {"tries": F("tries") + 1, "last_error": CUT_OFF}
    left.filter(tries__gte=len(PAUSES)).update(
        mail_state=Notice.Mail.FAILED, next_try_at=None, **one_more_try
    )
    left.update(mail_state=Notice.Mail.WAITING, next_try_at=now, **one_more_try)


def _send(notice: Notice) -> bool:
    if not _claim(notice):
        return False
    try:
        _message(notice).send()
    except Exception as error:  # whatever it is, it is this mail's trouble and not the next one's
        logger.warning("Chưa gửi được thư của thông báo %s.", notice.pk, exc_info=error)
        _put_off(notice, error)
        return False
    Notice.objects.filter(pk=notice.pk).update(
        mail_state=Notice.Mail.SENT, mailed_at=timezone.now(), last_error=""
    )
    return True


def _claim(notice: Notice) -> bool:
    """Take a notice in hand, unless another sender has it, sent it or put it off meanwhile."""
    now = timezone.now()
    taken = (
        Notice.objects.due_to_mail(now)
        .filter(pk=notice.pk)
        .update(mail_state=Notice.Mail.HANDING_OVER, claimed_at=now)
    )
    return taken == 1


def _put_off(notice: Notice, error: Exception) -> None:
    tries = notice.tries + 1
    again = tries <= len(PAUSES)
    Notice.objects.filter(pk=notice.pk).update(
        tries=tries,
        mail_state=Notice.Mail.WAITING if again else Notice.Mail.FAILED,
        next_try_at=timezone.now() + PAUSES[tries - 1] if again else None,
        last_error=failure_in_words(error)[:300],
    )


def _message(notice: Notice) -> EmailMessage:
    """Give the mail of a notice; `UnsendableError` where its head is none a server would take."""
    _refuse_unsendable(notice)
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


def _refuse_unsendable(notice: Notice) -> None:
    if not is_one_address(settings.DEFAULT_FROM_EMAIL):
        raise UnsendableError(
            f"Người gửi “{settings.DEFAULT_FROM_EMAIL}” không phải là một địa chỉ thư; người quản "
            "trị sửa DEFAULT_FROM_EMAIL rồi khởi động lại."
        )
    if not is_one_address(notice.recipient.email):
        raise UnsendableError(
            f"Địa chỉ thư của người nhận (“{notice.recipient.email}”) không gửi được; hãy sửa ở "
            "trang Người dùng."
        )
    if len(notice.subject.splitlines()) > 1:
        raise UnsendableError("Tiêu đề thư có dấu xuống dòng nên máy chủ thư không nhận.")
