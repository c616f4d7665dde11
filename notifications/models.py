"""Notices (outbox and inbox are the same rows), and the ledger of reminders that led to them."""

from __future__ import annotations

import secrets
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Count, Max, Q

LONGEST_WAIT = timedelta(days=2)
"""Longer than any mail is put off: what waits longer was put off before the clock was set back."""


class NoticeQuerySet(models.QuerySet):
    def visible_to(self, user) -> NoticeQuerySet:
        """Give the notices addressed to the user, newest first."""
        return self.filter(recipient=user)

    def unread(self) -> NoticeQuerySet:
        return self.filter(read_at__isnull=True)

    def per_recipient(self) -> models.QuerySet:
        """Give how many there are for each who has any."""
        counted = self.order_by().values("recipient").annotate(number=Count("pk"))
        return counted.values_list("number", flat=True)

    def due_to_mail(self, now: datetime) -> NoticeQuerySet:
        """Give what waits to be mailed, oldest first; what failed before goes after all others."""
        is_ahead_of_the_clock = Q(next_try_at__gt=now + LONGEST_WAIT)
        due = self.filter(Q(next_try_at__lte=now) | is_ahead_of_the_clock)
        return due.waiting_to_be_mailed().order_by("tries", "pk")

    def waiting_to_be_mailed(self) -> NoticeQuerySet:
        """Give what is on its way to a mail server and can still be stopped."""
        return self.filter(mail_state=Notice.Mail.WAITING)

    def troubled(self) -> NoticeQuerySet:
        """Give the notices whose mail failed at least once and has not gone out since."""
        open_states = (Notice.Mail.WAITING, Notice.Mail.FAILED)
        return self.filter(mail_state__in=open_states, tries__gt=0)

    def troubled_in(self, commune_id: int) -> NoticeQuerySet:
        """Give those of a commune."""
        return self.troubled().filter(commune_id=commune_id)

    def left_in_hand(self, before: datetime) -> NoticeQuerySet:
        """Give what a sender took before `before` and never marked: it died in between."""
        return self.filter(mail_state=Notice.Mail.HANDING_OVER, claimed_at__lt=before)


class Notice(models.Model):
    """Thông báo gửi một người: in the program always, by mail where the person has an address."""

    class Mail(models.TextChoices):
        NONE = "none", "Không gửi thư"
        WAITING = "waiting", "Chờ gửi"
        HANDING_OVER = "handing_over", "Đang gửi"
        SENT = "sent", "Đã gửi"
        FAILED = "failed", "Không gửi được"

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices", verbose_name="người nhận"
    )
    commune_id = models.PositiveBigIntegerField("mã xã", null=True, db_index=True)
    key = models.CharField("khóa chống trùng", max_length=150)
    subject = models.CharField("tiêu đề", max_length=200)
    body = models.TextField("nội dung")
    path = models.CharField("trang", max_length=300, blank=True)
    created_at = models.DateTimeField("lúc", auto_now_add=True)
    read_at = models.DateTimeField("đã đọc lúc", null=True, blank=True)
    mail_state = models.CharField("thư", max_length=20, choices=Mail, default=Mail.NONE)
    tries = models.PositiveSmallIntegerField("số lần thử", default=0)
    next_try_at = models.DateTimeField("thử lần tới lúc", null=True, blank=True)
    claimed_at = models.DateTimeField("nhận gửi lúc", null=True, blank=True)
    mailed_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    last_error = models.CharField("lỗi gần nhất", max_length=300, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "thông báo"
        verbose_name_plural = "thông báo"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["recipient", "key"], name="notice_once_a_recipient"),
            models.CheckConstraint(
                condition=~Q(mail_state="waiting") | Q(next_try_at__isnull=False),
                name="notice_waiting_has_a_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"], condition=Q(mail_state="waiting"), name="notice_waiting"
            ),
            models.Index(
                fields=["recipient"], condition=Q(read_at__isnull=True), name="notice_unread"
            ),
        ]

    def __str__(self) -> str:
        return self.subject


class ReminderQuerySet(models.QuerySet):
    def highest_rungs(self, first: date, last: date) -> dict[tuple[int, str, date], int]:
        """Give how far each (recipient, subject, last good day) has come; one query."""
        rows = self.exclude(state=Reminder.State.VOID).filter(due_on__range=(first, last))
        keys = rows.order_by().values_list("recipient_id", "subject", "due_on")
        return {tuple(key): rung for *key, rung in keys.annotate(Max("rung"))}

    def said_in(self, notices: NoticeQuerySet) -> ReminderQuerySet:
        """Give what notices remind of."""
        return self.filter(state=Reminder.State.SENT, notice__in=notices).order_by("pk")


class Reminder(models.Model):
    """Sổ nhắc: one line for each person, obligation, last good day and rung.

    The last good day is the version of an obligation: an extension or a change of the plan gives
    another, and with it other lines. A void line no longer counts.
    """

    class State(models.TextChoices):
        SENT = "sent", "Đã nhắc"
        OVERTAKEN = "overtaken", "Đã có lần nhắc sau thay"
        VOID = "void", "Không còn đúng nên không gửi"

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="reminders",
        verbose_name="người nhận",
    )
    commune_id = models.PositiveBigIntegerField("mã xã")
    subject = models.CharField("việc", max_length=100)
    due_on = models.DateField("ngày cuối còn hạn", db_index=True)
    rung = models.SmallIntegerField("lần nhắc")
    day = models.DateField("ngày nhắc")
    state = models.CharField("trạng thái", max_length=20, choices=State)
    title = models.CharField("tên việc", max_length=300)
    sentence = models.TextField("câu nhắc", blank=True)
    path = models.CharField("trang", max_length=300, blank=True)
    notice = models.ForeignKey(
        Notice, models.CASCADE, null=True, related_name="reminders", verbose_name="thông báo"
    )

    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = "lần nhắc"
        verbose_name_plural = "sổ nhắc"
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "subject", "due_on", "rung"],
                condition=~Q(state="void"),
                name="reminder_once",
            ),
            models.CheckConstraint(
                condition=Q(state="overtaken", notice__isnull=True)
                | (~Q(state="overtaken") & Q(notice__isnull=False)),
                name="reminder_led_to_a_notice_unless_overtaken",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Heartbeat(models.Model):
    """When a sweep last ran. Its row is also the lock that lets sweeps run one after the other."""

    name = models.CharField("việc", max_length=50, primary_key=True)
    at = models.DateTimeField("lúc", null=True)

    class Meta:
        verbose_name = "nhịp chạy"
        verbose_name_plural = "nhịp chạy"

    def __str__(self) -> str:
        return self.name


def new_token() -> str:
    """Give a secret that nobody guesses."""
    return secrets.token_urlsafe(32)


class CalendarFeed(models.Model):
    """The secret address of a user's calendar; who knows it reads the days, nothing else."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feed"
    )
    token = models.CharField(max_length=64, unique=True, default=new_token)

    class Meta:
        verbose_name = "địa chỉ lịch"
        verbose_name_plural = "địa chỉ lịch"

    def __str__(self) -> str:
        return f"Lịch của {self.user}"
