"""The list of who was chosen for a limited title, fixed."""

from __future__ import annotations

from django.db import models

from campaigns.models import Campaign
from people.models.fields import CleanTextField


class QuotaList(models.Model):
    """Danh sách đã chốt của một danh hiệu có tỷ lệ tối đa: the arithmetic of that moment stays.

    Opened again with a reason, it is not deleted: `opened_on` closes its time.
    """

    campaign = models.ForeignKey(
        Campaign, models.PROTECT, related_name="quota_lists", verbose_name="phong trào"
    )
    award = models.CharField("danh hiệu", max_length=20)
    base = models.PositiveIntegerField("số người đạt Lao động tiên tiến")
    allowed = models.PositiveIntegerField("số suất tối đa")
    sentence = CleanTextField("phép tính")
    names = models.JSONField("danh sách")
    fixed_on = models.DateField("ngày chốt")
    fixed_by = models.CharField("người chốt", max_length=150)
    opened_on = models.DateField("ngày mở lại", null=True)
    opened_reason = CleanTextField("lý do mở lại", blank=True)

    class Meta:
        verbose_name = "danh sách đã chốt"
        verbose_name_plural = "danh sách đã chốt"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "award"],
                condition=models.Q(opened_on__isnull=True),
                name="quota_list_one_in_force",
                violation_error_message="Danh sách này đã được chốt.",
            )
        ]

    def __str__(self) -> str:
        return f"Danh sách chốt ngày {self.fixed_on:%d/%m/%Y}"
