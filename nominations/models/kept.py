"""The last judgement of each dossier, kept beside it, and what changed since (docs/adr/0010)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import models
from django.db.models import Q

from nominations.models.nominations import Nomination

Days = tuple[date, date]
"""Whose law judges, and until when people are counted."""


class KeptJudgement(models.Model):
    """Kết quả xét gần nhất của một hồ sơ: what the rules said, discipline and all, and by which
    days and which program.

    The row stands before the facts are read, and is filled once: `judged` is None in between. When
    something changes the row goes; whoever read older facts then has nothing left to fill.
    """

    # No constraint: it would make a reader wait for whoever holds the dossier.
    nomination = models.OneToOneField(
        Nomination, models.CASCADE, related_name="kept", db_constraint=False
    )
    judged_on = models.DateField("theo quy định của ngày")
    counted_on = models.DateField("tính người đến ngày")
    program = models.CharField("bản phần mềm", max_length=64)
    judged = models.JSONField("kết quả", null=True)
    # What a row of a list says of it, read without the whole.
    word = models.CharField("kết quả bằng chữ", max_length=30, blank=True)
    veiled_word = models.CharField("kết quả, không nói kỷ luật", max_length=30, blank=True)
    gap_count = models.PositiveSmallIntegerField("số điểm còn thiếu", default=0)

    class Meta:
        verbose_name = "kết quả xét gần nhất"
        verbose_name_plural = "kết quả xét gần nhất"

    def __str__(self) -> str:
        return f"Kết quả xét hồ sơ số {self.nomination_id}"

    @classmethod
    def of(cls, nomination: int, days: Days, program: str) -> KeptJudgement:
        """Give an empty row, not stored yet."""
        judged_on, counted_on = days
        return cls(
            nomination_id=nomination, judged_on=judged_on, counted_on=counted_on, program=program
        )

    @property
    def days(self) -> Days:
        return self.judged_on, self.counted_on

    def is_of(self, days: Days, program: str) -> bool:
        """Say whether it holds for these days, judged by this program."""
        return (self.days, self.program) == (days, program)


class FactChangeQuerySet(models.QuerySet):
    def touching(self, nominations: Iterable[Nomination]) -> FactChangeQuerySet:
        """Give at least those that touch one of these nominations."""
        nominations = list(nominations)
        communes = {nomination.campaign.commune_id for nomination in nominations}
        people = {nomination.person_id for nomination in nominations} - {None}
        return self.filter(Q(commune__in=communes) | Q(person__in=people))


class FactChange(models.Model):
    """Một thay đổi mà kết quả xét phải theo: triggers alone write it, see `nominations.watching`.

    It touches the dossiers of `campaign`, or of the whole `commune`; with a `person` only those of
    the person and of collectives, with a `nomination` only that one. Numbers without constraints:
    a note never waits for anybody, and stays when its subject goes.
    """

    commune = models.PositiveBigIntegerField(db_index=True)
    campaign = models.PositiveBigIntegerField(null=True)
    person = models.PositiveBigIntegerField(null=True, db_index=True)
    nomination = models.PositiveBigIntegerField(null=True)

    objects = FactChangeQuerySet.as_manager()

    class Meta:
        verbose_name = "thay đổi chờ xét lại"
        verbose_name_plural = "thay đổi chờ xét lại"

    def __str__(self) -> str:
        return f"Thay đổi số {self.pk}"
