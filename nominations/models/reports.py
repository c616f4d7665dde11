"""What a dossier holds besides its nomination: the report, the files, the frozen judgements."""

from __future__ import annotations

from django.db import models

from attachments.models import Attachment
from eligibility.judging import Outcome
from nominations.models.nominations import Nomination
from nominations.rules.papers import DossierPaper
from people.models.fields import CleanTextField


class AchievementReport(models.Model):
    """Báo cáo thành tích: the sections that a person writes. What is known (lý lịch, danh hiệu đã
    được tặng, sáng kiến) is printed beside them and not stored here."""

    nomination = models.OneToOneField(Nomination, models.CASCADE, related_name="report")
    overview = CleanTextField("sơ lược lý lịch / đặc điểm, tình hình", blank=True)
    achievements = CleanTextField("thành tích đạt được", blank=True)
    other_awards = CleanTextField("khen thưởng khác chưa có trong phần mềm", blank=True)
    changed_at = models.DateTimeField("sửa lúc", auto_now=True)

    class Meta:
        verbose_name = "báo cáo thành tích"
        verbose_name_plural = "báo cáo thành tích"

    def __str__(self) -> str:
        return f"Báo cáo thành tích của {self.nomination.nominee}"


class NominationAttachment(Attachment):
    """Giấy tờ kèm theo hồ sơ. `is_accepted`: the secretary has looked at it and takes it into the
    whole dossier; None while nobody has."""

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="attachments")
    paper = models.CharField(
        "loại giấy tờ",
        max_length=20,
        choices=[(paper.value, paper.word) for paper in DossierPaper],
        default=DossierPaper.EVIDENCE.value,
    )
    is_accepted = models.BooleanField("được chấp nhận", null=True, editable=False)

    class Meta(Attachment.Meta):
        verbose_name = "giấy tờ kèm hồ sơ"
        verbose_name_plural = "giấy tờ kèm hồ sơ"


class FrozenJudgement(models.Model):
    """Kết quả xét điều kiện được giữ nguyên: what was found and by which values of the law, when
    the dossier was sent and when it was vetted."""

    class Moment(models.TextChoices):
        SENT = "sent", "Khi gửi"
        VETTED = "vetted", "Khi thẩm định"

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="judgements")
    moment = models.CharField("lúc", max_length=10, choices=Moment)
    judged_on = models.DateField("theo quy định của ngày")
    outcome = models.CharField(
        "kết quả", max_length=10, choices=[(outcome.value, outcome.word) for outcome in Outcome]
    )
    judgement = models.JSONField("các điều kiện")
    at = models.DateTimeField(auto_now_add=True)
    by_name = models.CharField("người làm", max_length=150)

    class Meta:
        verbose_name = "kết quả xét điều kiện"
        verbose_name_plural = "kết quả xét điều kiện"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_moment_display()}: {self.get_outcome_display()}"
