"""What a local regulation says differently from the law."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from people.models import Commune
from people.models.fields import CleanCharField


class RegulationQuerySet(models.QuerySet):
    def visible_to(self, user) -> RegulationQuerySet:
        """Give the regulations of the communes in which the user has a role."""
        return self.filter(commune__in=[m.commune_id for m in user.memberships_of_today()])


class Regulation(models.Model):
    """Quy chế thi đua, khen thưởng của địa phương."""

    commune = models.ForeignKey(
        Commune, models.PROTECT, related_name="regulations", verbose_name="xã, phường"
    )
    number = CleanCharField("số, ký hiệu", max_length=60)
    issued_on = models.DateField("ngày ban hành")
    issuer = CleanCharField("cơ quan ban hành", max_length=150)
    title = CleanCharField("trích yếu", max_length=300)
    valid_from = models.DateField("có hiệu lực từ")
    valid_to = models.DateField("đến", null=True, blank=True)

    objects = RegulationQuerySet.as_manager()

    class Meta:
        verbose_name = "quy chế của địa phương"
        verbose_name_plural = "quy chế của địa phương"
        ordering = ["-valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="regulation_ends_after_it_begins",
                violation_error_message="Ngày hết hiệu lực phải sau ngày có hiệu lực.",
            ),
            models.UniqueConstraint(
                fields=["commune", "number", "issued_on"],
                name="regulation_unique",
                violation_error_message="Đã khai quy chế này.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} ngày {self.issued_on:%d/%m/%Y}"


class RegulationValue(models.Model):
    """Một giá trị mà quy chế quy định khác với quy định chung."""

    regulation = models.ForeignKey(
        Regulation, models.CASCADE, related_name="values", verbose_name="quy chế"
    )
    parameter = models.CharField("nội dung", max_length=60)
    kind = models.CharField("chỉ với loại khen thưởng", max_length=20, blank=True)
    value = CleanCharField("giá trị", max_length=60)
    clause = CleanCharField("điều, khoản", max_length=100, help_text="Ví dụ: khoản 2 Điều 7")

    class Meta:
        verbose_name = "giá trị của quy chế"
        verbose_name_plural = "giá trị của quy chế"
        ordering = ["parameter"]
        constraints = [
            models.UniqueConstraint(
                fields=["regulation", "parameter", "kind"],
                name="regulation_value_unique",
                violation_error_message="Quy chế đã có giá trị cho nội dung này.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.parameter} = {self.value}"
