"""Numbered papers and the log, as a commune takes them away."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.files import File

from documents.models import DigitalSignature, IssuedDocument, NumberBook, SignedFileCheck
from documents.paper.listing import Shown, sheet_of
from documents.paper.sheet import Sheet
from documents.signed.signatures import CertificateTrust, FileOrigin, ReadingFault
from history.models import Event
from people.models import Commune


def sheets(commune: Commune) -> Iterator[Sheet]:
    """Give the papers with their numbers, what was found of their signatures, then the log."""
    books = NumberBook.objects.filter(commune_id=commune.pk).order_by("year", "code")
    yield sheet_of("Sổ số", books, "year", "code", Shown("last", "Số cuối đã lấy"))
    yield sheet_of(
        "Văn bản đã lấy số",
        IssuedDocument.objects.filter(commune_id=commune.pk),
        "year",
        "book",
        "ordinal",
        "number",
        "kind",
        "abstract",
        "issued_on",
        "issued_at",
        "by_name",
        "withdrawn_on",
        "withdraw_reason",
        "changes",
    )
    yield from _signatures(commune)
    log = Event.objects.filter(chain=commune.pk).order_by("sequence")
    yield sheet_of("Nhật ký", log, "sequence", "at", "actor_name", "actor_role", "sentence")


def _signatures(commune: Commune) -> Iterator[Sheet]:
    """Give each look at a signed file, and each signature as it was seen then."""
    yield sheet_of(
        "Kiểm tra chữ ký số",
        SignedFileCheck.objects.filter(document__commune_id=commune.pk),
        Shown("document__number"),
        Shown("document__issued_on"),
        "checked_at",
        Shown("origin", "Tệp đã ký", lambda origin: FileOrigin(origin).sentence),
        Shown("fault", "Vì sao không đọc được", lambda fault: ReadingFault(fault).sentence),
        Shown("sha256", "Mã SHA-256 của tệp"),
    )
    yield sheet_of(
        "Chữ ký số",
        DigitalSignature.objects.filter(look__document__commune_id=commune.pk).order_by("look"),
        Shown("look__document__number"),
        Shown("look__checked_at"),
        "ordinal",
        "signer",
        "organisation",
        "issuer",
        "serial",
        "signed_at",
        "is_timestamped",
        "covers_whole",
        "is_intact",
        "is_unchanged",
        Shown("trust", says=lambda trust: CertificateTrust(trust).word),
    )


def files(commune: Commune) -> Iterator[tuple[tuple[str, ...], File]]:
    """Give each paper as it was frozen, and its signed scan, by year."""
    papers = IssuedDocument.objects.filter(commune_id=commune.pk).prefetch_related("annexes")
    for document in papers.order_by("pk"):
        folders = ("Văn bản", str(document.year))
        yield (*folders, f"{document}.pdf"), document.file
        if document.signed_file:
            yield (*folders, f"{document} - {document.signed_name}"), document.signed_file
        for annex in document.annexes.all():
            yield (*folders, f"{document} - phụ lục - {annex.name}"), annex.file
