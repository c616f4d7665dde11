"""Preprinted forms, what was sent to be printed, and the book of awards."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from awards.models import Award
from certificates.rules.spots import (
    ALIGNS,
    LARGEST,
    LONGEST,
    PIECES,
    SMALLEST,
    SUBJECTS,
    Spot,
)
from decisions.models import AwardDecision, DecisionLine
from law.certificates import PAPERS
from law.kinds import Subject
from people.models import Commune
from people.models.fields import CleanCharField
from people.roles import Permission, role_of


def _millimetres(name: str, *, least: Decimal, most: Decimal = LONGEST, **more):
    limits = [MinValueValidator(least), MaxValueValidator(most)]
    return models.DecimalField(name, max_digits=5, decimal_places=1, validators=limits, **more)


class BlankQuerySet(models.QuerySet):
    def visible_to(self, user) -> BlankQuerySet:
        """Give the forms in use of the communes where the user issues papers."""
        communes = [
            membership.commune_id
            for membership in user.memberships_of_today()
            if Permission.ISSUE_PAPERS in role_of(membership.role).permissions
        ]
        return self.filter(commune__in=communes, put_away_on=None)


class Blank(models.Model):
    """Phôi in sẵn: a sheet with frame, emblem and title, on which only the rest is printed.

    `shift_x` and `shift_y` move everything, for the printer that takes its paper a little aside.
    One that is put away stays for what was printed on it.
    """

    commune = models.ForeignKey(
        Commune, models.PROTECT, related_name="blanks", verbose_name="xã, phường"
    )
    name = CleanCharField("tên phôi", max_length=80)
    award = models.CharField(
        "dùng cho", max_length=20, choices=[(paper.award.code, paper.title) for paper in PAPERS]
    )
    width = _millimetres("chiều ngang (mm)", least=Decimal(100), default=Decimal(297))
    height = _millimetres("chiều cao (mm)", least=Decimal(100), default=Decimal(210))
    shift_x = _millimetres(
        "dời ngang tất cả (mm)", least=Decimal(-50), most=Decimal(50), default=Decimal(0)
    )
    shift_y = _millimetres(
        "dời dọc tất cả (mm)", least=Decimal(-50), most=Decimal(50), default=Decimal(0)
    )
    put_away_on = models.DateField("ngày bỏ", null=True, editable=False)

    objects = BlankQuerySet.as_manager()

    class Meta:
        verbose_name = "phôi in sẵn"
        verbose_name_plural = "phôi in sẵn"
        ordering = ["award", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "name"],
                condition=Q(put_away_on=None),
                name="blank_name_once",
                violation_error_message="Xã đã có phôi mang tên này.",
            ),
            models.CheckConstraint(
                condition=Q(width__gte=100, height__gte=100), name="blank_is_a_sheet"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("certificates:blank", args=[self.pk])

    def spots_for(self, subject: Subject) -> list[Spot]:
        """Give where each piece stands for a kind of subject, in the order of the pieces."""
        rows = {row.code: row.spot for row in self.spots.all() if row.subject == subject.value}
        return [rows[piece.code] for piece in PIECES if piece.code in rows]


class BlankSpot(models.Model):
    """Chỗ in một phần chữ trên phôi, for one kind of subject."""

    blank = models.ForeignKey(Blank, models.CASCADE, related_name="spots")
    subject = models.CharField(
        "đối tượng", max_length=20, choices=[(subject.value, subject.label) for subject in SUBJECTS]
    )
    code = models.CharField(
        "phần", max_length=20, choices=[(piece.code, piece.label) for piece in PIECES]
    )
    x = _millimetres("ngang", least=Decimal(0))
    y = _millimetres("dọc", least=Decimal(0))
    width = _millimetres("rộng", least=Decimal(5))
    size = models.DecimalField(
        "cỡ chữ",
        max_digits=4,
        decimal_places=1,
        validators=[MinValueValidator(SMALLEST), MaxValueValidator(LARGEST)],
    )
    align = models.CharField("căn", max_length=6, choices=list(ALIGNS.items()))
    is_on = models.BooleanField("in", default=True)

    class Meta:
        verbose_name = "chỗ in trên phôi"
        verbose_name_plural = "các chỗ in trên phôi"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["blank", "subject", "code"], name="blank_spot_once")
        ]

    def __str__(self) -> str:
        return f"{self.blank}: {self.get_code_display()}"

    @property
    def spot(self) -> Spot:
        return Spot(self.code, self.x, self.y, self.width, self.size, self.align, self.is_on)


class Batch(models.Model):
    """Một phần của một lần in giấy: lines of one decision, on a form or (`blank` None) on white
    paper. `merit` stands in place of what the dossiers say."""

    decision = models.ForeignKey(AwardDecision, models.CASCADE, related_name="batches")
    blank = models.ForeignKey(Blank, models.PROTECT, null=True, related_name="+")
    merit = CleanCharField("thành tích ghi trên giấy", max_length=300, blank=True)
    lines = models.ManyToManyField(DecisionLine, related_name="+")
    asked_at = models.DateTimeField("lúc yêu cầu", auto_now_add=True)

    class Meta:
        verbose_name = "phần in giấy khen"
        verbose_name_plural = "các phần in giấy khen"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Giấy của {self.decision}"


class BookEntryQuerySet(models.QuerySet):
    def visible_to(self, user) -> BookEntryQuerySet:
        """Give the entries of the awards that the user may see."""
        return self.filter(award__in=Award.objects.visible_to(user).values("pk"))


class BookEntry(models.Model):
    """Một dòng của sổ khen thưởng: the number that an award has in the book of its year, for good.

    A number is given once; where the award is gone, its number stays empty.
    """

    award = models.OneToOneField(Award, models.CASCADE, related_name="book_entry")
    commune = models.ForeignKey(
        Commune, models.PROTECT, related_name="+", verbose_name="xã, phường"
    )
    year = models.PositiveSmallIntegerField("năm")
    ordinal = models.PositiveIntegerField("số thứ tự")

    objects = BookEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng sổ khen thưởng"
        verbose_name_plural = "sổ khen thưởng"
        ordering = ["-year", "ordinal"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "year", "ordinal"], name="book_entry_number_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.ordinal}/{self.year}: {self.award}"


class BookYear(models.Model):
    """Sổ khen thưởng của một năm: the last number given, which is never given again."""

    commune = models.ForeignKey(
        Commune, models.PROTECT, related_name="+", verbose_name="xã, phường"
    )
    year = models.PositiveSmallIntegerField("năm")
    last = models.PositiveIntegerField("số cuối", default=0)

    class Meta:
        verbose_name = "sổ khen thưởng của năm"
        verbose_name_plural = "sổ khen thưởng các năm"
        constraints = [models.UniqueConstraint(fields=["commune", "year"], name="book_year_once")]

    def __str__(self) -> str:
        return f"Sổ khen thưởng năm {self.year}"
