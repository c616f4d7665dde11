"""The agenda of a meeting: items, the names in each, who does not vote on which."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from council.rules.recusing import Interest, reason_in_words
from council.rules.stages import OVER
from council.rules.voting import Rule, rule_from_json
from people.models import Person, Unit
from people.models.fields import CleanCharField, CleanTextField

from .councils import Seat
from .meetings import Meeting


class Item(models.Model):
    """Một mục của chương trình họp.

    `source` and `key` name what a room above brought; both are empty for a matter of the council's
    own. `rule` is frozen when the item is put on the agenda; {} for what is not voted on. `places`
    is how many may be chosen, with the arithmetic in words.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    ordinal = models.PositiveSmallIntegerField("thứ tự")
    source = models.CharField("nguồn", max_length=30, blank=True)
    key = models.CharField("mã", max_length=60, blank=True)
    title = CleanCharField("nội dung", max_length=200)
    rule = models.JSONField("cách biểu quyết", default=dict, blank=True)
    places = models.PositiveSmallIntegerField("số chỗ", null=True, blank=True)
    places_in_words = CleanCharField("cách tính số chỗ", max_length=300, blank=True)

    class Meta:
        verbose_name = "mục của chương trình"
        verbose_name_plural = "mục của chương trình"
        ordering = ["meeting", "ordinal", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "source", "key"],
                condition=~Q(source=""),
                name="item_once_a_meeting",
                violation_error_message="Mục này đã có trong chương trình.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ordinal}. {self.title}"

    @property
    def is_voted(self) -> bool:
        return bool(self.rule)

    @property
    def is_matter(self) -> bool:
        """Say whether it is a matter of the council's own: a question under its title, no names."""
        return not self.source

    @property
    def voting(self) -> Rule:
        """Give the frozen rule; only of an item that is voted on."""
        return rule_from_json(self.rule)


class LineQuerySet(models.QuerySet):
    def waiting(self, source: str) -> LineQuerySet:
        """Give the names that a room put before meetings which are not over."""
        over = [stage.value for stage in OVER]
        return self.filter(item__source=source).exclude(item__meeting__stage__in=over)


class Line(models.Model):
    """Một tên được đưa ra biểu quyết; `subject` is its number in the room that brought it. What is
    `set_aside` is not voted on, for this reason: an earlier vote of the meeting left it without
    ground."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="lines")
    ordinal = models.PositiveSmallIntegerField("thứ tự")
    subject = models.BigIntegerField("số", null=True)
    name = CleanCharField("tên", max_length=300)
    detail = CleanCharField("chi tiết", max_length=300, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    reason = CleanTextField("lý do Hội đồng nêu", blank=True)
    set_aside = CleanTextField("không xét, vì sao", blank=True)

    objects = LineQuerySet.as_manager()

    class Meta:
        verbose_name = "tên đưa ra biểu quyết"
        verbose_name_plural = "tên đưa ra biểu quyết"
        ordering = ["item", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["item", "ordinal"], name="line_one_a_number"),
            models.UniqueConstraint(
                fields=["item", "subject"],
                condition=Q(subject__isnull=False),
                name="line_one_a_subject",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Recusal(models.Model):
    """Thành viên không biểu quyết về một tên, và vì sao."""

    line = models.ForeignKey(Line, models.CASCADE, related_name="recusals")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="recusals")
    kind = models.CharField(
        "quan hệ", max_length=8, choices=[(interest.value, interest.word) for interest in Interest]
    )
    note = CleanTextField("ghi chú", blank=True)

    class Meta:
        verbose_name = "không biểu quyết"
        verbose_name_plural = "không biểu quyết"
        ordering = ["line", "seat__ordinal", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["line", "seat"],
                name="recusal_once",
                violation_error_message="Thành viên này đã được ghi là không biểu quyết.",
            ),
            models.CheckConstraint(
                condition=~Q(kind="other") | ~Q(note=""),
                name="recusal_other_says_why",
                violation_error_message="Lý do khác thì phải ghi rõ.",
            ),
        ]

    def __str__(self) -> str:
        return reason_in_words(self.seat.name, Interest(self.kind))


class Opinion(models.Model):
    """Ý kiến bằng văn bản của một thành viên vắng mặt; signed, so no secret."""

    line = models.ForeignKey(Line, models.CASCADE, related_name="opinions")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="opinions")
    agrees = models.BooleanField("đồng ý")

    class Meta:
        verbose_name = "ý kiến bằng văn bản"
        verbose_name_plural = "ý kiến bằng văn bản"
        constraints = [
            models.UniqueConstraint(fields=["line", "seat"], name="opinion_once"),
        ]
