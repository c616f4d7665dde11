"""Papers that bear a number, the signed files that came back, and what these say of themselves."""

from __future__ import annotations

import secrets

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
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
    the office gave the number, not a book of the program's own. `changes` says, a line each, what a
    later paper took out of it or corrected, and names nobody.
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
    changes = models.TextField("thay đổi sau khi ban hành", blank=True)

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
    def last_looks(self) -> dict[str, SignedFileCheck]:
        """The last look at each of its signed files, by the file's SHA-256, with the signatures
        and whether it `is_of_an_annex`."""
        annexes = SignedAnnex.objects.filter(document=self, sha256=OuterRef("sha256"))
        looks = self.looks.annotate(is_of_an_annex=Exists(annexes)).order_by("checked_at", "pk")
        return {look.sha256: look for look in looks.prefetch_related("signatures")}

    @property
    def signed_check(self) -> SignedFileCheck | None:
        """The last look at the signatures of the signed file; None without a file."""
        return self.last_looks.get(self.signed_sha256) if self.signed_file else None

    @property
    def signed_checks(self) -> list[SignedFileCheck]:
        """The last look at the signed file and at each annex that is still there."""
        looks = [look for look in self.last_looks.values() if look.is_of_an_annex]
        return [self.signed_check, *looks] if self.signed_check else looks


class SignedAnnex(models.Model):
    """Phụ lục là một tệp riêng, ký riêng (danh sách kèm theo): kept beside the signed paper, its
    signatures looked at as those of the paper are."""

    document = models.ForeignKey(IssuedDocument, models.CASCADE, related_name="annexes")
    file = models.FileField("phụ lục đã ký", upload_to="signed/", max_length=200)
    name = models.CharField("tên tệp", max_length=150)
    sha256 = models.CharField(max_length=64)
    kept_at = models.DateTimeField("đính kèm lúc", auto_now_add=True)
    by_name = models.CharField("người đính kèm", max_length=150)

    class Meta:
        verbose_name = "phụ lục đã ký"
        verbose_name_plural = "phụ lục đã ký"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "sha256"],
                name="signed_annex_once",
                violation_error_message="Phụ lục này đã được đính kèm.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}, phụ lục của {self.document}"

    @property
    def signed_check(self) -> SignedFileCheck | None:
        """The last look at the signatures of the file."""
        return self.document.last_looks.get(self.sha256)


class SignedFileCheck(models.Model):
    """Một lần kiểm tra chữ ký số trong bản đã ký hoặc phụ lục: what was found then, never changed.
    `origin` and `fault` are values of `documents.signed.signatures`; a scan has no signatures."""

    document = models.ForeignKey(IssuedDocument, models.CASCADE, related_name="looks")
    sha256 = models.CharField(max_length=64)
    origin = models.CharField(
        max_length=10, choices=[(origin.value, origin.value) for origin in FileOrigin]
    )
    fault = models.CharField(
        max_length=10, blank=True, choices=[(fault.value, fault.value) for fault in ReadingFault]
    )
    checked_at = models.DateTimeField("kiểm tra lúc", auto_now_add=True)

    class Meta:
        verbose_name = "lần kiểm tra chữ ký số"
        verbose_name_plural = "các lần kiểm tra chữ ký số"
        ordering = ["-checked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.document}, kiểm tra {timezone.localdate(self.checked_at):%d/%m/%Y}"

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
        "chứng thư",
        max_length=10,
        choices=[(trust.value, trust.value) for trust in CertificateTrust],
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
