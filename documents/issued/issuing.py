"""Issuing a paper: it takes its number, is printed once, and stays as it was printed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.urls import reverse

from documents.models import IssuedDocument, NumberBook, new_token
from documents.paper import certificate, letter
from documents.paper.certificate import Certificate
from documents.paper.letter import Letter
from documents.paper.verification import Verification
from documents.refusals import PaperError

Paper = Letter | Certificate
Maker = Callable[[str, str], Paper]
"""Gives the paper that bears a number and is checked at an address."""


class IssuingError(PaperError):
    """The paper cannot be issued, read or withdrawn; the text is a sentence for who asked."""


@transaction.atomic
def issue(
    make: Maker,
    *,
    commune_id: int,
    key: str,
    book: str,
    symbol: str,
    on: date,
    by_name: str,
    subject_path: str,
) -> IssuedDocument:
    """Give the paper with a `key` that is in force; where there is none, number, print and keep it.

    `make` gets the number ("07/QĐ-UBND") and the address at which the paper can be checked. The
    book stays locked until the transaction ends, so numbers of a year have neither gap nor double;
    where printing fails (`FontsMissingError`, `RenderingError`) no number was taken.
    """
    ledger = _locked_book(commune_id, on.year, book)
    if in_force := issued(commune_id, key):
        return in_force
    ledger.last += 1
    ledger.save()
    number, token = number_of(ledger.last, symbol), new_token()
    paper = _numbered(make, number, verification_url(token))
    content = _printed(paper)
    return IssuedDocument.objects.create(
        commune_id=commune_id,
        key=key,
        book=book,
        year=on.year,
        ordinal=ledger.last,
        number=number,
        kind=paper.kind[:60],
        abstract=paper.abstract[:500],
        issuer=paper.author[:200],
        issued_on=on,
        file=ContentFile(content, name=f"{token}.pdf"),
        sha256=hashlib.sha256(content).hexdigest(),
        token=token,
        subject_path=subject_path,
        by_name=by_name,
    )


def issued(commune_id: int, key: str) -> IssuedDocument | None:
    """Give the paper in force with a key."""
    in_force = IssuedDocument.objects.filter(withdrawn_on__isnull=True)
    return in_force.filter(commune_id=commune_id, key=key).first()


@transaction.atomic
def withdraw(document: IssuedDocument, *, reason: str, on: date) -> IssuedDocument:
    """Take a paper out of force; its number and file stay, issued anew it gets a new number."""
    document = IssuedDocument.objects.select_for_update().get(pk=document.pk)
    if document.withdrawn_on:
        raise IssuingError(f"{document} đã được thu hồi trước đó.")
    if on < document.issued_on:
        raise IssuingError("Ngày thu hồi không được trước ngày ban hành.")
    if not reason.strip():
        raise IssuingError("Hãy ghi lý do thu hồi.")
    document.withdrawn_on, document.withdraw_reason = on, reason.strip()
    document.save(update_fields=["withdrawn_on", "withdraw_reason"])
    return document


def number_of(ordinal: int, symbol: str) -> str:
    """Give "07/QĐ-UBND": a number under 10 begins with 0.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3.
    """
    return f"{ordinal:02d}/{symbol}"


def verification_url(token: str) -> str:
    """Give the whole address of the page that says whether a paper is genuine."""
    return f"{settings.SITE_URL}{reverse('documents:verify', args=[token])}"


def frozen_bytes(document: IssuedDocument) -> bytes:
    """Give the file as it was issued; `IssuingError` where it is missing or was altered."""
    try:
        with document.file.open("rb") as file:
            content = file.read()
    except FileNotFoundError:
        raise IssuingError(f"{document}: tệp không còn trên máy chủ. {_RESTORE}") from None
    if hashlib.sha256(content).hexdigest() != document.sha256:
        raise IssuingError(f"{document}: tệp trên máy chủ khác tệp đã ban hành. {_RESTORE}")
    return content


def check_frozen() -> Iterator[str]:
    """Give a sentence for each issued file that is missing or differs, and for each number that
    was given and belongs to no paper."""
    for document in IssuedDocument.objects.order_by("pk").iterator():
        try:
            frozen_bytes(document)
        except IssuingError as error:
            yield str(error)
    for book in NumberBook.objects.order_by("pk"):
        yield from _missing_numbers(book)


_RESTORE = "Hãy báo người quản trị phục hồi tệp từ bản sao lưu."


def _locked_book(commune_id: int, year: int, code: str) -> NumberBook:
    NumberBook.objects.get_or_create(commune_id=commune_id, year=year, code=code)
    return NumberBook.objects.select_for_update().get(commune_id=commune_id, year=year, code=code)


def _numbered(make: Maker, number: str, url: str) -> Paper:
    """Give the paper with its QR code; a paper that does not show its number must not go out."""
    paper = make(number, url)
    if paper.number != number:
        raise ValueError(f"a paper issued as {number} shows {paper.number!r}")
    return replace(paper, verification=Verification(url))


def _printed(paper: Paper) -> bytes:
    return letter.pdf(paper) if isinstance(paper, Letter) else certificate.pdf(paper)


def _missing_numbers(book: NumberBook) -> Iterator[str]:
    papers = IssuedDocument.objects.filter(
        commune_id=book.commune_id, year=book.year, book=book.code
    )
    missing = set(range(1, book.last + 1)) - set(papers.values_list("ordinal", flat=True))
    for ordinal in sorted(missing):
        yield f"Sổ {book} (xã {book.commune_id}): số {ordinal:02d} không có văn bản."
