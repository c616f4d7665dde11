"""The ledger of use: which initiative supported which title of whom."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from campaigns.models import Campaign
from people.models import Person
from people.models.fields import CleanCharField, CleanTextField

from .initiatives import Initiative


class Use(models.Model):
    """Một lần dùng sáng kiến làm căn cứ cho một danh hiệu.

    `award` is a code of `law.kinds`; `path` leads to what used it, which this room does not know.
    """

    initiative = models.ForeignKey(
        Initiative, models.PROTECT, related_name="uses", verbose_name="sáng kiến"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="initiative_uses", verbose_name="cá nhân"
    )
    award = models.CharField("danh hiệu", max_length=20)
    campaign = models.ForeignKey(
        Campaign, models.PROTECT, related_name="+", verbose_name="phong trào"
    )
    path = models.CharField(max_length=200, editable=False)
    override_reason = CleanTextField("lý do dùng lại", blank=True)
    on = models.DateField("ngày")
    by_name = CleanCharField("người ghi", max_length=150)

    class Meta:
        verbose_name = "lần dùng sáng kiến"
        verbose_name_plural = "lần dùng sáng kiến"
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "person", "award"],
                condition=Q(override_reason=""),
                name="initiative_used_once_without_reason",
                violation_error_message="Sáng kiến này đã dùng cho danh hiệu này của người này.",
            ),
            models.UniqueConstraint(
                fields=["initiative", "person", "award", "campaign"],
                name="initiative_used_once_a_campaign",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.initiative}: {self.person}"
