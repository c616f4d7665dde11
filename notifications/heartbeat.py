"""Is anybody sweeping? The home page of the office asks, so that silence is noticed."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from .models import Heartbeat, Notice

REMINDERS = "reminders"
PATIENCE = timedelta(minutes=20)
NEVER = "chưa chạy lần nào"


def locked_heartbeat() -> Heartbeat:
    """Give the heartbeat of the reminders, locked until the transaction ends: one sweep at a
    time."""
    heartbeat, _ = Heartbeat.objects.select_for_update().get_or_create(name=REMINDERS)
    return heartbeat


def unread_and_last_sweep(user: AbstractBaseUser) -> tuple[int, datetime | None]:
    """Give how many notices a user has not read, and when reminders were last looked for; one
    query, as the first page tells both."""
    unread = Subquery(Notice.objects.visible_to(OuterRef("pk")).unread().per_recipient())
    sweep = Subquery(Heartbeat.objects.filter(name=REMINDERS).values("at")[:1])
    row = get_user_model().objects.filter(pk=user.pk)
    return row.values_list(Coalesce(unread, 0), sweep).get()


def stale_warning(at: datetime | None, now: datetime) -> str:
    """Give a sentence for the office when nobody has looked for reminders, last `at`, for longer
    than `PATIENCE`; empty while all is well."""
    if at and abs(now - at) <= PATIENCE:
        return ""
    when = f"không chạy từ {timezone.localtime(at):%H:%M ngày %d/%m/%Y}" if at else NEVER
    return (
        f"Việc nhắc hạn tự động {when}. Những lần nhắc đến ngày sẽ được gửi bù khi việc này chạy "
        "lại; hãy báo người quản trị khởi động lại tiến trình nền."
    )
