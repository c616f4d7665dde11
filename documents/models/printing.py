"""Files that were printed, and the printing that is under way."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse


class StoredFile(models.Model):
    """Tệp đã in, tìm lại theo nội dung: `key` is the SHA-256 of all that went into it."""

    key = models.CharField(max_length=64, unique=True)
    file = models.FileField("tệp", upload_to="printed/", max_length=200)
    pages = models.PositiveIntegerField("số trang")
    made_at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "tệp đã in"
        verbose_name_plural = "tệp đã in"

    def __str__(self) -> str:
        return self.key


class PrintJobQuerySet(models.QuerySet):
    def visible_to(self, user) -> PrintJobQuerySet:
        """Give what the user asked for: a file may hold more than the next one may see."""
        return self.filter(asked_by=user)


class PrintJob(models.Model):
    """Một lần in nhiều hồ sơ: asked for by somebody, made by the worker part by part."""

    class State(models.TextChoices):
        WAITING = "waiting", "Đang chờ"
        RUNNING = "running", "Đang in"
        DONE = "done", "Đã xong"
        FAILED = "failed", "Không in được"

    commune_id = models.PositiveBigIntegerField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    title = models.CharField("tên", max_length=300)
    back_path = models.CharField("trang đã yêu cầu", max_length=200)
    is_bare = models.BooleanField("không kèm trang danh sách", default=False)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    total = models.PositiveIntegerField("số hồ sơ")
    done = models.PositiveIntegerField("đã xong", default=0)
    asked_at = models.DateTimeField("lúc yêu cầu", auto_now_add=True)
    heartbeat_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    file = models.FileField("tệp gộp", upload_to="jobs/", blank=True, max_length=200)
    error = models.TextField("lỗi", blank=True)

    objects = PrintJobQuerySet.as_manager()

    class Meta:
        verbose_name = "lần in hồ sơ"
        verbose_name_plural = "các lần in hồ sơ"
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(done__lte=F("total")), name="print_job_not_overdone")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("documents:job", args=[self.pk])

    @property
    def is_finished(self) -> bool:
        return self.state in (self.State.DONE, self.State.FAILED)

    @property
    def in_words(self) -> str:
        """How far it is: "Đang in: 12/34 hồ sơ"."""
        noun = "phần" if self.is_bare else "hồ sơ"
        return f"{self.get_state_display()}: {self.done}/{self.total} {noun}"


class PrintPart(models.Model):
    """Một hồ sơ trong một lần in. `maker` names a function of `settings.PAPER_MAKERS` and
    `subject` what it is to be given; `error` is the sentence that says why it could not be
    printed."""

    job = models.ForeignKey(PrintJob, models.CASCADE, related_name="parts")
    ordinal = models.PositiveIntegerField()
    title = models.CharField("tên hồ sơ", max_length=300)
    maker = models.CharField(max_length=60)
    subject = models.PositiveBigIntegerField()
    stored = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    error = models.TextField("lỗi", blank=True)

    class Meta:
        verbose_name = "hồ sơ trong lần in"
        verbose_name_plural = "các hồ sơ trong lần in"
        ordering = ["ordinal"]
        constraints = [models.UniqueConstraint(fields=["job", "ordinal"], name="print_part_once")]

    def __str__(self) -> str:
        return self.title
