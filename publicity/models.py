"""What the commune puts up for everybody to read, and what people say to it.

Rows are frozen as they were put up. They hold name, unit, award and initiative and nothing else of
a person (Luật 91/2025/QH15).
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from attachments.models import Attachment
from campaigns.models import Campaign
from council.models import Meeting
from council.reading import put_before
from decisions.models import AwardDecision
from people.models import Commune
from people.models.fields import CleanCharField, CleanTextField
from people.roles import Permission, role_of
from vietnamese.dates import short_date

EXAMPLES = "example"
"""The name under which examples come before a council: see `COUNCIL_SOURCES`."""


class OfCommuneQuerySet(models.QuerySet):
    def visible_to(self, user) -> OfCommuneQuerySet:
        """Give those of the communes in which the user looks after what is public."""
        communes = [
            membership.commune_id
            for membership in user.memberships_of_today()
            if Permission.RECORD_DECISIONS in role_of(membership.role).permissions
        ]
        return self.filter(commune__in=communes)


class PublicationQuerySet(OfCommuneQuerySet):
    def public_on(self, day: date) -> PublicationQuerySet:
        """Give what everybody may read on a day: lists for comment only while they are up."""
        begun = self.filter(withdrawn_on__isnull=True, starts_on__lte=day)
        return begun.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))


class Publication(models.Model):
    """Một danh sách đưa lên công khai: to be commented on until a day, or a result."""

    commune = models.ForeignKey(
        Commune, models.PROTECT, related_name="publications", verbose_name="xã, phường"
    )
    campaign = models.ForeignKey(
        Campaign, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="phong trào"
    )
    decision = models.ForeignKey(
        AwardDecision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="quyết định",
    )
    title = CleanCharField("tiêu đề", max_length=300)
    basis = CleanCharField("theo văn bản", max_length=300, blank=True)
    rows = models.JSONField("các dòng")
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến hết ngày", null=True, blank=True)
    put_up_at = models.DateTimeField("lúc", auto_now_add=True)
    by_name = models.CharField("người đưa lên", max_length=150)
    withdrawn_on = models.DateField("ngày gỡ", null=True, blank=True)
    withdraw_reason = CleanTextField("lý do gỡ", blank=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = "danh sách công khai"
        verbose_name_plural = "danh sách công khai"
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="publication_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | ~Q(withdraw_reason=""),
                name="publication_withdrawn_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("publicity:manage", args=[self.pk])

    @property
    def public_path(self) -> str:
        return reverse("publicity:item", args=[self.pk])

    @property
    def verify_path(self) -> str:
        """Give the page that says whether the decision is genuine; "" where it was not issued
        here."""
        paper = self.decision.paper if self.decision else None
        return paper.get_absolute_url() if paper else ""

    @property
    def is_for_comment(self) -> bool:
        return self.ends_on is not None

    def is_public_on(self, day: date) -> bool:
        """Say whether everybody may read it on a day, as `public_on` has it."""
        begun = self.withdrawn_on is None and self.starts_on <= day
        return begun and (self.ends_on is None or self.ends_on >= day)

    def state_on(self, day: date) -> str:
        """Give the word for how it stands on a day."""
        if self.withdrawn_on:
            return "Đã gỡ"
        if self.ends_on and self.ends_on < day:
            return "Đã hết hạn"
        return "Đang công khai"


class Comment(models.Model):
    """Ý kiến của người dân: shown to nobody before somebody of the office has read it.

    `origin` is a keyed digest of the address it came from, to hold back who sends too many.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Chờ xem"
        SHOWN = "shown", "Đã hiển thị"
        KEPT = "kept", "Không hiển thị"

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="comments")
    name = CleanCharField("họ tên", max_length=100, blank=True)
    contact = CleanCharField("điện thoại hoặc địa chỉ để trả lời", max_length=150, blank=True)
    text = CleanTextField("ý kiến")
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.WAITING)
    answer = CleanTextField("trả lời", blank=True)
    sent_at = models.DateTimeField("lúc", auto_now_add=True)
    origin = models.CharField(max_length=64, db_index=True)
    read_by_name = models.CharField("người xem", max_length=150, blank=True)

    class Meta:
        verbose_name = "ý kiến"
        verbose_name_plural = "ý kiến"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Ý kiến về {self.publication}"


class ExampleQuerySet(OfCommuneQuerySet):
    def public(self) -> ExampleQuerySet:
        """Give what everybody may read."""
        return self.filter(published_on__isnull=False)

    def readable_by(self, user) -> ExampleQuerySet:
        """Give what the user looks after, and what is put before the council as whose member the
        user sits."""
        mine = self.visible_to(user).values("pk")
        return self.filter(Q(pk__in=mine) | Q(pk__in=put_before(user, EXAMPLES)))


class Example(models.Model):
    """Gương người tốt, việc tốt; Điển hình tiên tiến once the council has chosen it.

    `meeting` is the one that voted on it, `is_chosen` its word, `verdict` that in words.
    """

    commune = models.ForeignKey(
        Commune, models.PROTECT, related_name="examples", verbose_name="xã, phường"
    )
    name = CleanCharField("tên cá nhân, tập thể", max_length=150)
    unit = CleanCharField("đơn vị, thôn", max_length=150)
    year = models.PositiveSmallIntegerField("năm")
    headline = CleanCharField("việc làm nêu gương, trong một câu", max_length=200)
    story = CleanTextField("câu chuyện")
    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="phiên họp",
    )
    is_chosen = models.BooleanField("Hội đồng chọn", null=True, editable=False)
    verdict = CleanTextField("kết luận của Hội đồng", blank=True, editable=False)
    consent = CleanCharField(
        "sự đồng ý đăng ảnh",
        max_length=200,
        blank=True,
        help_text="Ai đồng ý, ngày nào. Không có thì ảnh không được đăng.",
    )
    published_on = models.DateField("ngày đăng", null=True, editable=False)
    by_name = models.CharField("người viết", max_length=150)

    objects = ExampleQuerySet.as_manager()

    class Meta:
        verbose_name = "điển hình tiên tiến"
        verbose_name_plural = "điển hình tiên tiến"
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "year", "name", "headline"],
                name="example_once",
                violation_error_message="Điển hình này đã được ghi.",
            ),
            models.CheckConstraint(
                condition=Q(meeting__isnull=True, is_chosen__isnull=True)
                | Q(meeting__isnull=False, is_chosen__isnull=False),
                name="example_chosen_by_a_meeting",
            ),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True)
                | Q(is_chosen__isnull=True)
                | Q(is_chosen=True),
                name="example_not_chosen_is_not_public",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.headline}"

    def get_absolute_url(self) -> str:
        return reverse("publicity:example_manage", args=[self.pk])

    @property
    def introduced(self) -> str:
        """Give "Bà Châu Thị Mỹ Ái, Văn hóa - Xã hội"; a unit itself is named once."""
        return self.name if self.is_of_unit else f"{self.name}, {self.unit}"

    @property
    def is_of_unit(self) -> bool:
        """Say whether it is the unit, under whatever word ("Tập thể …")."""
        return self.name.endswith(self.unit)

    @property
    def public_path(self) -> str:
        return reverse("publicity:example", args=[self.pk])

    @property
    def called(self) -> str:
        """Give what it may be called in public: the name of honour is the council's to give."""
        word = "Điển hình tiên tiến" if self.is_chosen else "Gương người tốt, việc tốt"
        return f"{word} năm {self.year}"

    @property
    def basis(self) -> str:
        """Give who chose it and when, for everybody to read; "" of what no council has chosen."""
        if not self.meeting or not self.is_chosen:
            return ""
        return f"{self.meeting.council} chọn tại phiên họp ngày {short_date(self.meeting.held_on)}"

    @property
    def state(self) -> str:
        """Give the word for how it stands."""
        if self.published_on:
            return "Đang công khai"
        return {None: "Nháp", True: "Đạt", False: "Không đạt"}[self.is_chosen]

    @property
    def has_photo(self) -> bool:
        """Say whether there is a photo that may be shown."""
        return bool(self.consent) and hasattr(self, "photo")


class ExamplePhoto(Attachment):
    """Ảnh của điển hình, drawn anew when it was brought: it tells neither place nor phone."""

    example = models.OneToOneField(Example, models.CASCADE, related_name="photo")

    class Meta(Attachment.Meta):
        verbose_name = "ảnh điển hình"
        verbose_name_plural = "ảnh điển hình"
