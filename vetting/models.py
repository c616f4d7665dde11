"""The list of who was chosen for a limited title, fixed; tờ trình and who stands in them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from campaigns.models import Campaign
from documents.models import IssuedDocument
from law.authority import Authority
from nominations.models import Nomination
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


class Proposal(models.Model):
    """Tờ trình gửi một cấp có thẩm quyền. It is made with its number and goes with it: before that
    the draft names whoever waits then."""

    campaign = models.ForeignKey(
        Campaign, models.PROTECT, related_name="proposals", verbose_name="phong trào"
    )
    authority = models.CharField(
        "cấp có thẩm quyền",
        max_length=10,
        choices=[(authority.value, authority.head) for authority in Authority],
    )
    paper = models.OneToOneField(
        IssuedDocument, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = "tờ trình"
        verbose_name_plural = "tờ trình"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Tờ trình gửi {self.level.head}"

    def get_absolute_url(self) -> str:
        return reverse("vetting:papers", args=[self.campaign_id])

    @property
    def level(self) -> Authority:
        return Authority(self.authority)

    @property
    def commune(self):
        return self.campaign.commune


class ProposalLineQuerySet(models.QuerySet):
    def standing(self) -> ProposalLineQuerySet:
        """Give those of tờ trình that were not taken out of force."""
        return self.filter(Q(proposal__paper__withdrawn_on__isnull=True))


class ProposalLine(models.Model):
    """Một hồ sơ trong một tờ trình."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="lines")
    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="proposal_lines")

    objects = ProposalLineQuerySet.as_manager()

    class Meta:
        verbose_name = "hồ sơ trong tờ trình"
        verbose_name_plural = "hồ sơ trong tờ trình"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "nomination"], name="proposal_names_once")
        ]

    def __str__(self) -> str:
        return str(self.nomination)
