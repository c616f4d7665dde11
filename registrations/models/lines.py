"""What a registration holds: collectives and people, each with a title, a commendation or both."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from people.models import Person
from people.models.fields import CleanCharField, CleanTextField

from .registrations import Registration


class Supplement(models.Model):
    """Bổ sung vào bản đăng ký đã duyệt: who, why and when; its lines point here."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="supplements")
    reason = CleanTextField("lý do")
    on = models.DateField("ngày")
    at = models.DateTimeField("lúc", auto_now_add=True)
    by_name = CleanCharField("người bổ sung", max_length=150)

    class Meta:
        verbose_name = "lần bổ sung"
        verbose_name_plural = "các lần bổ sung"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"Bổ sung ngày {self.on:%d/%m/%Y}"


class RegisteredLine(models.Model):
    """What every line has. `title` and `commendation` are codes of `law.kinds`, two lists."""

    title = models.CharField("danh hiệu thi đua", max_length=20, blank=True)
    commendation = models.CharField("hình thức khen thưởng", max_length=20, blank=True)
    ordinal = models.PositiveSmallIntegerField(default=0, editable=False)
    supplement = models.ForeignKey(
        Supplement, models.CASCADE, null=True, editable=False, related_name="%(class)ss"
    )

    class Meta:
        abstract = True
        ordering = ["ordinal", "pk"]


class CollectiveLine(RegisteredLine):
    """Một tập thể đăng ký."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="collectives")
    name = CleanCharField("tên tập thể", max_length=150)

    class Meta(RegisteredLine.Meta):
        verbose_name = "tập thể đăng ký"
        verbose_name_plural = "tập thể đăng ký"
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "name"],
                name="collective_line_once",
                violation_error_message="Tập thể này đã có trong bản đăng ký.",
            ),
            models.CheckConstraint(
                condition=~Q(title="") | ~Q(commendation=""),
                name="collective_line_strives_for_something",
                violation_error_message="Hãy chọn danh hiệu hoặc hình thức khen thưởng.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class IndividualLine(RegisteredLine):
    """Một cá nhân đăng ký; `position` is what the person was then."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="individuals")
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="registration_lines", verbose_name="cá nhân"
    )
    position = CleanCharField("chức vụ", max_length=150)
    initiative_name = CleanCharField("tên sáng kiến, đề tài dự kiến", max_length=300, blank=True)
    initiative_field = CleanCharField("lĩnh vực", max_length=150, blank=True)
    commitment = CleanTextField("nội dung cam kết", blank=True)

    class Meta(RegisteredLine.Meta):
        verbose_name = "cá nhân đăng ký"
        verbose_name_plural = "cá nhân đăng ký"
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "person"],
                name="individual_line_once",
                violation_error_message="Người này đã có trong bản đăng ký.",
            ),
            models.CheckConstraint(
                condition=~Q(title="") | ~Q(commendation=""),
                name="individual_line_strives_for_something",
                violation_error_message="Hãy chọn danh hiệu hoặc hình thức khen thưởng.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)
