"""Báo cáo sơ kết, tổng kết: what people write beside the figures, which belong to no report."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from campaigns.models import Campaign, Phase
from documents.models import IssuedDocument
from people.models import Commune
from people.models.fields import CleanTextField
from people.roles import Permission, role_of
from reports.rules.texts import TEXT_BLOCKS


class YearPaperQuerySet(models.QuerySet):
    def visible_to(self, user) -> YearPaperQuerySet:
        """Give those of the communes of which the user sees all figures with their names."""
        needed = {Permission.VIEW_TOTALS, Permission.VIEW_NOMINATIONS}
        communes = [
            one.commune_id
            for one in user.memberships_of_today()
            if needed <= role_of(one.role).permissions
        ]
        return self.filter(campaign__commune__in=communes)

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
