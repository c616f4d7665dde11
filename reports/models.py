"""Báo cáo sơ kết, tổng kết: what people write beside the figures, which belong to no report; what
was handed up to the level above."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from campaigns.models import Campaign, Phase
from documents.models import IssuedDocument
from people.models import Commune
from people.models.fields import CleanCharField, CleanTextField
from people.roles import Permission, role_of
from reports.rules.handing_up import OPEN, HandingStage
from reports.rules.texts import TEXT_BLOCKS
from vietnamese.text import uncapitalised

SEES_ALL = (Permission.VIEW_TOTALS, Permission.VIEW_NOMINATIONS)
"""What it takes to see all figures of a commune with their names."""


def _communes_of(user, *needed: Permission) -> list[int]:
    """Give the communes in which one of the user's roles of today allows all of it."""
    return [
        membership.commune_id
        for membership in user.memberships_of_today()
        if set(needed) <= role_of(membership.role).permissions
    ]


class YearPaperQuerySet(models.QuerySet):
    def visible_to(self, user) -> YearPaperQuerySet:
        """Give those of the communes of which the user sees all figures with their names."""
        return self.filter(campaign__commune__in=_communes_of(user, *SEES_ALL))

    def with_names(self) -> YearPaperQuerySet:
        """Fetch what a paper names."""
        return self.select_related("campaign__commune", "phase", "paper")


class YearPaper(models.Model):
    """Báo cáo tổng kết một phong trào, hoặc báo cáo sơ kết một đợt (`phase`).

    Its figures are read anew until it has its number; `figures` keeps those that it was printed
    with. `taken` says of which texts another report is the source, by the names of the blocks.
    """

    NOUN: ClassVar = "Báo cáo"

    campaign = models.ForeignKey(
        Campaign, models.PROTECT, related_name="year_papers", verbose_name="phong trào"
    )
    phase = models.ForeignKey(
        Phase, models.PROTECT, null=True, related_name="+", verbose_name="đợt"
    )
    situation = CleanTextField("đặc điểm, tình hình", blank=True)
    guidance = CleanTextField("công tác chỉ đạo", blank=True)
    movement = CleanTextField("kết quả phong trào", blank=True)
    examples = CleanTextField("sáng kiến, điển hình tiên tiến", blank=True)
    praise = CleanTextField("công tác khen thưởng", blank=True)
    shortcomings = CleanTextField("hạn chế", blank=True)
    causes = CleanTextField("nguyên nhân", blank=True)
    lessons = CleanTextField("bài học kinh nghiệm", blank=True)
    direction = CleanTextField("phương hướng, nhiệm vụ", blank=True)
    requests = CleanTextField("kiến nghị, đề xuất", blank=True)
    taken = models.JSONField("lấy từ báo cáo trước", default=dict, editable=False)
    figures = models.JSONField("số liệu khi in", null=True, editable=False)
    paper = models.OneToOneField(
        IssuedDocument, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    changed_at = models.DateTimeField("sửa lúc", auto_now=True)

    objects = YearPaperQuerySet.as_manager()

    class Meta:
        verbose_name = "báo cáo sơ kết, tổng kết"
        verbose_name_plural = "báo cáo sơ kết, tổng kết"
        ordering = ["campaign", "phase__ordinal", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign"], condition=Q(phase__isnull=True), name="year_paper_once"
            ),
            models.UniqueConstraint(
                fields=["phase"], condition=Q(phase__isnull=False), name="phase_paper_once"
            ),
        ]

    def __str__(self) -> str:
        if self.phase:
            return f"Báo cáo sơ kết đợt {self.phase.ordinal}{self._of_year}"
        thematic = self.campaign.kind == Campaign.Kind.THEMATIC
        return f"Báo cáo tổng kết{' chuyên đề' if thematic else ''}{self._of_year}"

    def get_absolute_url(self) -> str:
        return reverse("reports:paper", args=[self.pk])

    @property
    def _of_year(self) -> str:
        return f" năm {self.campaign.year}" if self.campaign.year else ""

    @property
    def commune(self) -> Commune:
        return self.campaign.commune

    @property
    def texts(self) -> dict[str, str]:
        """Give what was written, by the names of the blocks."""
        return {block.name: getattr(self, block.name) for block in TEXT_BLOCKS}

    @property
    def is_editable(self) -> bool:
        """Say whether it is still written: with its number it is printed as it is."""
        return self.paper_id is None

    @property
    def state(self) -> str:
        """Give the word for where it stands."""
        if self.paper is None:
            return "Dự thảo"
        return "Đã ban hành" if self.paper.issued_at else "Chưa ban hành"


class HandingUpQuerySet(models.QuerySet):
    def visible_to(self, user) -> HandingUpQuerySet:
        """Give those of the communes whose figures the user sees with their names, or whose reports
        the user takes in."""
        within = (*_communes_of(user, *SEES_ALL), *_communes_of(user, Permission.TAKE_REPORTS))
        return self.filter(commune__in=within)

    def to_be_taken_by(self, user) -> HandingUpQuerySet:
        """Give those of the communes whose reports the user takes in."""
        return self.filter(commune__in=_communes_of(user, Permission.TAKE_REPORTS))

    def with_names(self) -> HandingUpQuerySet:
        """Fetch what a list of rounds names."""
        return self.select_related("commune", "campaign", "paper")

    def of_same_report(self, paper: IssuedDocument) -> HandingUpQuerySet:
        """Give the rounds of what a paper is of, the first one first."""
        rows = self.filter(commune=paper.commune_id, subject=paper.key)
        return rows.select_related("paper", "commune").order_by("round")

    def last_rounds(self) -> HandingUpQuerySet:
        """Give the last round of each report."""
        later = HandingUp.objects.filter(
            commune=OuterRef("commune"), subject=OuterRef("subject"), round__gt=OuterRef("round")
        )
        return self.filter(~Exists(later))

    def waiting(self) -> HandingUpQuerySet:
        """Give what nobody above has answered."""
        return self.filter(stage=HandingStage.SENT.value)


class HandingUp(models.Model):
    """Một lần gửi một báo cáo đã ban hành lên cấp trên: a round, which ends taken in, given back or
    recalled. `subject` is the key of the paper: what it is of, in all its rounds."""

    commune = models.ForeignKey(
        Commune, models.PROTECT, related_name="handings_up", verbose_name="xã, phường"
    )
    campaign = models.ForeignKey(
        Campaign, models.PROTECT, related_name="handings_up", verbose_name="phong trào"
    )
    subject = models.CharField("báo cáo về", max_length=100)
    paper = models.ForeignKey(
        IssuedDocument, models.PROTECT, related_name="+", verbose_name="văn bản"
    )
    round = models.PositiveSmallIntegerField("lần gửi")
    stage = models.CharField(
        "trạng thái",
        max_length=20,
        choices=[(stage.value, stage.word) for stage in HandingStage],
        default=HandingStage.SENT.value,
    )
    sent_on = models.DateField("ngày gửi")
    sent_by_name = CleanCharField("người gửi", max_length=150)
    answered_on = models.DateField("ngày trả lời", null=True)
    answered_by_name = CleanCharField("người trả lời", max_length=150, blank=True)
    return_reason = CleanTextField("lý do trả lại", blank=True)
    return_due_on = models.DateField("hạn gửi lại (hết ngày)", null=True)

    objects = HandingUpQuerySet.as_manager()

    class Meta:
        verbose_name = "lần gửi báo cáo lên cấp trên"
        verbose_name_plural = "các lần gửi báo cáo lên cấp trên"
        ordering = ["-sent_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "subject", "round"], name="handing_up_round_once"
            ),
            models.UniqueConstraint(
                fields=["commune", "subject"],
                condition=Q(stage__in=[stage.value for stage in OPEN]),
                name="handing_up_one_open",
            ),
            models.CheckConstraint(
                condition=Q(stage=HandingStage.SENT.value, answered_on__isnull=True)
                | (~Q(stage=HandingStage.SENT.value) & Q(answered_on__isnull=False)),
                name="handing_up_answered_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(stage=HandingStage.RETURNED.value, return_due_on__isnull=False)
                & ~Q(return_reason="")
                | (
                    ~Q(stage=HandingStage.RETURNED.value)
                    & Q(return_reason="", return_due_on__isnull=True)
                ),
                name="handing_up_returned_has_reason_and_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paper}, gửi lần {self.round}"

    def get_absolute_url(self) -> str:
        return reverse("reports:handing_up", args=[self.pk])

    @property
    def state(self) -> HandingStage:
        return HandingStage(self.stage)

    @property
    def is_open(self) -> bool:
        """Say whether the level above has it, or is asked to take it: a paper in force."""
        return self.state in OPEN and self.paper.withdrawn_on is None

    @property
    def called(self) -> str:
        """Give "báo cáo số 45/BC-UBND", as a sentence names it."""
        return uncapitalised(str(self.paper))
