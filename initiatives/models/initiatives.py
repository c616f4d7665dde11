"""A request to recognise an initiative, its authors, its files and the steps it took."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse

import submissions.models
from attachments.models import Attachment
from campaigns.models import Deadline
from initiatives.rules.similarity import fingerprint
from initiatives.rules.stages import STEPS, Stage
from law.kinds import Sphere
from people.models import Person
from people.models.fields import CleanCharField, CleanTextField
from people.roles import Permission
from submissions.models import (
    Submission,
    SubmissionQuerySet,
    reach_of,
    stage_constraints,
    stage_field,
)

SOURCE = "initiative"
"""The name under which requests come before a council: see `COUNCIL_SOURCES`."""


class InitiativeQuerySet(SubmissionQuerySet):
    def visible_to(self, user) -> InitiativeQuerySet:
        """Give what the user's roles show; the council sees what was sent; authors their own."""
        if user.person_id is None:
            own = Q(pk__in=[])
        else:
            mine = Author.objects.filter(person=user.person_id).values("initiative")
            own = Q(pk__in=mine) | Q(begun_by=user.person_id)
        reached = reach_of(user, Permission.VIEW_INITIATIVES)
        with_the_unit = Q(stage__in=[Stage.DRAFT.value, Stage.RETURNED.value])
        scored = reach_of(user, Permission.SCORE_INITIATIVES) & ~with_the_unit
        return self.filter(own | reached | scored)


class Initiative(Submission):
    """Đơn yêu cầu công nhận sáng kiến."""

    NOUN, STAGES, STEPS = "Đơn sáng kiến", Stage, STEPS
    DEADLINE_KIND = Deadline.Kind.INITIATIVE

    stage = stage_field(Stage)
    begun_by = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="người bắt đầu viết",
    )
    name = CleanCharField("tên sáng kiến", max_length=300)
    field = CleanCharField("lĩnh vực", max_length=150, blank=True)
    problem = CleanTextField("thực trạng trước khi có sáng kiến", blank=True)
    solution = CleanTextField("nội dung giải pháp", blank=True)
    novelty = CleanTextField("tính mới", blank=True)
    benefit_amount = models.PositiveBigIntegerField(
        "lợi ích tính được bằng tiền (đồng)", null=True, blank=True
    )
    benefit = CleanTextField("lợi ích, hiệu quả", blank=True)
    applied_where = CleanCharField("nơi áp dụng", max_length=300, blank=True)
    applied_since = models.DateField("ngày áp dụng lần đầu", null=True, blank=True)
    accepted_on = models.DateField("ngày chấp nhận đơn", null=True, editable=False)
    decided_on = models.DateField("ngày quyết định", null=True, editable=False)
    decision_number = CleanCharField("số quyết định", max_length=60, blank=True, editable=False)
    sphere = models.CharField(
        "phạm vi ảnh hưởng",
        max_length=10,
        choices=[(sphere.value, sphere.label) for sphere in Sphere],
        blank=True,
        editable=False,
    )
    refusal_reason = CleanTextField("lý do không công nhận", blank=True, editable=False)
    fingerprint = models.JSONField(default=list, editable=False)

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        verbose_name = "sáng kiến"
        verbose_name_plural = "sáng kiến"
        ordering = ["-campaign__year", "unit__position", "name", "pk"]
        constraints = [
            *stage_constraints("initiative"),
            models.CheckConstraint(
                condition=Q(
                    stage__in=[Stage.RECOGNISED.value, Stage.REFUSED.value],
                    decided_on__isnull=False,
                )
                | (
                    ~Q(stage__in=[Stage.RECOGNISED.value, Stage.REFUSED.value])
                    & Q(decided_on__isnull=True)
                ),
                name="initiative_decided_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.REFUSED.value) | ~Q(refusal_reason=""),
                name="initiative_refused_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.RECOGNISED.value) | ~Q(sphere=""),
                name="initiative_recognised_has_a_sphere",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs):
        self.set_keys()
        super().save(*args, **kwargs)

    def set_keys(self) -> None:
        """Set what it is found alike by, before many are inserted at once."""
        self.fingerprint = list(fingerprint(self.description))

    @property
    def description(self) -> str:
        """Give what is compared with other initiatives."""
        return "\n".join((self.problem, self.solution, self.novelty, self.benefit))

    @property
    def called(self) -> str:
        return f"đơn sáng kiến “{self.name}”"

    def note_step(self, to: Stage, on: date) -> None:
        if to is Stage.REVIEWED:
            self.accepted_on = self.accepted_on or on

    def get_absolute_url(self) -> str:
        return reverse("initiatives:detail", args=[self.pk])


class Author(models.Model):
    """Tác giả, đồng tác giả và tỷ lệ đóng góp; the shares of an initiative add to exactly 100 %.

    An author from elsewhere has a name only.
    """

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="authors")
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="authorships",
        verbose_name="cá nhân của xã",
    )
    name = CleanCharField("họ và tên", max_length=150)
    position = CleanCharField("chức vụ, nơi công tác", max_length=200, blank=True)
    share = models.DecimalField("tỷ lệ đóng góp (%)", max_digits=5, decimal_places=2)
    ordinal = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "tác giả"
        verbose_name_plural = "tác giả"
        ordering = ["ordinal", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "person"],
                condition=Q(person__isnull=False),
                name="author_once",
                violation_error_message="Người này đã là tác giả của sáng kiến.",
            ),
            models.CheckConstraint(
                condition=Q(share__gt=0, share__lte=100),
                name="author_share_in_range",
                violation_error_message="Tỷ lệ đóng góp phải lớn hơn 0 và không quá 100 %.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class InitiativeAttachment(Attachment):
    """Tài liệu kèm theo đơn sáng kiến."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="attachments")

    class Meta(Attachment.Meta):
        verbose_name = "tài liệu kèm đơn sáng kiến"
        verbose_name_plural = "tài liệu kèm đơn sáng kiến"


class InitiativeMove(submissions.models.Move):
    """Một bước của đơn sáng kiến."""

    STAGES = Stage

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="moves")

    class Meta(submissions.models.Move.Meta):
        verbose_name = "bước của đơn sáng kiến"
        verbose_name_plural = "các bước của đơn sáng kiến"
