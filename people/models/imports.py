"""Lists of people that somebody brought, kept between looking at them and taking them in."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.utils import timezone

from .communes import Commune


class PeopleImportQuerySet(models.QuerySet):
    def visible_to(self, user) -> PeopleImportQuerySet:
        """Give the lists that the user brought: nobody looks at another's half-done work."""
        return self.filter(by=user)

    def forgotten(self) -> PeopleImportQuerySet:
        """Give what was looked at more than a week ago and never taken in."""
        week_ago = timezone.now() - timedelta(days=7)
        return self.filter(done_at__isnull=True, brought_at__lt=week_ago)


class PeopleImport(models.Model):
    """Danh sách nhập từ Excel: the cells as they were brought, and a mark of what the preview
    showed, so that confirming does just that or nothing. `filling`: what to fill in for new
    people of whom it does not say. `steps`: what was done, for undoing it."""

    commune = models.ForeignKey(
        Commune, models.PROTECT, related_name="+", verbose_name="xã, phường"
    )
    by = models.ForeignKey(
        "people.User", models.PROTECT, related_name="+", verbose_name="người nhập"
    )
    brought_at = models.DateTimeField("lúc tải lên", auto_now_add=True)
    source = models.CharField("nguồn", max_length=200)
    as_of = models.DateField("danh sách đúng từ ngày")
    sheets = models.JSONField("nội dung")
    filling = models.JSONField("điền cho người mới", default=dict, editable=False)
    seen = models.CharField("dấu của bản xem trước", max_length=64, blank=True)
    done_at = models.DateTimeField("lúc nhập", null=True, blank=True)
    steps = models.JSONField("đã làm gì", default=list, editable=False)
    added = models.PositiveSmallIntegerField("số người thêm", default=0)
    changed = models.PositiveSmallIntegerField("số người sửa", default=0)

    objects = PeopleImportQuerySet.as_manager()

    class Meta:
        verbose_name = "lần nhập danh sách"
        verbose_name_plural = "các lần nhập danh sách"
        ordering = ["-brought_at"]

    def __str__(self) -> str:
        return self.source
