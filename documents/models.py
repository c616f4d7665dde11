"""Papers that were issued, files that were printed, and the printing that is under way.

This room knows no commune and no award: whose a thing is stands in plain numbers.
"""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.functional import cached_property

from documents.signed.signatures import (
    NO_SIGNATURE,
    SCANNED,
    UNREAD,
    CertificateTrust,
    FileOrigin,
    ReadingFault,
    SignatureVerdict,
    doubts_of,
    sentence_of,
    time_note,
    verdict_of,
)


def new_token() -> str:
    """Give an address that nobody guesses."""
    return secrets.token_urlsafe(18)


class NumberBook(models.Model):
    """Sổ số văn bản của một xã trong một năm: the last number given, taken under a lock."""

    commune_id = models.PositiveBigIntegerField()
    year = models.PositiveSmallIntegerField()
    code = models.CharField("ký hiệu sổ", max_length=30)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "sổ số văn bản"
        verbose_name_plural = "sổ số văn bản"
        constraints = [
            models.UniqueConstraint(fields=["commune_id", "year", "code"], name="number_book_once")
        ]

    def __str__(self) -> str:
        return f"{self.code} năm {self.year}"


class IssuedDocument(models.Model):
    """Văn bản có số: bytes, number and SHA-256 stay as they were when the number was given.

    It waits for its signature until it is issued (`issued_at`); before that it proves nothing.
    `key` is what the paper is of, in the words of the room that issued it ("session-12/decision"):
    one paper in force for each. `subject_path` leads to the page that it came from. `signed_file`
    is the scan, or the digitally signed file, of what was signed. `is_entered`: the registry of
    the office gave the number, not a book of the program's own.
    """

    commune_id = models.PositiveBigIntegerField(db_index=True)
    key = models.CharField(max_length=100)
    book = models.CharField("sổ", max_length=30)
    year = models.PositiveSmallIntegerField("năm")
    ordinal = models.PositiveIntegerField("số thứ tự")
    number = models.CharField("số, ký hiệu", max_length=60)
    kind = models.CharField("loại văn bản", max_length=60)
    abstract = models.CharField("trích yếu", max_length=500)
    issuer = models.CharField("cơ quan ban hành", max_length=200)
    issued_on = models.DateField("ngày ban hành")
    file = models.FileField("tệp", upload_to="issued/", max_length=200)
    sha256 = models.CharField(max_length=64, db_index=True)
    token = models.CharField(max_length=40, unique=True, default=new_token)
    subject_path = models.CharField(max_length=200)
    is_entered = models.BooleanField("số do văn thư cấp", default=False)
    signed_file = models.FileField("bản đã ký", upload_to="signed/", blank=True, max_length=200)
    signed_name = models.CharField("tên tệp đã ký", max_length=150, blank=True)
    signed_sha256 = models.CharField(max_length=64, blank=True)
    numbered_at = models.DateTimeField("lấy số lúc", auto_now_add=True)
    issued_at = models.DateTimeField("ban hành lúc", null=True)
    by_name = models.CharField("người ban hành", max_length=150)
    withdrawn_on = models.DateField("ngày thu hồi", null=True)
    withdraw_reason = models.TextField("lý do thu hồi", blank=True)

    class Meta:
        verbose_name = "văn bản đã ban hành"
        verbose_name_plural = "văn bản đã ban hành"
        ordering = ["-issued_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune_id", "year", "book", "ordinal"], name="issued_number_once"
            ),
            models.UniqueConstraint(
                fields=["commune_id", "key"],
                condition=Q(withdrawn_on__isnull=True),
                name="issued_once_in_force",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | ~Q(withdraw_reason=""),
                name="issued_withdrawn_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} số {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("documents:verify", args=[self.token])

    @cached_property
    def signed_check(self) -> SignedFileCheck | None:
        """The last look at the signatures of the signed file, with them; None without a file."""
        if not self.signed_file:
            return None
        of_this_file = self.looks.filter(sha256=self.signed_sha256)
        return of_this_file.prefetch_related("signatures").first()


class SignedFileCheck(models.Model):
    """Một lần kiểm tra chữ ký số trong bản đã ký: what was found then, never changed. `origin` and
    `fault` are values of `documents.signed.signatures`; a scan has no signatures."""

    document = models.ForeignKey(IssuedDocument, models.CASCADE, related_name="looks")
    sha256 = models.CharField(max_length=64)
    origin = models.CharField(max_length=10, choices=[(one.value, one.value) for one in FileOrigin])
    fault = models.CharField(
        max_length=10, blank=True, choices=[(one.value, one.value) for one in ReadingFault]
    )
    checked_at = models.DateTimeField("kiểm tra lúc", auto_now_add=True)

    class Meta:
        verbose_name = "lần kiểm tra chữ ký số"
        verbose_name_plural = "các lần kiểm tra chữ ký số"
        ordering = ["-checked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.document}, kiểm tra {self.checked_at:%d/%m/%Y}"

    @property
    def word(self) -> str:
        """Give the word of a file that shows no signature; empty where it has some."""
        if self.fault:
            return UNREAD
        return "" if self.signatures.all() else NO_SIGNATURE

    @property
    def sentence(self) -> str:
        """Give what there is to say of the file as a whole."""
        if self.fault:
            return ReadingFault(self.fault).sentence
        return FileOrigin(self.origin).sentence if self.signatures.all() else SCANNED

    @property
    def doubts(self) -> list[str]:
        """Give what somebody has to look at before relying on the file."""
        return doubts_of(self.origin, self.fault, self.signatures.all())


class DigitalSignature(models.Model):
    """Một chữ ký số trong bản đã ký, as a check found it (`FoundSignature`)."""

    look = models.ForeignKey(SignedFileCheck, models.CASCADE, related_name="signatures")
    ordinal = models.PositiveSmallIntegerField("thứ tự")
    signer = models.CharField("người ký", max_length=200)
    organisation = models.CharField("cơ quan của người ký", max_length=200, blank=True)
    issuer = models.CharField("người cấp chứng thư", max_length=200)
    serial = models.CharField("số chứng thư", max_length=200)
    signed_at = models.DateTimeField("ký lúc", null=True)
    is_timestamped = models.BooleanField("có dấu thời gian")
    covers_whole = models.BooleanField("bao trùm cả tệp")
    is_intact = models.BooleanField("phần đã ký còn nguyên")
    is_unchanged = models.BooleanField("sau khi ký chỉ có thêm chữ ký")
    trust = models.CharField(
        "chứng thư", max_length=10, choices=[(one.value, one.value) for one in CertificateTrust]
    )

    class Meta:
        verbose_name = "chữ ký số"
        verbose_name_plural = "chữ ký số"
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["look", "ordinal"], name="digital_signature_once")
        ]

    def __str__(self) -> str:
        return self.signer

    @property
    def verdict(self) -> SignatureVerdict:
        return verdict_of(self)

    @property
    def sentence(self) -> str:
        return sentence_of(self)

    @property
    def time_note(self) -> str:
        return time_note(self)


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
