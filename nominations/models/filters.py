"""Filters of the room of dossiers that somebody keeps under a name: private to the person."""

from __future__ import annotations

from django.db import models

from people.models import Commune, Unit, User
from people.models.fields import CleanCharField


class SavedFilter(models.Model):
    """Một bộ lọc hồ sơ đã lưu: a tab of one's own. `tab` is the tab that it narrows, `result` the
    result of the conditions, both as the address says them."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    commune = models.ForeignKey(Commune, models.CASCADE, related_name="+")
    name = CleanCharField("tên bộ lọc", max_length=60)
    tab = models.CharField(max_length=20)
    award = models.CharField(max_length=20, blank=True)
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, related_name="+")
    result = models.CharField(max_length=20, blank=True)

    class Meta:
        verbose_name = "bộ lọc hồ sơ đã lưu"
        verbose_name_plural = "các bộ lọc hồ sơ đã lưu"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "commune", "name"], name="saved_filter_name_once"
            )
        ]

    def __str__(self) -> str:
        return self.name
