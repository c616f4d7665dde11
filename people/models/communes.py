"""The commune and its units."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from law.regimes import has_districts
from vietnamese.text import search_text, sort_key

from .fields import CleanCharField


class CommuneQuerySet(models.QuerySet):
    def visible_to(self, user) -> CommuneQuerySet:
        """Give the communes in which the user has a role today."""
        return self.filter(pk__in=[m.commune_id for m in user.memberships_of_today()])


class Commune(models.Model):
    """Xã, phường, thị trấn: everything else belongs to one."""

    class Kind(models.TextChoices):
        COMMUNE = "commune", "xã"
        WARD = "ward", "phường"
        TOWN = "town", "thị trấn"
        SPECIAL_ZONE = "special_zone", "đặc khu"

    kind = models.CharField("loại", max_length=20, choices=Kind, default=Kind.COMMUNE)
    name = CleanCharField("tên", max_length=100, help_text="Tên riêng, ví dụ: Quảng Thành")
    district = CleanCharField(
        "huyện", max_length=100, blank=True, help_text="Ví dụ: huyện Quảng Điền; bỏ trống từ 7/2025"
    )
    province = CleanCharField("tỉnh", max_length=100, help_text="Ví dụ: tỉnh Thừa Thiên Huế")
    practice_day = models.DateField(
        "ngày thực hành",
        null=True,
        blank=True,
        help_text="Chỉ dùng để tập sử dụng: phần mềm coi ngày này là hôm nay. Xã thật để trống; "
        "chỉ khai được lúc lập xã.",
    )
    keeps_law_defaults = models.BooleanField(
        "dùng giá trị mặc định của pháp luật", default=False, editable=False
    )
    first_day_done = models.BooleanField("đã xong Bắt đầu", default=False, editable=False)

    objects = CommuneQuerySet.as_manager()

    class Meta:
        verbose_name = "xã, phường"
        verbose_name_plural = "xã, phường"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["province", "district", "kind", "name"],
                name="commune_unique",
                violation_error_message="Đã có xã, phường này.",
            )
        ]

    def __str__(self) -> str:
        return self.full_name

    def today(self) -> date:
        """Give the day by which the commune works: the real one, or the one it practises."""
        return self.practice_day or timezone.localdate()

    @property
    def full_name(self) -> str:
        """Give "xã Quảng Thành"."""
        return self.full_name_of(self.kind, self.name)

    @classmethod
    def full_name_of(cls, kind: str, name: str) -> str:
        """Give the same of what a query gave of it."""
        return f"{cls.Kind(kind).label} {name}"

    @property
    def committee(self) -> str:
        """Give "Ủy ban nhân dân xã Quảng Thành"."""
        return f"Ủy ban nhân dân {self.full_name}"

    def place_above(self, day: date) -> str:
        """Give "huyện Quảng Điền" or, since there are no districts, "tỉnh …"."""
        district = self.district if has_districts(day) else ""
        return district or self.province

    def superior_on(self, day: date) -> str:
        """Give the committee above, as the letterhead of a day names it: "Ủy ban nhân dân …"."""
        return f"Ủy ban nhân dân {self.place_above(day)}"


class UnitQuerySet(models.QuerySet):
    def visible_to(self, user) -> UnitQuerySet:
        """Give what the user's roles show: the whole commune, or the own unit."""
        return self.filter(user.scope_of_units())

    def active_on(self, day: date) -> UnitQuerySet:
        """Give the units that exist on a day."""
        return self.filter(self.exist_on(day))

    @staticmethod
    def exist_on(day: date) -> Q:
        """Give the condition on units that exist on a day."""
        return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))


class Unit(models.Model):
    """Bộ phận, phòng, thôn, đoàn thể. Units are closed, never deleted: the years remember them."""

    class Kind(models.TextChoices):
        DEPARTMENT = "department", "Bộ phận, phòng"
        HAMLET = "hamlet", "Thôn, tổ dân phố"
        ORGANISATION = "organisation", "Mặt trận, đoàn thể"
        PUBLIC_SERVICE = "public_service", "Đơn vị sự nghiệp"
        LEADERSHIP = "leadership", "Lãnh đạo"

    commune = models.ForeignKey(
        Commune, models.PROTECT, related_name="units", verbose_name="xã, phường"
    )
    kind = models.CharField("loại", max_length=20, choices=Kind, default=Kind.DEPARTMENT)
    name = CleanCharField("tên", max_length=150)
    sort_key = models.CharField(max_length=700, editable=False, db_index=True)
    search_text = models.CharField(max_length=200, editable=False)
    position = models.PositiveSmallIntegerField("thứ tự", default=100)
    valid_from = models.DateField("hoạt động từ", default=date(2020, 1, 1))
    valid_to = models.DateField("đến", null=True, blank=True)
    predecessors = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="successors",
        verbose_name="tiếp nối từ",
        help_text="Các đơn vị đã sáp nhập vào hoặc đổi tên thành đơn vị này.",
    )

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "bộ phận, đơn vị"
        verbose_name_plural = "bộ phận, đơn vị"
        ordering = ["position", "sort_key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="unit_ends_after_it_begins",
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
            models.UniqueConstraint(
                fields=["commune", "name"],
                condition=Q(valid_to__isnull=True),
                name="unit_name_unique_in_commune",
                violation_error_message="Xã đã có bộ phận, đơn vị đang hoạt động với tên này.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs):
        self.set_keys()
        super().save(*args, **kwargs)

    def exists_on(self, day: date) -> bool:
        """Say whether the unit exists on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def set_keys(self) -> None:
        """Set what the unit is sorted and found by, before many are inserted at once."""
        self.sort_key, self.search_text = sort_key(self.name), search_text(self.name)
