"""What every submission remembers; each room adds its stages and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q

from campaigns.models import Campaign
from people.models import Unit
from people.models.fields import CleanCharField, CleanTextField
from people.roles import Permission, role_of

from .stages import NamedStage

DRAFT, SUBMITTED, RETURNED = "draft", "submitted", "returned"
"""The stages that every room has under these names."""

EDITABLE = (DRAFT, RETURNED)
"""In these the unit writes."""


class SubmissionQuerySet(models.QuerySet):
    def within_reach_of(self, user, permission: Permission) -> SubmissionQuerySet:
        """Give what the user's roles with a permission reach."""
        return self.filter(reach_of(user, permission))


def reach_of(user, permission: Permission) -> Q:
    """Give the condition on what the user's roles with a permission reach: the whole commune's, or
    the own unit's."""
    reach = Q(pk__in=[])
    for membership in user.memberships_of_today():
        role = role_of(membership.role)
        if permission not in role.permissions:
            continue
        if role.of_unit:
            reach |= Q(unit=membership.unit_id)
        else:
            reach |= Q(campaign__commune=membership.commune_id)
    return reach


def stage_field(stages: type[NamedStage]) -> models.CharField:
    """Give the field that holds where a submission stands; only `stepping.step` writes it."""
    return models.CharField(
        "trạng thái",
        max_length=20,
        choices=[(stage.value, stage.word) for stage in stages],
        default=DRAFT,
        editable=False,
    )


class Submission(models.Model):
    """What a unit sends for a campaign under one of its deadlines.

    A room sets `NOUN` ("Bản đăng ký"), `STAGES`, `STEPS` (from → to), `DEADLINE_KIND`, a field
    `stage` and a model of moves with the related name `moves`.
    """

    NOUN: ClassVar[str]
    STAGES: ClassVar[type[NamedStage]]
    STEPS: ClassVar[Mapping]
    DEADLINE_KIND: ClassVar[str]

    campaign = models.ForeignKey(
        Campaign, models.PROTECT, related_name="%(class)ss", verbose_name="phong trào"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="%(class)ss", verbose_name="bộ phận, đơn vị"
    )
    sent_on = models.DateField("ngày gửi lần đầu", null=True, editable=False)
    days_late = models.PositiveSmallIntegerField("trễ hạn (ngày)", default=0, editable=False)
    late_reason = CleanTextField("lý do trễ hạn", blank=True)
    return_reason = CleanTextField("lý do trả lại", blank=True, editable=False)
    return_due_on = models.DateField("hạn bổ sung (hết ngày)", null=True, editable=False)
    changed_at = models.DateTimeField("sửa lúc", auto_now=True)

    class Meta:
        abstract = True

    @property
    def commune(self):
        return self.campaign.commune

    @property
    def state(self) -> NamedStage:
        return self.STAGES(self.stage)

    @property
    def is_editable(self) -> bool:
        """Say whether the unit writes in it: before it is sent, and after it was given back."""
        return self.stage in EDITABLE

    @property
    def called(self) -> str:
        """Give the submission in a sentence: "bản đăng ký thi đua của Văn phòng"."""
        raise NotImplementedError

    def note_step(self, to: NamedStage, on: date) -> None:
        """Remember what else a step means; called before the row is saved."""


class Move(models.Model):
    """One step of a submission: the rounds are kept, rows are only added.

    A room sets `STAGES` and the foreign key to its submission, with the related name `moves`.
    """

    STAGES: ClassVar[type[NamedStage]]

    before = models.CharField("từ", max_length=20)
    after = models.CharField("sang", max_length=20)
    at = models.DateTimeField("lúc", auto_now_add=True)
    on = models.DateField("ngày")
    by_name = CleanCharField("người làm", max_length=150)
    by_role = CleanCharField("vai trò", max_length=150, blank=True)
    note = CleanTextField("ghi chú", blank=True)
    due_on = models.DateField("hạn mới", null=True)

    class Meta:
        abstract = True
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.STAGES(self.before).word} → {self.STAGES(self.after).word}"


def stage_constraints(name: str) -> list[models.CheckConstraint]:
    """Give what the database holds of every submission: what was sent has a day, what was
    returned a reason and a day."""
    return [
        models.CheckConstraint(
            condition=Q(stage=DRAFT) | Q(sent_on__isnull=False), name=f"{name}_sent_has_a_day"
        ),
        models.CheckConstraint(
            condition=~Q(stage=RETURNED) | (~Q(return_reason="") & Q(return_due_on__isnull=False)),
            name=f"{name}_returned_has_reason_and_day",
        ),
    ]
