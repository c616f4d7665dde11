"""Notices: outbox and inbox are the same rows."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q


class NoticeQuerySet(models.QuerySet):
    def visible_to(self, user) -> NoticeQuerySet:
        """Give the notices addressed to the user, newest first."""
        return self.filter(recipient=user)

    def unread(self) -> NoticeQuerySet:
        return self.filter(read_at__isnull=True)

    def due_to_mail(self, now: datetime) -> NoticeQuerySet:
        """Give what waits to be mailed, oldest first."""
        return self.filter(mail_state=Notice.Mail.WAITING, next_try_at__lte=now).order_by("pk")

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
