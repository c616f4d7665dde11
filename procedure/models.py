from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.utils import timezone

KEPT = timedelta(days=2)
"""How long a press is remembered: longer than anybody leaves a page open and presses once more."""


class PressQuerySet(models.QuerySet):
    def old(self) -> PressQuerySet:
        """Give the presses that nobody will repeat any more."""
        return self.filter(pressed_at__lt=timezone.now() - KEPT)


class Press(models.Model):
    """Một lần bấm nút của một trang: bấm lần thứ hai thì nhận lại câu trả lời của lần đầu."""

    key = models.CharField("dấu vết", max_length=64, unique=True)
    answer = models.CharField("trang trả lời", max_length=500, blank=True)
    said = models.JSONField("lời báo", default=list, blank=True)
    wrote = models.BooleanField("đã ghi", default=False)
    pressed_at = models.DateTimeField("lúc bấm", auto_now_add=True, db_index=True)

    objects = PressQuerySet.as_manager()

    class Meta:
        verbose_name = "lần bấm"
        verbose_name_plural = "lần bấm"

    def __str__(self) -> str:
        return self.key
