"""The letters with which a forgotten password is set anew, written in the background."""

from __future__ import annotations

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from notifications.models import Notice
from notifications.outbox import send_soon
from people.models import PasswordRequest, User
from people.tokens import link_tokens

SUBJECT = "Đặt lại mật khẩu phần mềm thi đua, khen thưởng"


@transaction.atomic
def write_those_asked_for() -> int:
    """Put a letter into the outbox for each account that is asked for, and give how many."""
    asked = list(PasswordRequest.objects.select_for_update(skip_locked=True)[:500])
    letters = [_letter(request, user) for request in asked for user in _users(request.email)]
    Notice.objects.bulk_create(letters, ignore_conflicts=True)
    PasswordRequest.objects.filter(pk__in=[request.pk for request in asked]).delete()
    if letters:
        send_soon()
    return len(letters)


def _users(email: str) -> list[User]:
    """Give who may have forgotten a password: an invited user, without one so far, too."""
    return list(User.objects.filter(email__iexact=email, is_active=True))


def _letter(request: PasswordRequest, user: User) -> Notice:
    token = link_tokens.make_token(user)
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    return Notice(
        recipient=user,
        key=f"password-{request.pk}",
        subject=SUBJECT,
        body=f"Có yêu cầu đặt lại mật khẩu cho tài khoản “{user.username}”. Xin mở đường dẫn dưới "
        "đây để đặt mật khẩu mới. Nếu Ông/Bà không yêu cầu, xin bỏ qua thư này: mật khẩu vẫn như "
        "cũ.",
        path=reverse("password_reset_confirm", args=[uid, token]),
        mail_state=Notice.Mail.WAITING,
        next_try_at=timezone.now(),
    )
