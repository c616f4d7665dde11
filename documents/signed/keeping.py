"""Keeping what comes back signed: the file, and what its signatures said when it was looked at."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.db import transaction

from documents.issued.issuing import IssuingError, delete_once_certain
from documents.models import DigitalSignature, IssuedDocument, SignedFileCheck
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
def note_reading(document: IssuedDocument, reading: SignatureReading) -> SignedFileCheck:
    """Remember what was read of the signatures of a paper's signed file."""
    look = document.looks.create(
        sha256=document.signed_sha256, origin=reading.origin, fault=reading.fault
    )
    DigitalSignature.objects.bulk_create(
        DigitalSignature(look=look, ordinal=ordinal, **vars(found))
        for ordinal, found in enumerate(reading.signatures, start=1)
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
    for found in reading.signatures:
        if verdict_of(found) is SignatureVerdict.BROKEN:
            raise IssuingError(f"Chữ ký số của {found.signer}: {sentence_of(found)}")
