"""A meeting of a council and who came to it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from campaigns.models import Campaign
from council.rules.stages import OVER, READABLE, Stage
from people.models.fields import CleanCharField, CleanTextField
from people.roles import Permission, role_of

from .councils import Council, Seat


class MeetingQuerySet(models.QuerySet):
    def visible_to(self, user) -> MeetingQuerySet:
        """Give the meetings of the communes whose council the user's roles show; of those that
        nobody was invited to yet or ever, the ones she prepares."""
        shown, prepared = (
            _communes(user, Permission.VIEW_COUNCIL),
            _communes(user, Permission.HOLD_MEETINGS),
        )
        called = Q(stage__in=[stage.value for stage in READABLE])
        called_off = Q(stage=Stage.CALLED_OFF.value, invited_on__isnull=False)
        known = Q(council__commune__in=shown) & (called | called_off)
        return self.filter(known | Q(council__commune__in=prepared))


def _communes(user, permission: Permission) -> list[int]:
    return [
        membership.commune_id
        for membership in user.memberships_of_today()
        if permission in role_of(membership.role).permissions
    ]


class Meeting(models.Model):
    """Phiên họp của một hội đồng về một phong trào."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="meetings")
    campaign = models.ForeignKey(
        Campaign, models.PROTECT, related_name="meetings", verbose_name="phong trào"
    )
    held_on = models.DateField("ngày họp")
    starts_at = models.TimeField("giờ họp")
    place = CleanCharField("địa điểm", max_length=200)
    request = CleanTextField("yêu cầu đối với thành viên", blank=True)
    stage = models.CharField(
        "trạng thái",
        max_length=10,
        choices=[(stage.value, stage.word) for stage in Stage],
        default=Stage.PLANNED.value,
        editable=False,
    )
    invited_on = models.DateField("ngày mời", null=True, editable=False)
    called_off_reason = CleanTextField("lý do hủy", blank=True, editable=False)
    chair = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="chủ trì"
    )
    secretary = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="thư ký"
    )
    discussion = CleanTextField("ý kiến thảo luận", blank=True)
    tellers = CleanTextField("Ban kiểm phiếu, mỗi người một dòng", blank=True)
    ended_at = models.TimeField("giờ kết thúc", null=True, blank=True)
    changed_at = models.DateTimeField("sửa lúc", auto_now=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "phiên họp"
        verbose_name_plural = "phiên họp"
        ordering = ["-held_on", "-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stage="planned") | Q(invited_on__isnull=False) | ~Q(stage="invited"),
                name="meeting_invited_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(stage="called_off") & ~Q(called_off_reason="")
                | ~Q(stage="called_off") & Q(called_off_reason=""),
                name="meeting_called_off_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Phiên họp {self.council} ngày {self.held_on:%d/%m/%Y}"

    def get_absolute_url(self) -> str:
        return reverse("council:meeting", args=[self.pk])

    @property
    def state(self) -> Stage:
        return Stage(self.stage)

    @property
    def is_over(self) -> bool:
        return self.state in OVER

    @property
    def commune(self):
        return self.council.commune


class Attendance(models.Model):
    """Một thành viên tại một phiên họp; not marked until the secretary calls the roll."""

    class State(models.TextChoices):
        UNMARKED = "", "Chưa điểm danh"
        PRESENT = "present", "Có mặt"
        WRITTEN = "written", "Vắng, có ý kiến bằng văn bản"
        ABSENT = "absent", "Vắng"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="attendances")
    state = models.CharField("điểm danh", max_length=8, choices=State, blank=True, default="")
    reason = CleanCharField("lý do vắng", max_length=200, blank=True)

    class Meta:
        verbose_name = "điểm danh"
        verbose_name_plural = "điểm danh"
        ordering = ["seat__ordinal", "seat__pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "seat"], name="attendance_one_a_seat"),
            models.CheckConstraint(
                condition=~Q(state__in=["absent", "written"]) | ~Q(reason=""),
                name="attendance_absent_has_a_reason",
                violation_error_message="Thành viên vắng thì phải ghi lý do.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat.name}: {self.get_state_display()}"
