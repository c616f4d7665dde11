"""Days by which something must have arrived."""

from __future__ import annotations

from django.db import models

from campaigns.rules.in_words import DEADLINE_NAMES
from campaigns.rules.rungs import DEFAULT_RUNGS
from people.models import Unit
from people.models.fields import CleanCharField, CleanTextField

from .campaigns import Campaign


def default_rungs() -> list[int]:
    """Give the days, counted from the last good day, on which who still owes is reminded.

    Negative before it, 0 the last day, positive overdue; after the last it repeats weekly.
    """
    return list(DEFAULT_RUNGS)


class Deadline(models.Model):
    """Mốc thời hạn: "trước ngày 20/01" is stored as 20/01 with `inclusive` false.

    `version` counts the changes of its day.
    """

    class Kind(models.TextChoices):
        REGISTRATION = "registration", DEADLINE_NAMES["registration"]
        INITIATIVE = "initiative", DEADLINE_NAMES["initiative"]
        NOMINATION = "nomination", DEADLINE_NAMES["nomination"]
        REPORT = "report", DEADLINE_NAMES["report"]
        OTHER = "other", DEADLINE_NAMES["other"]

    campaign = models.ForeignKey(
        Campaign, models.CASCADE, related_name="deadlines", verbose_name="phong trào"
    )
    kind = models.CharField("việc", max_length=20, choices=Kind)
    due_on = models.DateField("ngày")
    inclusive = models.BooleanField(
        "kể cả ngày đó",
        default=False,
        help_text="“đến hết ngày”, “chậm nhất ngày”: có; “trước ngày”: không",
    )
    receiver = CleanCharField("nơi nhận", max_length=200, blank=True)
    rungs = models.JSONField("các lần nhắc", default=default_rungs)
    version = models.PositiveSmallIntegerField("lần đổi", default=1, editable=False)

    class Meta:
        verbose_name = "mốc thời hạn"
        verbose_name_plural = "mốc thời hạn"
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.due_on:%d/%m/%Y}"


class Extension(models.Model):
    """Gia hạn cho một đơn vị. Rows are added, never changed; the newest holds."""

    deadline = models.ForeignKey(Deadline, models.CASCADE, related_name="extensions")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    due_on = models.DateField("hạn mới (hết ngày)")
    reason = CleanTextField("lý do")
    granted_by = CleanCharField("người cho gia hạn", max_length=150, editable=False)
    granted_at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "gia hạn"
        verbose_name_plural = "gia hạn"
        ordering = ["-granted_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.unit}: {self.due_on:%d/%m/%Y}"
