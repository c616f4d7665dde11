"""Keeping what comes back signed: the file, and what its signatures said when it was looked at."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.db import transaction

from documents.issued.issuing import IssuingError, delete_once_certain
from documents.models import (
    DigitalSignature,
    IssuedDocument,
    SignedAnnex,
    SignedFileCheck,
    new_token,
)
from documents.signed.signatures import (
    SignatureReading,
    SignatureVerdict,
    sentence_of,
    verdict_of,
)


@transaction.atomic
def keep_signed(
    document: IssuedDocument,
    *,
    content: bytes,
    name: str,
    reading: SignatureReading,
    instead_of: str | None = None,
) -> IssuedDocument:
    """Keep the signed scan, or the digitally signed file, of a numbered paper, and what was read of
    its signatures (`documents.signed.reading`).

    `IssuingError` for a file that was changed since it was signed, and for a paper in force that
    has its signed file: nobody changes that any more. `instead_of` is the SHA-256 of the signed
    file that was there when the new one was begun; where another has come, that one stays.
    """
    document = _unsigned(document)
    if instead_of not in (None, document.signed_sha256):
        raise IssuingError(f"Có người vừa đính kèm bản đã ký khác của {document}. Hãy xem lại.")
    _refuse_broken(document, reading)
    delete_once_certain(document.signed_file)
    suffix = PurePosixPath(name).suffix
    document.signed_file.save(f"{document.token}{suffix}", ContentFile(content), save=False)
    document.signed_name = name[:150]
    document.signed_sha256 = hashlib.sha256(content).hexdigest()
    document.save()
    note_reading(document, reading)
    return document


@transaction.atomic
def keep_annex(
    document: IssuedDocument, *, content: bytes, name: str, reading: SignatureReading, by_name: str
) -> SignedAnnex:
    """Keep a signed annex that is a file of its own beside its paper; `IssuingError` for a file
    that was changed since it was signed, one that is kept already, a paper taken out of force."""
    document = IssuedDocument.objects.select_for_update().get(pk=document.pk)
    if document.withdrawn_on:
        raise IssuingError(f"{document} đã bị thu hồi nên không nhận phụ lục nữa.")
    _refuse_broken(document, reading)
    sha256 = hashlib.sha256(content).hexdigest()
    if document.annexes.filter(sha256=sha256).exists():
        raise IssuingError(f"Tệp “{name}” đã được đính kèm.")
    annex = SignedAnnex(document=document, name=name[:150], sha256=sha256, by_name=by_name)
    annex.file.save(f"{new_token()}{PurePosixPath(name).suffix}", ContentFile(content))
    note_reading(document, reading, sha256)
    return annex


@transaction.atomic
def drop_annex(annex: SignedAnnex) -> None:
    """Let an annex go that was brought by mistake; `IssuingError` once its paper is issued."""
    document = IssuedDocument.objects.select_for_update().get(pk=annex.document_id)
    if document.issued_at:
        raise IssuingError(f"{document} đã ban hành cùng phụ lục này nên không bỏ được nữa.")
    delete_once_certain(annex.file)
    document.looks.filter(sha256=annex.sha256).delete()
    annex.delete()


@transaction.atomic
def note_reading(
    document: IssuedDocument, reading: SignatureReading, sha256: str = ""
) -> SignedFileCheck:
    """Remember what was read of the signatures of a paper's signed file, or of the annex with a
    SHA-256."""
    look = document.looks.create(
        sha256=sha256 or document.signed_sha256, origin=reading.origin, fault=reading.fault
    )
    DigitalSignature.objects.bulk_create(
        DigitalSignature(look=look, ordinal=ordinal, **vars(signature))
        for ordinal, signature in enumerate(reading.signatures, start=1)
    )
    return look


def _unsigned(document: IssuedDocument) -> IssuedDocument:
    """Give a paper whose signed file may still be brought: it waits, or was issued without one."""
    document = IssuedDocument.objects.select_for_update().get(pk=document.pk)
    if document.withdrawn_on:
        raise IssuingError(f"{document} đã bị thu hồi nên không nhận bản đã ký nữa.")
    if document.issued_at and document.signed_file:
        raise IssuingError(
            f"{document} đã ban hành cùng bản đã ký; muốn sửa thì thu hồi rồi ban hành bản mới."
        )
    return document


def _refuse_broken(document: IssuedDocument, reading: SignatureReading) -> None:
    if reading.print_sha256 != document.sha256:
        raise IssuingError(f"{document} vừa được in lại. Hãy tải bản in mới, ký rồi đính kèm lại.")
    for signature in reading.signatures:
        if verdict_of(signature) is SignatureVerdict.BROKEN:
            raise IssuingError(f"Chữ ký số của {signature.signer}: {sentence_of(signature)}")
