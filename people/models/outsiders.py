"""Whom the commune commends though they stand on no roster of its units."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from law.kinds import Subject
from vietnamese.text import search_text

from .communes import Commune, Unit
from .fields import CleanCharField
from .persons import Person, honorific_of


class OutsiderQuerySet(models.QuerySet):
    def of_units(self, units) -> OutsiderQuerySet:
        """Give whom these units have proposed, by name."""
        return self.filter(unit__in=units).order_by("unit__position", "search_text", "pk")


class Outsider(models.Model):
    """Người, hộ, tổ chức không có trong danh sách của đơn vị nào: nông dân, hộ gia đình, doanh
    nghiệp, người nơi khác. `unit` là đơn vị đề nghị.

    `name` is a person's, of a household that of its head, else the whole name; `gender` is that of
    the person or the head. Name and address together tell who is meant.
    """

    class Kind(models.TextChoices):
        CITIZEN = "citizen", "Cá nhân"
        HOUSEHOLD = "household", "Hộ gia đình"
        BUSINESS = "business", "Doanh nghiệp, hợp tác xã"
        ORGANISATION = "organisation", "Tổ chức, tập thể khác"

    SUBJECTS = {
        Kind.CITIZEN: Subject.INDIVIDUAL,
        Kind.HOUSEHOLD: Subject.HOUSEHOLD,
        Kind.BUSINESS: Subject.COLLECTIVE,
        Kind.ORGANISATION: Subject.COLLECTIVE,
    }

    commune = models.ForeignKey(
        Commune, models.PROTECT, related_name="outsiders", verbose_name="xã, phường"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="outsiders", verbose_name="đơn vị đề nghị"
    )
    kind = models.CharField("đối tượng", max_length=20, choices=Kind)
    gender = models.CharField("giới tính", max_length=10, choices=Person.Gender, blank=True)
    name = CleanCharField("họ và tên, chủ hộ, tên tổ chức", max_length=120)
    address = CleanCharField("địa chỉ", max_length=200)
    search_text = models.CharField(max_length=400, editable=False)

    objects = OutsiderQuerySet.as_manager()

    class Meta:
        verbose_name = "người, hộ, tổ chức ngoài danh sách"
        verbose_name_plural = "người, hộ, tổ chức ngoài danh sách"
        ordering = ["search_text", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "kind", "name", "address"],
                name="outsider_once_a_unit",
                violation_error_message="Đơn vị đã có tên này ở địa chỉ này.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["citizen", "household"]) & ~Q(gender="")
                | Q(kind__in=["business", "organisation"], gender=""),
                name="outsider_people_are_addressed",
                violation_error_message="Chọn Ông hoặc Bà cho cá nhân, chủ hộ; tổ chức thì bỏ "
                "trống.",
            ),
        ]

    def __str__(self) -> str:
        return self.called

    def save(self, *args, **kwargs):
        self.search_text = search_text(self.name, self.address)
        super().save(*args, **kwargs)

    @property
    def subject(self) -> Subject:
        return self.SUBJECTS[self.Kind(self.kind)]

    @property
    def honorific(self) -> str:
        """Give "Bà", of a household "Hộ bà"; "" for an organisation."""
        if not self.gender:
            return ""
        addressed = honorific_of(self.gender)
        return f"Hộ {addressed.lower()}" if self.kind == self.Kind.HOUSEHOLD else addressed

    @property
    def called(self) -> str:
        """Give "Hộ ông Trần Văn Thuận", as lists and papers name it."""
        return f"{self.honorific} {self.name}".strip()

    @property
    def head(self) -> str:
        """Give "Ông Trần Văn Thuận", the head of a household as a list of households names them."""
        return f"{honorific_of(self.gender)} {self.name}" if self.gender else self.name
