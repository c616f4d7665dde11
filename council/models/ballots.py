"""Rounds of voting: who has voted, and apart from it what was chosen.

A receipt and a vote have no key, number, order or time in common, and the votes on each name are a
pile of their own. At closing the votes are written anew in shuffled order (`council.urn`).
"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from council.rules.voting import Roll, VoteCount, VoteResult, Way
from people.models.fields import CleanCharField, CleanTextField

from .agenda import Item, Line
from .councils import Seat


class Round(models.Model):
    """Một lần bỏ phiếu của một mục; void ones are kept with the reason."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField("lần")
    way = models.CharField(
        "cách biểu quyết", max_length=6, choices=[(way.value, way.word) for way in Way]
    )
    is_runoff = models.BooleanField("bỏ phiếu lại giữa những người bằng phiếu", default=False)
    reason = CleanTextField("lý do bỏ phiếu lần nữa", blank=True)
    opened_at = models.DateTimeField("mở lúc")
    closed_at = models.DateTimeField("đóng lúc", null=True)
    void_reason = CleanTextField("lý do hủy", blank=True)
    issued = models.PositiveSmallIntegerField("số phiếu phát ra", default=0)
    returned = models.PositiveSmallIntegerField("số phiếu thu về", default=0)
    invalid = models.PositiveSmallIntegerField("số phiếu không hợp lệ", default=0)

    class Meta:
        verbose_name = "lần bỏ phiếu"
        verbose_name_plural = "lần bỏ phiếu"
        ordering = ["item", "number"]
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="round_one_a_number"),
            models.UniqueConstraint(
                fields=["item"], condition=Q(closed_at__isnull=True), name="round_one_open"
            ),
            models.CheckConstraint(
                condition=Q(void_reason="") | Q(closed_at__isnull=False),
                name="round_void_is_closed",
            ),
            models.CheckConstraint(
                condition=Q(returned__lte=models.F("issued"), invalid__lte=models.F("returned")),
                name="round_ballots_add_up",
            ),
        ]

    def __str__(self) -> str:
        return f"Lần {self.number}: {self.item.title}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def counts(self) -> bool:
        """Say whether its result is known and holds."""
        return self.closed_at is not None and not self.void_reason

    @property
    def valid(self) -> int:
        return self.returned - self.invalid

    @property
    def way_in_words(self) -> str:
        return Way(self.way).word


class Tally(models.Model):
    """Một tên trên phiếu của một lần bỏ phiếu: who there is to vote (`roll`) and who does not and
    why (`barred`), both as they were at opening; once it is closed what was counted."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="tallies")
    line = models.ForeignKey(Line, models.PROTECT, related_name="tallies")
    roll = models.JSONField("thành viên")
    barred = models.JSONField("không biểu quyết", default=list)
    agree = models.PositiveSmallIntegerField("đồng ý", null=True)
    disagree = models.PositiveSmallIntegerField("không đồng ý", null=True)
    invalid = models.PositiveSmallIntegerField("không hợp lệ", null=True)
    written_agree = models.PositiveSmallIntegerField("đồng ý bằng văn bản", default=0)
    written_disagree = models.PositiveSmallIntegerField("không đồng ý bằng văn bản", default=0)
    chair_agrees = models.BooleanField("Chủ tịch Hội đồng đồng ý khi bằng phiếu", null=True)

    class Meta:
        verbose_name = "kết quả kiểm phiếu"
        verbose_name_plural = "kết quả kiểm phiếu"
        ordering = ["round_id", "line__ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["round", "line"], name="tally_one_a_name"),
            models.CheckConstraint(
                condition=Q(agree__isnull=True, disagree__isnull=True, invalid__isnull=True)
                | Q(agree__isnull=False, disagree__isnull=False, invalid__isnull=False),
                name="tally_counted_whole",
            ),
        ]

    @property
    def there(self) -> Roll:
        """Give who there was to vote."""
        return Roll(**self.roll)

    @property
    def count(self) -> VoteCount:
        return VoteCount(
            self.agree,
            self.disagree,
            self.invalid,
            self.written_agree,
            self.written_disagree,
            self.chair_agrees,
        )

    def result(self, rule) -> VoteResult | None:
        """Give what the count means under the item's rule; None while nothing is counted."""
        return None if self.agree is None else VoteResult(rule, self.there, self.count)


class Receipt(models.Model):
    """Thành viên đã bỏ phiếu: that somebody voted, not what."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, models.PROTECT, related_name="receipts")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="receipts")

    class Meta:
        verbose_name = "đã bỏ phiếu"
        verbose_name_plural = "đã bỏ phiếu"
        constraints = [
            models.UniqueConstraint(fields=["round", "seat"], name="receipt_one_a_seat"),
        ]


class Vote(models.Model):
    """Một lựa chọn trong chồng phiếu của một tên: what was chosen, not by whom, nor when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    tally = models.ForeignKey(Tally, models.PROTECT, related_name="pile")
    agrees = models.BooleanField()

    class Meta:
        verbose_name = "lựa chọn"
        verbose_name_plural = "lựa chọn"


class CodeSlip(models.Model):
    """Mã bỏ phiếu một lần cho thành viên không dùng điện thoại; only the digest is kept."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="slips")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    digest = CleanCharField(max_length=64)

    class Meta:
        verbose_name = "mã bỏ phiếu"
        verbose_name_plural = "mã bỏ phiếu"
        constraints = [
            models.UniqueConstraint(fields=["round", "seat"], name="slip_one_a_seat"),
            models.UniqueConstraint(fields=["round", "digest"], name="slip_one_a_code"),
        ]
