"""A council and who sits in it."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Prefetch, Q

from council.rules.seating import ROLES
from people.models import Commune, Membership, Person, User
from people.models.fields import CleanCharField


class InForceQuerySet(models.QuerySet):
    def in_force_on(self, day: date) -> InForceQuerySet:
        """Give what holds on a day, both ends included."""
        return self.filter(starts_on__lte=day).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))


class Council(models.Model):
    """Hội đồng của một xã, theo quyết định thành lập."""

    class Kind(models.TextChoices):
        EMULATION = "emulation", "Hội đồng Thi đua - Khen thưởng"
        INITIATIVE = "initiative", "Hội đồng sáng kiến"

    commune = models.ForeignKey(
        Commune, models.PROTECT, related_name="councils", verbose_name="xã, phường"
    )
    kind = models.CharField("hội đồng", max_length=12, choices=Kind)
    decision_number = CleanCharField("số quyết định thành lập", max_length=60, blank=True)
    decided_on = models.DateField("ngày quyết định", null=True, blank=True)
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến ngày", null=True, blank=True)

    objects = InForceQuerySet.as_manager()

    class Meta:
        verbose_name = "hội đồng"
        verbose_name_plural = "hội đồng"
        ordering = ["kind", "-starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "kind"],
                condition=Q(ends_on__isnull=True),
                name="council_one_of_a_kind",
                violation_error_message="Xã đang có một hội đồng loại này; hãy ghi ngày kết thúc "
                "của hội đồng cũ trước.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="council_ends_after_it_begins",
                violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            ),
            models.CheckConstraint(
                condition=Q(decision_number="", decided_on__isnull=True)
                | (~Q(decision_number="") & Q(decided_on__isnull=False)),
                name="council_decision_has_number_and_day",
                violation_error_message="Quyết định thành lập cần cả số và ngày.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    def without_a_seat(self) -> models.QuerySet[User]:
        """Give those with a login and a role for a council here today who do not sit in it."""
        places = Membership.objects.in_force_on(self.commune.today())
        places = places.filter(commune=self.commune_id, role__in=ROLES)
        taken = self.seats.filter(ends_on__isnull=True)
        users = User.objects.filter(is_active=True, memberships__in=places).distinct()
        users = users.exclude(seats__in=taken).exclude(person__seats__in=taken)
        with_places = users.prefetch_related(Prefetch("memberships", places))
        return with_places.select_related("person").order_by("last_name", "first_name", "pk")


class Seat(models.Model):
    """Thành viên của hội đồng, từ ngày đến ngày; closed, never deleted."""

    class Duty(models.TextChoices):
        CHAIR = "chair", "Chủ tịch Hội đồng"
        DEPUTY = "deputy", "Phó Chủ tịch Hội đồng"
        STANDING = "standing", "Ủy viên thường trực"
        SECRETARY = "secretary", "Thư ký"
        MEMBER = "member", "Ủy viên"

    council = models.ForeignKey(Council, models.PROTECT, related_name="seats")
    name = CleanCharField("họ và tên", max_length=150)
    position = CleanCharField("chức vụ", max_length=150, blank=True)
    duty = models.CharField("trong Hội đồng", max_length=10, choices=Duty, default=Duty.MEMBER)
    user = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="seats", verbose_name="tài khoản"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="seats", verbose_name="cá nhân"
    )
    ordinal = models.PositiveSmallIntegerField("thứ tự", default=0)
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến ngày", null=True, blank=True)

    objects = InForceQuerySet.as_manager()

    class Meta:
        verbose_name = "thành viên hội đồng"
        verbose_name_plural = "thành viên hội đồng"
        ordering = ["ordinal", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "user"],
                condition=Q(ends_on__isnull=True, user__isnull=False),
                name="seat_one_a_user",
                violation_error_message="Tài khoản này đã có tên trong Hội đồng.",
            ),
            models.UniqueConstraint(
                fields=["council", "person"],
                condition=Q(ends_on__isnull=True, person__isnull=False),
                name="seat_one_a_person",
                violation_error_message="Người này đã có tên trong Hội đồng.",
            ),
            models.UniqueConstraint(
                fields=["council"],
                condition=Q(ends_on__isnull=True, duty="chair"),
                name="seat_one_chair",
                violation_error_message="Hội đồng chỉ có một Chủ tịch.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="seat_ends_after_it_begins",
                violation_error_message="Ngày thôi phải từ ngày bắt đầu trở đi.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
