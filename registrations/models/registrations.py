"""A unit's registration for a campaign, and the steps it took."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from campaigns.models import Campaign
from people.models import Unit
from people.models.fields import CleanCharField, CleanTextField
from people.roles import Permission, role_of
from registrations.rules.stages import OWED, Stage


class RegistrationQuerySet(models.QuerySet):
    def visible_to(self, user) -> RegistrationQuerySet:
        """Give what the user's roles show: the whole commune's, or the own unit's."""
        scope = Q(pk__in=[])
        for membership in user.memberships_of_today():
            role = role_of(membership.role)
            if Permission.VIEW_REGISTRATIONS not in role.permissions:
                continue
            if role.of_unit:
                scope |= Q(unit=membership.unit_id)
            else:
                scope |= Q(campaign__commune=membership.commune_id)
        return self.filter(scope)

    def owed(self) -> RegistrationQuerySet:
        """Give what its unit still has to send."""
        return self.filter(stage__in=OWED)


class Registration(models.Model):
    """Bản đăng ký thi đua của một đơn vị trong một phong trào."""

    campaign = models.ForeignKey(
        Campaign, models.PROTECT, related_name="registrations", verbose_name="phong trào"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="registrations", verbose_name="bộ phận, đơn vị"
    )
    stage = models.CharField(
        "trạng thái",
        max_length=20,
        choices=[(stage.value, stage.word) for stage in Stage],
        default=Stage.DRAFT.value,
        editable=False,
    )
    sent_on = models.DateField("ngày gửi lần đầu", null=True, editable=False)
    days_late = models.PositiveSmallIntegerField("trễ hạn (ngày)", default=0, editable=False)
    late_reason = CleanTextField("lý do trễ hạn", blank=True)
    return_reason = CleanTextField("lý do trả lại", blank=True, editable=False)
    return_due_on = models.DateField("hạn bổ sung (hết ngày)", null=True, editable=False)
    approved_on = models.DateField("ngày duyệt", null=True, editable=False)
    changed_at = models.DateTimeField("sửa lúc", auto_now=True)

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
            models.CheckConstraint(
                condition=Q(stage=Stage.DRAFT.value) | Q(sent_on__isnull=False),
                name="registration_sent_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.RETURNED.value)
                | (~Q(return_reason="") & Q(return_due_on__isnull=False)),
                name="registration_returned_has_reason_and_day",
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.APPROVED.value, approved_on__isnull=False)
                | (~Q(stage=Stage.APPROVED.value) & Q(approved_on__isnull=True)),
                name="registration_approved_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"Đăng ký thi đua của {self.unit}"

    def get_absolute_url(self) -> str:
        return reverse("registrations:detail", args=[self.pk])


class Move(models.Model):
    """Một bước của bản đăng ký: the rounds are kept, rows are only added."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="moves")
    before = models.CharField("từ", max_length=20)
    after = models.CharField("sang", max_length=20)
    at = models.DateTimeField("lúc", auto_now_add=True)
    on = models.DateField("ngày")
    by_name = CleanCharField("người làm", max_length=150)
    by_role = CleanCharField("vai trò", max_length=150, blank=True)
    note = CleanTextField("ghi chú", blank=True)
    due_on = models.DateField("hạn mới", null=True)

    class Meta:
        verbose_name = "bước của bản đăng ký"
        verbose_name_plural = "các bước của bản đăng ký"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{Stage(self.before).word} → {Stage(self.after).word}"
