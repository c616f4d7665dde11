"""Logins and the roles they have."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from people.roles import ROLES, UNIT_HEAD, Keyed, Permission, can_for_all, role_of
from procedure.prepared import Prepared

from .communes import Commune, Unit
from .persons import Person

LONGEST_NAME = 150
"""What the log and papers keep of a name."""


class User(AbstractUser):
    """Người dùng. What the user may do comes from memberships; `is_staff` opens Django admin."""

    person = models.OneToOneField(
        Person,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="user",
        verbose_name="là cá nhân",
    )

    one_time_seed = models.CharField(max_length=32, blank=True, editable=False)

    class Meta(AbstractUser.Meta):
        verbose_name = "người dùng"
        verbose_name_plural = "người dùng"

    @classmethod
    def administrators(cls) -> models.QuerySet[User]:
        """Give who looks after the whole installation."""
        return cls.objects.filter(is_superuser=True, is_active=True)

    @property
    def display_name(self) -> str:
        """Give the name that papers and the log use: "Họ Đệm Tên", or the login."""
        return f"{self.last_name} {self.first_name}".strip() or self.username

    def clean(self) -> None:
        super().clean()
        if len(self.display_name) > LONGEST_NAME:
            refusal = f"Họ và tên dài quá {LONGEST_NAME} chữ cái. Hãy ghi ngắn lại."
            raise ValidationError({"last_name": refusal})

    @property
    def must_change_password(self) -> bool:
        """Say whether the password is one for a single use: see `people.one_time`."""
        return bool(self.one_time_seed)

    def set_password(self, raw_password: str | None) -> None:
        """Set a password of the user's own, which ends one for a single use."""
        super().set_password(raw_password)
        self.one_time_seed = ""

    def memberships_of_today(self) -> list[Membership]:
        """Give the roles in force on the today of each commune; asked of the database once for
        each request's user."""
        if not hasattr(self, "_memberships_of_today"):
            self._memberships_of_today = [
                membership
                for membership in _memberships_of(self.pk)
                if membership.holds_on(membership.commune.today())
            ]
        return self._memberships_of_today

    def memberships_in(self, commune: Keyed) -> list[Membership]:
        """Give those of a commune; a level above has hundreds, and a page asks dozens of times."""
        if not hasattr(self, "_memberships_in"):
            self._memberships_in: dict[int, list[Membership]] = {}
            for membership in self.memberships_of_today():
                self._memberships_in.setdefault(membership.commune_id, []).append(membership)
        return self._memberships_in.get(commune.pk, [])

    def units_headed(self, commune: Commune) -> list[Unit]:
        """Give the units of a commune that the user heads today."""
        return [
            membership.unit
            for membership in self.memberships_in(commune)
            if membership.role == UNIT_HEAD.code
        ]

    def units_where(self, permission: Permission, commune: Commune) -> list[Unit]:
        """Give today's units of a commune in which a role allows something, in their order; one
        query for who has it in all of them, none for who has it in some."""
        today = commune.today()
        if can_for_all(self, permission, commune):
            return _units_of(commune.pk, today)
        own = {
            membership.unit
            for membership in self.memberships_in(commune)
            if permission in role_of(membership.role).permissions
        }
        units = [unit for unit in own if unit.exists_on(today)]
        return sorted(units, key=lambda unit: (unit.position, unit.sort_key))

    def scope_of_units(self) -> Q:
        """Give the condition on units that the user may see."""
        return self._scope("commune_id", "pk")

    def scope_of_people(self) -> Q:
        """Give the condition on people that the user may see: the commune's, the own unit's, or
        oneself."""
        return self._scope("commune_id", "unit_id") | Q(pk=self.person_id)

    def _scope(self, commune_field: str, unit_field: str) -> Q:
        scope = Q(pk__in=[])
        for membership in self.memberships_of_today():
            role = role_of(membership.role)
            if Permission.VIEW_PEOPLE not in role.permissions:
                continue
            if role.of_unit:
                scope |= Q(**{unit_field: membership.unit_id})
            else:
                scope |= Q(**{commune_field: membership.commune_id})
        return scope


def _with_places(user: int) -> MembershipQuerySet:
    return Membership.objects.select_related("commune", "unit").filter(user=user)


_memberships_of: Prepared[Membership] = Prepared(_with_places, 9001)
_units_of: Prepared[Unit] = Prepared(
    lambda commune, day: Unit.objects.filter(commune=commune).active_on(day),
    9001,
    date(1900, 1, 1),
)


class MembershipQuerySet(models.QuerySet):
    def in_force_on(self, day: date) -> MembershipQuerySet:
        """Give the memberships that hold on a day (both ends included)."""
        return self.filter(starts_on__lte=day).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))


class Membership(models.Model):
    """Vai trò của người dùng trong một xã, từ ngày đến ngày."""

    user = models.ForeignKey(
        User, models.CASCADE, related_name="memberships", verbose_name="người dùng"
    )
    commune = models.ForeignKey(
        Commune, models.PROTECT, related_name="memberships", verbose_name="xã, phường"
    )
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name="bộ phận, đơn vị",
    )
    role = models.CharField("vai trò", max_length=20, choices=[(r.code, r.name) for r in ROLES])
    starts_on = models.DateField("từ ngày", blank=True, help_text="Để trống: từ hôm nay.")
    ends_on = models.DateField("đến ngày", null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = "vai trò của người dùng"
        verbose_name_plural = "vai trò của người dùng"
        ordering = ["commune", "role", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="membership_ends_after_it_begins",
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
            models.CheckConstraint(
                condition=Q(unit__isnull=False) | ~Q(role__in=[r.code for r in ROLES if r.of_unit]),
                name="membership_of_unit_names_it",
                violation_error_message="Vai trò này cần chọn bộ phận, đơn vị.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.unit or self.commune}"

    def save(self, *args, **kwargs):
        self._begin_today_unless_said()
        super().save(*args, **kwargs)

    def holds_on(self, day: date) -> bool:
        """Say whether the role is in force on a day (both ends included)."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)

    def _begin_today_unless_said(self) -> None:
        if self.starts_on is None:
            self.starts_on = self.commune.today()

    def clean(self):
        if self.commune_id:
            self._begin_today_unless_said()
        if self.unit and self.commune_id and self.unit.commune_id != self.commune_id:
            raise ValidationError({"unit": "Bộ phận, đơn vị này thuộc xã khác."})
