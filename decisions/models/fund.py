"""Quỹ thi đua, khen thưởng: what came in for a year, and what was spent besides awards."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from law.fund import Terrain
from people.models import Commune
from people.models.fields import CleanCharField


class Fund(models.Model):
    """Quỹ thi đua, khen thưởng của một năm. `regular_spending` is the year's chi ngân sách thường
    xuyên, from which the cap of what the budget gives is counted."""

    commune = models.ForeignKey(Commune, models.PROTECT, related_name="funds")
    year = models.PositiveSmallIntegerField("năm")
    regular_spending = models.PositiveBigIntegerField(
        "chi ngân sách thường xuyên", null=True, blank=True
    )
    terrain = models.CharField(
        "địa bàn",
        max_length=10,
        choices=[(terrain.value, terrain.label) for terrain in Terrain],
        default=Terrain.PLAIN.value,
    )

    class Meta:
        verbose_name = "Quỹ thi đua, khen thưởng"
        verbose_name_plural = "Quỹ thi đua, khen thưởng"
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["commune", "year"], name="fund_once_a_year")]

    def __str__(self) -> str:
        return f"Quỹ thi đua, khen thưởng năm {self.year}"


class FundSource(models.Model):
    """Một nguồn của Quỹ."""

    class Kind(models.TextChoices):
        BUDGET = "budget", "Ngân sách xã"
        LEFT_OVER = "left_over", "Năm trước chuyển sang"
        GIFT = "gift", "Đóng góp, tài trợ"

    fund = models.ForeignKey(Fund, models.CASCADE, related_name="sources")
    kind = models.CharField("nguồn", max_length=10, choices=Kind)
    amount = models.PositiveBigIntegerField("số tiền")
    note = CleanCharField("ghi chú", max_length=200, blank=True)
    by_name = models.CharField("người ghi", max_length=150)

    class Meta:
        verbose_name = "nguồn của Quỹ"
        verbose_name_plural = "nguồn của Quỹ"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="fund_source_of_something")
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class FundExpense(models.Model):
    """Một khoản chi của Quỹ ngoài tiền thưởng theo quyết định."""

    class Kind(models.TextChoices):
        PAPER = "paper", "In, làm giấy khen, bằng, khung, hiện vật khen thưởng"
        WORK = "work", "Phát động, sơ kết, tổng kết, điển hình, kiểm tra, tập huấn"
        ABOVE = "above", "Tiền thưởng của quyết định cấp trên do xã chi"

    fund = models.ForeignKey(Fund, models.CASCADE, related_name="expenses")
    kind = models.CharField("khoản chi", max_length=10, choices=Kind)
    spent_on = models.DateField("ngày chi")
    amount = models.PositiveBigIntegerField("số tiền")
    note = CleanCharField("nội dung", max_length=200)
    by_name = models.CharField("người ghi", max_length=150)

    class Meta:
        verbose_name = "khoản chi của Quỹ"
        verbose_name_plural = "khoản chi của Quỹ"
        ordering = ["spent_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="fund_expense_of_something")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.note}"
