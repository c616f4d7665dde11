"""What was asked to be taken away, and how far it is."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from people.models import Commune
from people.roles import Permission, role_of


class TakeoutQuerySet(models.QuerySet):
    def visible_to(self, user) -> TakeoutQuerySet:
        """Give those of the communes whose data the user may take away."""
        communes = [
            membership.commune_id
            for membership in user.memberships_of_today()
            if Permission.TAKE_DATA_AWAY in role_of(membership.role).permissions
        ]
        return self.filter(commune__in=communes)


class Takeout(models.Model):
    """Một lần lấy toàn bộ dữ liệu của xã ra tệp: asked for by somebody, made by the worker. The
    file is removed after a week; the row remembers that it was taken."""

    class State(models.TextChoices):
        WAITING = "waiting", "Đang chờ"
        RUNNING = "running", "Đang lấy"
        DONE = "done", "Đã xong"
        FAILED = "failed", "Chưa lấy được"

    commune = models.ForeignKey(Commune, models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    by_name = models.CharField("người yêu cầu", max_length=150)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    total = models.PositiveIntegerField("số phần", default=0)
    done = models.PositiveIntegerField("đã xong", default=0)
    asked_at = models.DateTimeField("lúc yêu cầu", auto_now_add=True)
    heartbeat_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    file = models.FileField("tệp", upload_to="takeout/", blank=True, max_length=200)
    error = models.TextField("lỗi", blank=True)

    objects = TakeoutQuerySet.as_manager()

    class Meta:
        verbose_name = "lần lấy dữ liệu"
        verbose_name_plural = "các lần lấy dữ liệu"
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(done__lte=F("total")), name="takeout_not_overdone"),
            models.UniqueConstraint(
                fields=["commune"],
                condition=Q(state__in=["waiting", "running"]),
                name="takeout_one_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"Dữ liệu của {self.commune}"

    def get_absolute_url(self) -> str:
        return reverse("takeout:takeout", args=[self.pk])

    @property
    def is_finished(self) -> bool:
        return self.state in (self.State.DONE, self.State.FAILED)

    @property
    def in_words(self) -> str:
        """How far it is: "Đang lấy: 12/34 phần"."""
        return f"{self.get_state_display()}: {self.done}/{self.total} phần"
