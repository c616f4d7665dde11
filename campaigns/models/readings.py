"""Plans that were brought as text and wait to be confirmed."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils import timezone

from people.models import Commune, User
from people.roles import Permission, role_of

from .campaigns import Campaign


class PlanReadingQuerySet(models.QuerySet):
    def visible_to(self, user) -> PlanReadingQuerySet:
        """Give the texts of the communes in which the user prepares plans."""
        communes = [
            membership.commune_id
            for membership in user.memberships_of_today()
            if Permission.MANAGE_CAMPAIGNS in role_of(membership.role).permissions
        ]
        return self.filter(commune__in=communes)

    def waiting(self) -> PlanReadingQuerySet:
        return self.filter(campaign__isnull=True)


class PlanReading(models.Model):
    """Văn bản kế hoạch đã nhập, chờ Văn phòng đối chiếu. Kept, so that nothing is lost when the
    browser closes."""

    commune = models.ForeignKey(
        Commune, models.CASCADE, related_name="+", verbose_name="xã, phường"
    )
    read_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người nhập")
    read_at = models.DateTimeField("lúc", auto_now_add=True)
    source_name = models.CharField("tệp", max_length=200, blank=True)
    text = models.TextField("văn bản")
    plan = models.JSONField("giá trị đọc được")
    campaign = models.OneToOneField(
        Campaign,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="reading",
        verbose_name="phong trào",
    )

    objects = PlanReadingQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản kế hoạch đã nhập"
        verbose_name_plural = "văn bản kế hoạch đã nhập"
        ordering = ["-read_at"]

    def __str__(self) -> str:
        if self.source_name:
            return self.source_name
        return f"Văn bản dán lúc {timezone.localtime(self.read_at):%H:%M %d/%m/%Y}"

    def get_absolute_url(self) -> str:
        return reverse("campaigns:reading", args=[self.pk])
