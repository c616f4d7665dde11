"""A unit's registration for a campaign, and the steps it took."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse

import submissions.models
from campaigns.models import Deadline
from people.roles import Permission
from registrations.rules.stages import OWED, STEPS, Stage
from submissions.models import Submission, SubmissionQuerySet, stage_constraints, stage_field


class RegistrationQuerySet(SubmissionQuerySet):
    def visible_to(self, user) -> RegistrationQuerySet:
        """Give what the user's roles show: the whole commune's, or the own unit's."""
        return self.within_reach_of(user, Permission.VIEW_REGISTRATIONS)

    def owed(self) -> RegistrationQuerySet:
        """Give what its unit still has to send."""
        return self.filter(stage__in=OWED)


class Registration(Submission):
    """Bản đăng ký thi đua của một đơn vị trong một phong trào."""

    NOUN, STAGES, STEPS = "Bản đăng ký", Stage, STEPS
    DEADLINE_KIND = Deadline.Kind.REGISTRATION

    stage = stage_field(Stage)
    approved_on = models.DateField("ngày duyệt", null=True, editable=False)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = "bản đăng ký thi đua"
        verbose_name_plural = "bản đăng ký thi đua"
        ordering = ["campaign", "unit__position", "unit__sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "unit"],
                name="registration_one_a_unit",
                violation_error_message="Đơn vị đã có bản đăng ký cho phong trào này.",
            ),
            *stage_constraints("registration"),
            models.CheckConstraint(
                condition=Q(stage=Stage.APPROVED.value, approved_on__isnull=False)
                | (~Q(stage=Stage.APPROVED.value) & Q(approved_on__isnull=True)),
                name="registration_approved_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"Đăng ký thi đua của {self.unit}"

    @property
    def called(self) -> str:
        return f"bản đăng ký thi đua của {self.unit}"

    def note_step(self, to: Stage, on: date) -> None:
        self.approved_on = on if to is Stage.APPROVED else None

    def get_absolute_url(self) -> str:
        return reverse("registrations:detail", args=[self.pk])


class RegistrationMove(submissions.models.Move):
    """Một bước của bản đăng ký."""

    STAGES = Stage

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="moves")

    class Meta(submissions.models.Move.Meta):
        verbose_name = "bước của bản đăng ký"
        verbose_name_plural = "các bước của bản đăng ký"
