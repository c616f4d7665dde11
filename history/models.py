"""The log (nhật ký): what is written here is never changed."""

from __future__ import annotations

from datetime import date

from django.db import models


class AppendOnlyError(Exception):
    """Somebody tried to change the log."""


class EventQuerySet(models.QuerySet):
    def about(self, subject: models.Model) -> EventQuerySet:
        """Give the events of one object, newest first."""
        return self.filter(
            subject_type=subject._meta.label_lower, subject_id=subject.pk
        ).newest_first()

    def of_chain(self, chain: int) -> EventQuerySet:
        """Give the events of one commune, newest first."""
        return self.filter(chain=chain).newest_first()

    def newest_first(self) -> EventQuerySet:
        return self.order_by("-at", "-sequence")

    def update(self, **kwargs):
        raise AppendOnlyError("Nhật ký chỉ được ghi thêm, không được sửa.")

    def delete(self):
        raise AppendOnlyError("Nhật ký chỉ được ghi thêm, không được xóa.")


class Event(models.Model):
    """Sự việc đã xảy ra. Holds copies instead of keys, so it outlives what it tells of.

    Events of a commune form a chain: `sequence` counts without a gap and `hash` covers the event
    and the hash before it.
    """

    at = models.DateTimeField("lúc", db_index=True)
    chain = models.PositiveBigIntegerField("chuỗi")  # the commune's id; 0 for the installation
    sequence = models.PositiveBigIntegerField("thứ tự trong chuỗi")
    actor_id = models.PositiveBigIntegerField("mã người làm", null=True)
    actor_name = models.CharField("người làm", max_length=150)
    actor_role = models.CharField("vai trò", max_length=150, blank=True)
    verb = models.CharField("việc", max_length=60)
    subject_type = models.CharField("loại đối tượng", max_length=100)
    subject_id = models.PositiveBigIntegerField("mã đối tượng")
    sentence = models.TextField("nội dung")
    data = models.JSONField("dữ liệu", default=dict)
    previous_hash = models.CharField("dấu của sự việc trước", max_length=64)
    hash = models.CharField("dấu", max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = "sự việc"
        verbose_name_plural = "nhật ký"
        ordering = ["-at", "-sequence"]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="event_subject")]
        constraints = [
            models.UniqueConstraint(fields=["chain", "sequence"], name="event_sequence_unique")
        ]

    def __str__(self) -> str:
        return self.sentence

    def save(self, *args, **kwargs):
        if self.pk:
            raise AppendOnlyError("Nhật ký chỉ được ghi thêm, không được sửa.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise AppendOnlyError("Nhật ký chỉ được ghi thêm, không được xóa.")

    @property
    def practice_day(self) -> date | None:
        """Give the day that a practising commune had at the time."""
        day = self.data.get("practice_day")
        return date.fromisoformat(day) if day else None


class ChainHead(models.Model):
    """Mắt cuối của một chuỗi nhật ký: locked while an event is added, so that the chain has no
    fork; kept apart, so that an event cut off at the end is missed too."""

    chain = models.PositiveBigIntegerField("chuỗi", primary_key=True)
    sequence = models.PositiveBigIntegerField("thứ tự", default=0)
    hash = models.CharField("dấu", max_length=64, blank=True)

    class Meta:
        verbose_name = "mắt cuối của chuỗi nhật ký"
        verbose_name_plural = "mắt cuối của các chuỗi nhật ký"

    def __str__(self) -> str:
        return f"{self.chain}: {self.sequence}"
