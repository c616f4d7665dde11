"""Hội đồng sáng kiến: who scored what, what a meeting of it concluded."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from council.models import Meeting
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
    """Kết luận của một phiên họp Hội đồng sáng kiến: the decision over what it recognised; who sat
    there and how they voted is the council's (`Meeting`)."""

    meeting = models.OneToOneField(
        Meeting, models.PROTECT, related_name="initiative_session", verbose_name="phiên họp"
    )
    decision_number = CleanCharField("số quyết định công nhận", max_length=60, blank=True)
    decision_on = models.DateField("ngày quyết định công nhận", null=True, blank=True)

    class Meta:
        verbose_name = "kết luận của phiên họp Hội đồng sáng kiến"
        verbose_name_plural = "kết luận của các phiên họp Hội đồng sáng kiến"
        ordering = ["-meeting__held_on", "-pk"]

    def __str__(self) -> str:
        return f"Phiên họp Hội đồng sáng kiến ngày {self.held_on:%d/%m/%Y}"

    def get_absolute_url(self) -> str:
        return reverse("initiatives:session", args=[self.pk])

    @property
    def campaign(self):
        return self.meeting.campaign

    @property
    def held_on(self):
        return self.meeting.held_on

    @property
    def commune(self):
        return self.meeting.campaign.commune


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
