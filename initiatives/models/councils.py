"""Hội đồng sáng kiến: who scored what, who sat in a session, what it decided."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from campaigns.models import Campaign
from law.kinds import Sphere
from people.models import User
from people.models.fields import CleanCharField, CleanTextField

from .initiatives import Initiative


class ScoreSheet(models.Model):
    """Phiếu chấm của một thành viên cho một sáng kiến; points from 0 to the scale of the day."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="score_sheets")
    scorer = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người chấm")
    scorer_name = CleanCharField("họ và tên người chấm", max_length=150)
    novelty = models.DecimalField("tính mới", max_digits=5, decimal_places=2)
    benefit = models.DecimalField("lợi ích", max_digits=5, decimal_places=2)
    applicability = models.DecimalField("khả năng áp dụng", max_digits=5, decimal_places=2)
    comment = CleanTextField("nhận xét", blank=True)
    at = models.DateTimeField("lúc", auto_now=True)

    class Meta:
        verbose_name = "phiếu chấm sáng kiến"
        verbose_name_plural = "phiếu chấm sáng kiến"
        ordering = ["initiative", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "scorer"],
                name="score_sheet_one_a_member",
                violation_error_message="Thành viên này đã chấm sáng kiến.",
            ),
            models.CheckConstraint(
                condition=Q(novelty__gte=0, benefit__gte=0, applicability__gte=0),
                name="score_sheet_points_not_negative",
                violation_error_message="Điểm không được âm.",
            ),
        ]

    def __str__(self) -> str:
        return f"Phiếu chấm của {self.scorer_name}"


class CouncilSession(models.Model):
    """Phiên họp Hội đồng sáng kiến: a record of what was discussed and decided."""

    campaign = models.ForeignKey(
        Campaign, models.PROTECT, related_name="initiative_sessions", verbose_name="phong trào"
    )
    held_on = models.DateField("ngày họp")
    place = CleanCharField("địa điểm", max_length=200, blank=True)
    discussion = CleanTextField("nội dung thảo luận", blank=True)
    decision_number = CleanCharField("số quyết định công nhận", max_length=60, blank=True)
    decision_on = models.DateField("ngày quyết định công nhận", null=True, blank=True)
    by_name = CleanCharField("người ghi", max_length=150)
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "phiên họp Hội đồng sáng kiến"
        verbose_name_plural = "phiên họp Hội đồng sáng kiến"
        ordering = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return f"Phiên họp Hội đồng sáng kiến ngày {self.held_on:%d/%m/%Y}"

    def get_absolute_url(self) -> str:
        return reverse("initiatives:session", args=[self.pk])

    @property
    def commune(self):
        return self.campaign.commune


class Attendance(models.Model):
    """Thành viên Hội đồng sáng kiến tại một phiên họp, có mặt hoặc vắng."""

    class Duty(models.TextChoices):
        CHAIR = "chair", "Chủ tịch Hội đồng"
        SECRETARY = "secretary", "Thư ký"
        MEMBER = "member", "Ủy viên"

    session = models.ForeignKey(CouncilSession, models.CASCADE, related_name="attendances")
    name = CleanCharField("họ và tên", max_length=150)
    position = CleanCharField("chức vụ", max_length=150, blank=True)
    duty = models.CharField("nhiệm vụ", max_length=10, choices=Duty, default=Duty.MEMBER)
    is_present = models.BooleanField("có mặt", default=True)
    reason = CleanCharField("lý do vắng", max_length=200, blank=True)
    ordinal = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "thành viên dự họp"
        verbose_name_plural = "thành viên dự họp"
        ordering = ["ordinal", "pk"]

    def __str__(self) -> str:
        return self.name


class Verdict(models.Model):
    """Kết luận của một phiên họp về một sáng kiến."""

    session = models.ForeignKey(CouncilSession, models.CASCADE, related_name="verdicts")
    initiative = models.OneToOneField(Initiative, models.PROTECT, related_name="verdict")
    average = models.DecimalField("điểm trung bình", max_digits=5, decimal_places=2, null=True)
    votes_for = models.PositiveSmallIntegerField("số phiếu đồng ý")
    votes_against = models.PositiveSmallIntegerField("số phiếu không đồng ý")
    is_recognised = models.BooleanField("được công nhận")
    sphere = models.CharField(
        "phạm vi ảnh hưởng",
        max_length=10,
        choices=[(sphere.value, sphere.label) for sphere in Sphere],
        blank=True,
    )
    reason = CleanTextField("lý do", blank=True)

    class Meta:
        verbose_name = "kết luận về sáng kiến"
        verbose_name_plural = "kết luận về sáng kiến"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_recognised=True) | ~Q(reason=""),
                name="verdict_refusal_has_a_reason",
                violation_error_message="Không công nhận thì phải ghi lý do.",
            ),
            models.CheckConstraint(
                condition=Q(is_recognised=False) | ~Q(sphere=""),
                name="verdict_recognition_has_a_sphere",
                violation_error_message="Công nhận thì phải chọn phạm vi ảnh hưởng.",
            ),
        ]

    def __str__(self) -> str:
        return "Công nhận" if self.is_recognised else "Không công nhận"
