"""Issuing a paper: it takes its number, is printed once, signed as printed, then put in force."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max, Model, QuerySet
from django.db.models.fields.files import FieldFile
from django.urls import reverse
from django.utils import timezone

from documents.models import IssuedDocument, NumberBook, SignedAnnex, new_token
from documents.paper import certificate, printed
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
def give_number(
    make: Maker,
    *,
    commune_id: int,
    key: str,
    book: str,
    symbol: str,
    on: date,
    by_name: str,
    subject_path: str,
    ordinal: int | None = None,
) -> IssuedDocument:
    """Number a paper, print it and keep it as it is to be signed; the one that is there already
    where a paper with the `key` has its number.

    `make` gets the number ("07/QĐ-UBND") and the address at which the paper can be checked; until
    it is put in force that page says that it proves nothing. `ordinal` is the number that the
    registry of the office gave, refused where another paper bears it; without one the next of the
    program's own book is taken, which stays locked until the transaction ends, so that its numbers
    have neither gap nor double. Where printing fails (`FontsMissingError`, `RenderingError`) no
    number was taken.
    """
    ledger = _locked_book(commune_id, on.year, book)
    if earlier := with_key(commune_id, key):
        return earlier
    papers = IssuedDocument.objects.filter(commune_id=commune_id, year=on.year, book=book)
    taken = _entered(papers, ordinal) if ordinal else _next(ledger, papers)
    number, token = number_of(taken, symbol), new_token()
    paper = _numbered(make, number, verification_url(token))
    return IssuedDocument.objects.create(
        **_as_printed(paper, token),
        commune_id=commune_id,
        key=key,
        book=book,
        year=on.year,
        ordinal=taken,
        number=number,
        issued_on=on,
        subject_path=subject_path,
        is_entered=bool(ordinal),
        by_name=by_name,
    )


def _as_printed(paper: Letter | Certificate, token: str) -> dict[str, Any]:
    """Give what a paper says of itself, its bytes and their mark."""
    content = _printed(paper)
    return {
        "kind": paper.kind[:60],
        "abstract": paper.abstract[:500],
        "issuer": paper.author[:200],
        "file": ContentFile(content, name=f"{token}.pdf"),
        "sha256": hashlib.sha256(content).hexdigest(),
        "token": token,
    }


@transaction.atomic
def put_in_force(
    document: IssuedDocument, *, by_name: str, subject_path: str = ""
) -> IssuedDocument:
    """Issue a numbered paper: from now on its page says that it is genuine."""
    document = _waiting(document)
    document.issued_at, document.by_name = timezone.now(), by_name
    document.subject_path = subject_path or document.subject_path
    document.save(update_fields=["issued_at", "by_name", "subject_path"])
    return document


@transaction.atomic
def take_number_back(document: IssuedDocument) -> None:
    """Let go of a number that was given by mistake, and of the print that bears it; `IssuingError`
    where the paper is in force. A number of the program's own book is then given again, if it was
    the last."""
    document = _waiting(document)
    book = _locked_book(document.commune_id, document.year, document.book)
    if not document.is_entered and book.last != document.ordinal:
        raise IssuingError(
            f"Sau số {document.number} đã có số khác của sổ riêng nên không bỏ được; hãy ban hành "
            "rồi thu hồi văn bản này."
        )
    if not document.is_entered:
        book.last -= 1
        book.save()
    annexes = [annex.file for annex in document.annexes.all()]
    delete_once_certain(document.file, document.signed_file, *annexes)
    document.delete()


def with_key(commune_id: int, key: str) -> IssuedDocument | None:
    """Give the paper with a key that has its number, issued or waiting for its signature."""
    return with_keys(commune_id, [key]).get(key)


def with_keys(commune_id: int, keys: Collection[str]) -> dict[str, IssuedDocument]:
    """Give the papers with any of the keys that have their number, by key; one query."""
    papers = IssuedDocument.objects.filter(withdrawn_on__isnull=True)
    issued = papers.filter(commune_id=commune_id, key__in=keys)
    return {document.key: document for document in issued}


@transaction.atomic
def withdraw(document: IssuedDocument, *, reason: str, on: date) -> IssuedDocument:
    """Take a paper out of force; its number and file stay, issued anew it gets a new number."""
    document = IssuedDocument.objects.select_for_update().get(pk=document.pk)
    if document.withdrawn_on:
        raise IssuingError(f"{document} đã được thu hồi trước đó.")
    if not document.issued_at:
        raise IssuingError(f"{document} chưa ban hành nên không có gì để thu hồi.")
    if on < document.issued_on:
        raise IssuingError("Ngày thu hồi không được trước ngày ban hành.")
    if not reason.strip():
        raise IssuingError("Hãy ghi lý do thu hồi.")
    document.withdrawn_on, document.withdraw_reason = on, reason.strip()
    document.save(update_fields=["withdrawn_on", "withdraw_reason"])
    return document


def note_change(document: IssuedDocument, sentence: str) -> None:
    """Have the page that verifies a paper say what a later paper changed in it."""
    document = IssuedDocument.objects.select_for_update().get(pk=document.pk)
    document.changes = "\n".join(filter(None, (document.changes, sentence)))
    document.save(update_fields=["changes"])


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
    return _unaltered(document, document.file, document.sha256, "tệp", "tệp đã ban hành")


def signed_bytes(document: IssuedDocument) -> bytes:
    """Give the signed file as it was brought; `IssuingError` where it is missing or was altered."""
    file, sha256 = document.signed_file, document.signed_sha256
    return _unaltered(document, file, sha256, "bản đã ký", "bản đã đính kèm")


def annex_bytes(annex: SignedAnnex) -> bytes:
    """Give an annex as it was brought; `IssuingError` where it is missing or was altered."""
    noun = f"phụ lục “{annex.name}”"
    return _unaltered(annex.document, annex.file, annex.sha256, noun, "tệp đã đính kèm")


def _unaltered(
    document: IssuedDocument, file: FieldFile, sha256: str, noun: str, original: str
) -> bytes:
    try:
        with file.open("rb") as opened:
            content = opened.read()
    except FileNotFoundError:
        raise IssuingError(f"{document}: {noun} không còn trên máy chủ. {_RESTORE}") from None
    if hashlib.sha256(content).hexdigest() != sha256:
        raise IssuingError(f"{document}: {noun} trên máy chủ khác {original}. {_RESTORE}")
    return content


def check_frozen() -> Iterator[str]:
    """Give a sentence for each issued file that is missing or differs, and for each number that
    was given and belongs to no paper."""
    papers = IssuedDocument.objects.order_by("pk")
    annexes = SignedAnnex.objects.select_related("document").order_by("pk")
    yield from _unreadable(papers.iterator(), frozen_bytes)
    yield from _unreadable(papers.exclude(signed_file="").iterator(), signed_bytes)
    yield from _unreadable(annexes.iterator(), annex_bytes)
    for book in NumberBook.objects.order_by("pk"):
        yield from _missing_numbers(book)


def _unreadable(rows: Iterable[Model], read: Callable[[Any], bytes]) -> Iterator[str]:
    for row in rows:
        try:
            read(row)
        except IssuingError as error:
            yield str(error)


_RESTORE = "Hãy báo người quản trị phục hồi tệp từ bản sao lưu."


def _locked_book(commune_id: int, year: int, code: str) -> NumberBook:
    books = NumberBook.objects.select_for_update()
    return books.get_or_create(commune_id=commune_id, year=year, code=code)[0]


def _waiting(document: IssuedDocument) -> IssuedDocument:
    document = IssuedDocument.objects.select_for_update().get(pk=document.pk)
    if document.issued_at:
        raise IssuingError(f"{document} đã ban hành; muốn sửa thì thu hồi rồi ban hành bản mới.")
    return document


def delete_once_certain(*files: FieldFile) -> None:
    """Remove files of a paper from the disk when the transaction has come to its end."""
    for file in files:
        if file:
            transaction.on_commit(partial(file.storage.delete, file.name))


def _entered(papers: QuerySet, ordinal: int) -> int:
    """Give the number that the registry gave; refuse one that another paper bears."""
    if earlier := papers.filter(ordinal=ordinal).first():
        raise IssuingError(
            f"Số {earlier.number} năm {earlier.year} đã dùng cho {earlier.kind.lower()}: "
            f"{earlier.abstract}. Hãy hỏi lại văn thư."
        )
    return ordinal


def _next(ledger: NumberBook, papers: QuerySet) -> int:
    """Take the next number of the program's own book, above any that was entered."""
    ledger.last = max(ledger.last, papers.aggregate(Max("ordinal"))["ordinal__max"] or 0) + 1
    ledger.save()
    return ledger.last


def _numbered(make: Maker, number: str, url: str) -> Paper:
    """Give the paper with its QR code; a paper that does not show its number must not go out."""
    paper = make(number, url)
    if paper.number != number:
        raise ValueError(f"a paper issued as {number} shows {paper.number!r}")
    return replace(paper, verification=Verification(url))


def _printed(paper: Paper) -> bytes:
    return printed.pdf(paper) if isinstance(paper, Letter) else certificate.pdf(paper)


def _missing_numbers(book: NumberBook) -> Iterator[str]:
    papers = IssuedDocument.objects.filter(
        commune_id=book.commune_id, year=book.year, book=book.code
    )
    if papers.filter(is_entered=True).exists():
        return  # the registry of the office keeps its own gaps
    missing = set(range(1, book.last + 1)) - set(papers.values_list("ordinal", flat=True))
    for ordinal in sorted(missing):
        yield f"Sổ {book} (xã {book.commune_id}): số {ordinal:02d} không có văn bản."
