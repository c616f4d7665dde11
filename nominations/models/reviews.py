"""The unit's own review (bình xét): who was there, who voted how for whom."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from campaigns.models import Campaign
from nominations.models.nominations import Nomination
from people.models import Unit
from people.models.fields import CleanCharField, CleanTextField
from people.roles import Permission
from submissions.models import SubmissionQuerySet


class UnitReviewQuerySet(SubmissionQuerySet):
    def visible_to(self, user) -> UnitReviewQuerySet:
        """Give those of the whole commune, or of the own unit, as the user's roles show."""
        return self.within_reach_of(user, Permission.VIEW_NOMINATIONS)


class UnitReview(models.Model):
    """Cuộc họp bình xét của đơn vị."""

    campaign = models.ForeignKey(
        Campaign, models.PROTECT, related_name="unit_reviews", verbose_name="phong trào"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="unit_reviews", verbose_name="bộ phận, đơn vị"
    )
    held_on = models.DateField("ngày họp")
    place = CleanCharField("địa điểm", max_length=200, blank=True)
    chaired_by = CleanCharField("người chủ trì", max_length=150)
    written_by = CleanCharField("thư ký", max_length=150)
    invited = models.PositiveSmallIntegerField("tổng số người của đơn vị")
    discussion = CleanTextField("ý kiến tại cuộc họp", blank=True)
    changed_at = models.DateTimeField("sửa lúc", auto_now=True)

    objects = UnitReviewQuerySet.as_manager()

    class Meta:
        verbose_name = "cuộc họp bình xét"
        verbose_name_plural = "cuộc họp bình xét"
        ordering = ["-held_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "unit", "held_on"],
                name="unit_review_one_a_day",
                violation_error_message="Đơn vị đã có biên bản bình xét của ngày này.",
            )
        ]

    def __str__(self) -> str:
        return f"Bình xét của {self.unit} ngày {self.held_on:%d/%m/%Y}"

    def get_absolute_url(self) -> str:
        return reverse("nominations:review", args=[self.pk])

    @property
    def commune(self):
        return self.campaign.commune


class Present(models.Model):
    """Người có mặt tại cuộc họp bình xét."""

    review = models.ForeignKey(UnitReview, models.CASCADE, related_name="people_present")
    name = CleanCharField("họ và tên", max_length=150)
    position = CleanCharField("chức vụ", max_length=150, blank=True)
    ordinal = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "người có mặt"
        verbose_name_plural = "người có mặt"
        ordering = ["ordinal", "pk"]

    def __str__(self) -> str:
        return self.name


class ReviewVote(models.Model):
    """Kết quả biểu quyết của cuộc họp cho một hồ sơ."""

    review = models.ForeignKey(UnitReview, models.CASCADE, related_name="votes")
    nomination = models.ForeignKey(
        Nomination, models.CASCADE, related_name="review_votes", verbose_name="hồ sơ"
    )
    votes_for = models.PositiveSmallIntegerField("đồng ý")
    votes_against = models.PositiveSmallIntegerField("không đồng ý")

    class Meta:
        verbose_name = "kết quả biểu quyết"
        verbose_name_plural = "kết quả biểu quyết"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "nomination"],
                name="review_vote_once",
                violation_error_message="Hồ sơ này đã có kết quả biểu quyết.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.nomination}: {self.votes_for}"
