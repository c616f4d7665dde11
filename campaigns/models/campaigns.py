"""A campaign and what its plan says."""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from campaigns.rules import in_words
from people.models import Commune, User
from people.models.fields import CleanCharField, CleanTextField
from people.roles import Permission, role_of


class CampaignQuerySet(models.QuerySet):
    def visible_to(self, user) -> CampaignQuerySet:
        """Give the campaigns of the user's communes; drafts only to who may prepare them."""
        prepares: set[int] = set()
        reads: set[int] = set()
        for membership in user.memberships_of_today():
            permissions = role_of(membership.role).permissions
            if Permission.MANAGE_CAMPAIGNS in permissions:
                prepares.add(membership.commune_id)
            elif Permission.VIEW_CAMPAIGNS in permissions:
                reads.add(membership.commune_id)
        launched = Q(commune__in=reads, launched_at__isnull=False)
        return self.filter(Q(commune__in=prepares) | launched)

    def launched(self) -> CampaignQuerySet:
        return self.filter(launched_at__isnull=False)

    def years(self) -> list[int]:
        """Give the years that there are campaigns of, newest first."""
        years = self.filter(year__isnull=False).order_by("-year").values_list("year", flat=True)
        return list(years.distinct())

    def with_goals(self) -> CampaignQuerySet:
        """Fetch what counting needs of a plan: its targets and its deadlines."""
        return self.select_related("commune").prefetch_related("targets", "deadlines")

    def with_outline(self) -> CampaignQuerySet:
        """Fetch whether there are targets and contents (`has_targets`, `has_contents`), not the
        text that was read; `campaigns.outline` gives the days to it."""
        parts = {
            f"has_{name}": Exists(model.objects.filter(campaign=OuterRef("pk")))
            for name, model in (("targets", Target), ("contents", Content))
        }
        return self.annotate(**parts).defer("source_text")

    def with_plan(self) -> CampaignQuerySet:
        """Fetch all that the plan says in a constant number of queries."""
        return self.select_related("commune", "launched_by").prefetch_related(
            "phases", "targets", "deadlines__extensions__unit", "contents", "recipients"
        )


class Campaign(models.Model):
    """Phong trào thi đua, phát động bằng một kế hoạch."""

    class Kind(models.TextChoices):
        ANNUAL = "annual", "Thường xuyên (năm)"
        THEMATIC = "thematic", "Theo chuyên đề"

    commune = models.ForeignKey(
        Commune, models.PROTECT, related_name="campaigns", verbose_name="xã, phường"
    )
    kind = models.CharField("loại", max_length=20, choices=Kind, default=Kind.ANNUAL)
    year = models.PositiveSmallIntegerField("năm", null=True, blank=True)
    number = CleanCharField("số, ký hiệu", max_length=60, blank=True)
    issued_on = models.DateField("ngày ký", null=True, blank=True)
    issuer = CleanCharField("cơ quan ban hành", max_length=150, blank=True)
    place = CleanCharField("nơi ký", max_length=100, blank=True)
    title = CleanCharField("tên kế hoạch", max_length=300, blank=True)
    theme = CleanCharField("chủ đề", max_length=500, blank=True)
    slogan = CleanCharField("khẩu hiệu", max_length=700, blank=True)
    purposes = CleanTextField("mục đích, yêu cầu", blank=True)
    signer_name = CleanCharField("người ký", max_length=100, blank=True)
    signer_position = CleanCharField("chức vụ người ký", max_length=100, blank=True)
    signer_on_behalf = CleanCharField("thay mặt", max_length=150, blank=True)
    source_text = models.TextField("nguyên văn kế hoạch", blank=True, editable=False)
    launched_at = models.DateTimeField("phát động lúc", null=True, blank=True, editable=False)
    launched_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, verbose_name="người phát động"
    )
    created_at = models.DateTimeField("tạo lúc", auto_now_add=True)
    changed_at = models.DateTimeField("sửa lúc", auto_now=True)

    objects = CampaignQuerySet.as_manager()

    class Meta:
        verbose_name = "phong trào thi đua"
        verbose_name_plural = "phong trào thi đua"
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "year"],
                condition=Q(kind="annual", launched_at__isnull=False),
                name="campaign_one_annual_launched",
                violation_error_message="Năm này đã có một phong trào thường xuyên được phát động.",
            ),
            models.UniqueConstraint(
                fields=["commune", "number", "issued_on"],
                condition=~Q(number=""),
                name="campaign_number_unique",
                violation_error_message="Đã có kế hoạch với số và ngày ký này.",
            ),
        ]

    def __str__(self) -> str:
        return self.title or "Kế hoạch chưa có tên"

    def get_absolute_url(self) -> str:
        return reverse("campaigns:detail", args=[self.pk])

    @property
    def is_launched(self) -> bool:
        return self.launched_at is not None


class Phase(models.Model):
    """Đợt thi đua: both days belong to it."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="phases")
    ordinal = models.PositiveSmallIntegerField("đợt", validators=[MinValueValidator(1)])
    starts_on = models.DateField("từ ngày", null=True, blank=True)
    ends_on = models.DateField("đến ngày", null=True, blank=True)
    goal = CleanTextField("mục tiêu", blank=True)

    class Meta:
        verbose_name = "đợt thi đua"
        verbose_name_plural = "đợt thi đua"
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "ordinal"],
                name="phase_ordinal_unique",
                violation_error_message="Đã có đợt này.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(starts_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="phase_ends_after_it_begins",
                violation_error_message="Ngày kết thúc đợt phải từ ngày bắt đầu trở đi.",
            ),
        ]

    def __str__(self) -> str:
        return f"Đợt {self.ordinal}"


class Target(models.Model):
    """Chỉ tiêu thi đua: a goal to strive for, not the ceiling of the law."""

    class Subject(models.TextChoices):
        COLLECTIVE = "collective", in_words.SUBJECT_NAMES["collective"]
        INDIVIDUAL = "individual", in_words.SUBJECT_NAMES["individual"]

    class Operator(models.TextChoices):
        AT_LEAST = ">=", in_words.OPERATOR_NAMES[">="]
        AT_MOST = "<=", in_words.OPERATOR_NAMES["<="]
        EXACTLY = "=", in_words.OPERATOR_NAMES["="]

    class Unit(models.TextChoices):
        PERCENT = "percent", "%"
        COUNT = "count", "người, tập thể"

    class Base(models.TextChoices):
        ELIGIBLE = "eligible", in_words.BASE_NAMES["eligible"]
        LDTT = "LDTT", in_words.BASE_NAMES["LDTT"]

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="targets")
    subject = models.CharField("đối tượng", max_length=20, choices=Subject)
    who = CleanCharField("ai", max_length=150, blank=True)
    award = models.CharField("danh hiệu, hình thức", max_length=20)
    operator = models.CharField("mức", max_length=2, choices=Operator, default=Operator.EXACTLY)
    value = models.DecimalField("giá trị", max_digits=8, decimal_places=2)
    unit = models.CharField("đơn vị tính", max_length=10, choices=Unit)
    base = models.CharField("tính trên", max_length=10, choices=Base, null=True, blank=True)  # noqa: DJ001
    ordinal = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "chỉ tiêu"
        verbose_name_plural = "chỉ tiêu"
        ordering = ["ordinal", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(value__gte=0) & (Q(unit="count") | Q(value__lte=100)),
                name="target_value_in_range",
                violation_error_message="Tỷ lệ phải từ 0 đến 100 phần trăm, số lượng không âm.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_operator_display()} {self.value} {self.get_unit_display()} {self.award}"


class Content(models.Model):
    """Nội dung thi đua, đánh số như trong kế hoạch (2.1, 2.2…)."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="contents")
    number = CleanCharField("mục", max_length=20, blank=True)
    text = CleanTextField("nội dung")
    ordinal = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "nội dung thi đua"
        verbose_name_plural = "nội dung thi đua"
        ordering = ["ordinal", "pk"]

    def __str__(self) -> str:
        return f"{self.number} {self.text[:60]}".strip()


class Recipient(models.Model):
    """Nơi nhận."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="recipients")
    name = CleanCharField("nơi nhận", max_length=150)
    for_report = models.BooleanField("để báo cáo", default=False)
    ordinal = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "nơi nhận"
        verbose_name_plural = "nơi nhận"
        ordering = ["ordinal", "pk"]

    def __str__(self) -> str:
        return self.name
