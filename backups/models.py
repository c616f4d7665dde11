"""The backups that were asked for on the page or made by the timetable. The files lie in
`settings.BACKUP_ROOT`; these rows are no part of a backup."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import models
from django.db.models import Q


class BackupQuerySet(models.QuerySet):
    def unfinished(self) -> BackupQuerySet:
        """Give what waits and what is being made."""
        return self.filter(state__in=[Backup.State.WAITING, Backup.State.RUNNING])


class Backup(models.Model):
    """Một bản sao lưu: asked for by somebody or by the timetable, made by the worker."""

    class State(models.TextChoices):
        WAITING = "waiting", "Đang chờ"
        RUNNING = "running", "Đang sao lưu"
        DONE = "done", "Đã xong"
        FAILED = "failed", "Không sao lưu được"

    name = models.CharField("tên tệp", max_length=80, unique=True)
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.WAITING)
    is_nightly = models.BooleanField("theo lịch", default=False)
    is_sealed = models.BooleanField("có mã hóa", default=False)
    by_name = models.CharField("người yêu cầu", max_length=150)
    asked_at = models.DateTimeField("yêu cầu lúc")
    started_at = models.DateTimeField("bắt đầu lúc", null=True)
    finished_at = models.DateTimeField("xong lúc", null=True)
    size = models.PositiveBigIntegerField("dung lượng (byte)", default=0)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    rows = models.PositiveBigIntegerField("số dòng dữ liệu", default=0)
    files = models.PositiveIntegerField("số tệp", default=0)
    note = models.TextField("ghi chú", blank=True)

    objects = BackupQuerySet.as_manager()

    class Meta:
        verbose_name = "bản sao lưu"
        verbose_name_plural = "các bản sao lưu"
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="done") | ~Q(sha256=""), name="backup_done_has_its_hash"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> Path:
        return Path(settings.BACKUP_ROOT) / self.name

    @property
    def is_finished(self) -> bool:
        return self.state in (self.State.DONE, self.State.FAILED)
