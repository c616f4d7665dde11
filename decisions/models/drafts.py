"""Decisions on their way: drafted, read by the chair, numbered, signed. Nothing is given yet."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from campaigns.models import Campaign
from decisions.rules.drafting import WRITABLE, DraftKind, DraftStage
from documents.models import IssuedDocument
from nominations.models.nominations import Nomination
from people.models import Commune, Person
from people.models.fields import CleanCharField, CleanTextField
from people.roles import Permission, role_of
from vietnamese.text import uncapitalised

from .decisions import AwardDecision, DecisionLine


class DecisionDraftQuerySet(models.QuerySet):
    def visible_to(self, user) -> DecisionDraftQuerySet:
        """Give the drafts of the communes where the user drafts or reads them; no unit sees one."""
        may = {Permission.RECORD_DECISIONS, Permission.APPROVE_DECISIONS}
        communes = [
            membership.commune_id
            for membership in user.memberships_of_today()
            if may & role_of(membership.role).permissions
        ]
        return self.filter(commune__in=communes)

    def open(self) -> DecisionDraftQuerySet:
        """Give those that are not issued."""
        return self.exclude(stage=DraftStage.ISSUED.value)


class DecisionDraft(models.Model):
    """Dự thảo quyết định của Chủ tịch: khen thưởng, hoặc hủy bỏ, đính chính một quyết định
    (`target`) theo kết luận ghi ở `reason`.

    `merit` stands in Điều 1 after whom it concerns; `other_bases` are further căn cứ, one a line.
    `paper` is there once it has its number; `decision` once an award is issued, and then the lines
    have moved there.
    """

    commune = models.ForeignKey(Commune, models.PROTECT, related_name="+")
    campaign = models.ForeignKey(
        Campaign, models.PROTECT, related_name="decision_drafts", verbose_name="phong trào"
    )
    stage = models.CharField(
        "trạng thái",
        max_length=10,
        choices=[(stage.value, stage.word) for stage in DraftStage],
        default=DraftStage.DRAFT.value,
    )
    kind = models.CharField(
        "loại quyết định",
        max_length=10,
        choices=[(kind.value, kind.word) for kind in DraftKind],
        default=DraftKind.AWARD.value,
    )
    target = models.ForeignKey(
        AwardDecision, models.PROTECT, null=True, editable=False, related_name="change_drafts"
    )
    reason = CleanTextField("kết luận làm căn cứ", blank=True)
    return_reason = CleanTextField("lý do trả lại", blank=True)
    merit = CleanCharField("thành tích ghi trong quyết định", max_length=300, blank=True)
    proposer = CleanCharField("theo đề nghị của", max_length=200)
    other_bases = CleanTextField("căn cứ khác, mỗi dòng một căn cứ", blank=True)
    signer = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người ký"
    )
    signer_position = CleanCharField("chức vụ người ký", max_length=150, blank=True)
    printed_total = models.PositiveBigIntegerField("tiền thưởng đã in", null=True, editable=False)
    paper = models.OneToOneField(
        IssuedDocument, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    decision = models.OneToOneField(
        AwardDecision, models.PROTECT, null=True, editable=False, related_name="draft"
    )
    drafted_by = models.PositiveBigIntegerField("mã người soạn", null=True, editable=False)
    drafted_by_name = models.CharField("người soạn", max_length=150)
    drafted_on = models.DateField("ngày soạn", editable=False)
    read_by_name = models.CharField("người duyệt", max_length=150, blank=True)
    read_on = models.DateField("ngày duyệt", null=True, editable=False)

    objects = DecisionDraftQuerySet.as_manager()

    class Meta:
        verbose_name = "dự thảo quyết định"
        verbose_name_plural = "dự thảo quyết định"
        ordering = ["-drafted_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(stage=DraftStage.RETURNED.value) | ~Q(return_reason=""),
                name="decision_draft_returned_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(stage=DraftStage.ISSUED.value, target__isnull=True)
                & Q(decision__isnull=False)
                | (~Q(stage=DraftStage.ISSUED.value) | Q(target__isnull=False))
                & Q(decision__isnull=True),
                name="decision_draft_issued_has_its_decision",
            ),
            models.CheckConstraint(
                condition=Q(kind=DraftKind.AWARD.value, target__isnull=True)
                | (~Q(kind=DraftKind.AWARD.value) & Q(target__isnull=False) & ~Q(reason="")),
                name="decision_draft_changes_what_and_why",
                violation_error_message="Hãy ghi kết luận làm căn cứ.",
            ),
        ]

    def __str__(self) -> str:
        word = DraftKind(self.kind).word
        return f"Dự thảo quyết định {word} ngày {self.drafted_on:%d/%m/%Y}"

    def get_absolute_url(self) -> str:
        return reverse("decisions:draft", args=[self.pk])

    @property
    def called(self) -> str:
        """Give "dự thảo quyết định khen thưởng ngày 06/12/2021", as a sentence names it."""
        return uncapitalised(str(self))

    @property
    def does(self) -> DraftKind:
        return DraftKind(self.kind)

    @property
    def outcome(self) -> AwardDecision | None:
        """Give the decision that it became or changed; None before it is issued."""
        return (self.decision or self.target) if self.state is DraftStage.ISSUED else None

    @property
    def state(self) -> DraftStage:
        return DraftStage(self.stage)

    @property
    def is_writable(self) -> bool:
        return self.state in WRITABLE


class DraftLine(models.Model):
    """Một hồ sơ trong một dự thảo; one draft at a time."""

    draft = models.ForeignKey(DecisionDraft, models.CASCADE, related_name="lines")
    nomination = models.OneToOneField(
        Nomination,
        models.PROTECT,
        related_name="draft_line",
        error_messages={"unique": "Hồ sơ này đã nằm trong một dự thảo quyết định."},
    )

    class Meta:
        verbose_name = "hồ sơ trong dự thảo"
        verbose_name_plural = "hồ sơ trong dự thảo"
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.nomination)


class DraftChange(models.Model):
    """Một dòng của quyết định mà dự thảo hủy bỏ, hoặc đính chính thành những chữ này; one draft at
    a time."""

    draft = models.ForeignKey(DecisionDraft, models.CASCADE, related_name="changes")
    line = models.OneToOneField(
        DecisionLine,
        models.PROTECT,
        related_name="drafted_change",
        error_messages={"unique": "Dòng này đã nằm trong một dự thảo hủy bỏ, đính chính."},
    )
    holder_name = CleanCharField("họ và tên, tên tập thể", max_length=150, blank=True)
    position = CleanCharField("chức vụ", max_length=150, blank=True)
    unit_name = CleanCharField("đơn vị", max_length=150, blank=True)
    address = CleanCharField("địa chỉ", max_length=200, blank=True)

    class Meta:
        verbose_name = "dòng bị hủy bỏ, đính chính"
        verbose_name_plural = "dòng bị hủy bỏ, đính chính"
        ordering = ["line__ordinal", "pk"]

    def __str__(self) -> str:
        return str(self.line)
