"""The steps of a paper from its draft to its end: number, day and signer; the signed file; issued;
taken out of force.

Each act is atomic, holds the commune and the paper's subject locked and writes the log;
`RefusedError` and `IssuingError` say why something cannot be done.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from attachments.accepting import Accepted
from attachments.kinds import SCANS, FileKind
from documents.issued import issuing
from documents.models import IssuedDocument, SignedAnnex
from documents.paper.letter import Letter
from documents.signed import keeping, signing
from documents.signed.keeping import keep_annex, keep_signed, note_reading
from documents.signed.reading import read, read_annex
from history.log import record
from people.actions.writing import lock_commune
from people.models import Commune, Person
from people.roles import Actor
from procedure.refusal import refuse
from regulations.facts import gives_own_numbers
from signing.signers import Signatory, signatory, signs_here
from signing.sources import Head, PaperSource, key_of, paper_of, source_of
from vietnamese.dates import short_date
from vietnamese.text import without_accents


@transaction.atomic
def number(
    source: PaperSource,
    subject: Any,
    *,
    signed_on: date,
    signer: Person | None = None,
    ordinal: int | None = None,
    by: Actor,
) -> IssuedDocument:
    """Give a paper its number, day and signer, and print it as it is to be signed.

    `RefusedError` for a paper that has its number or is not ready, a number that another bears, a
    day ahead or before what it is of, a signer who is neither chair nor deputy on that day.
    """
    commune = source.commune_of(subject)
    lock_commune(commune.pk, by)
    subject = source.locked(subject)
    source.refuse_unready(subject)
    if earlier := paper_of(source, subject):
        refuse("has_number", f"Văn bản này đã có số {earlier.number}; hãy mở lại trang.")
    _refuse_day(source, subject, signed_on)
    who = _signatory(commune, signer, signed_on) if source.is_of_committee(subject) else None
    ordinal = _ordinal(source, subject, ordinal, signed_on)
    symbol = source.symbol_of(subject)

    def numbered(given: str, _: str) -> Letter:
        return source.letter(subject, Head(given, signed_on, who))

    paper = issuing.give_number(
        numbered,
        commune_id=commune.pk,
        key=key_of(source, subject),
        book=symbol,
        symbol=symbol,
        on=signed_on,
        ordinal=ordinal,
        by_name=by.name,
        subject_path=subject.get_absolute_url(),
    )
    source.numbered(subject, paper, Head(paper.number, signed_on, who))
    signs = f", {who} ký" if who else ""
    _log("numbered", paper, f"Lấy số cho {_called(paper)}{signs}.", by)
    return paper


@transaction.atomic
def let_number_go(paper: IssuedDocument, *, by: Actor) -> None:
    """Take a number that was entered by mistake off a paper, with the print that bears it."""
    source, subject = _locked(paper, by)
    _log("unnumbered", paper, f"Bỏ số của {_called(paper)}.", by)
    source.unnumbered(subject)
    issuing.take_number_back(paper)


def attach_signed(paper: IssuedDocument, *, file: Accepted, by: Actor) -> IssuedDocument:
    """Keep the scan of the signed paper, or the digitally signed file with what its signatures say;
    they are read before anything is locked."""
    if file.kind not in SCANS:
        refuse("no_scan", "Bản đã ký phải là tệp PDF hoặc ảnh quét JPG, PNG.", field="file")
    content = file.file.read()
    reading = read(paper, content, until=file.until)
    sentence = f"Đính kèm bản đã ký “{file.name}” của {paper}."
    with transaction.atomic():
        _locked(paper, by)
        paper = keep_signed(paper, content=content, name=file.name, reading=reading)
        _log("signed", paper, sentence, by)
    return paper


def sign_here(paper: IssuedDocument, *, at: datetime, by: Actor) -> IssuedDocument:
    """Sign a waiting paper with the keys of this machine and keep it signed.

    `RefusedError` where it has no key for this commune, `IssuingError` where it cannot sign.
    """
    _refuse_without_keys()
    if paper.issued_at:
        refuse("is_issued", f"{paper} đã ban hành nên không ký trên máy chủ nữa.")
    name = f"{slugify(without_accents(str(paper)))}-ky-so.pdf"
    content = signing.sign(paper, at)
    reading = read(paper, content)
    over = paper.signed_sha256
    with transaction.atomic():
        _locked(paper, by)
        paper = keep_signed(paper, content=content, name=name, reading=reading, instead_of=over)
        _log("signed", paper, f"Ký số {paper} bằng khóa trên máy chủ.", by)
    return paper


def attach_annex(paper: IssuedDocument, *, file: Accepted, by: Actor) -> SignedAnnex:
    """Keep an annex that was signed as a file of its own, with what its signatures say."""
    if file.kind not in SCANS:
        refuse("no_scan", "Phụ lục đã ký phải là tệp PDF hoặc ảnh quét JPG, PNG.", field="file")
    content = file.file.read()
    return _kept_annex(paper, content, file.name, by, until=file.until)


def _kept_annex(
    paper: IssuedDocument,
    content: bytes,
    name: str,
    by: Actor,
    *,
    until: float | None = None,
    signed: str = "",
) -> SignedAnnex:
    """Keep an annex; `signed` says to the log that this machine has signed it."""
    reading = read_annex(paper, content, until=until)
    with transaction.atomic():
        _locked(paper, by)
        annex = keep_annex(paper, content=content, name=name, reading=reading, by_name=by.name)
        if signed:
            _log("signed", paper, signed, by)
        _log("annexed", paper, f"Đính kèm phụ lục đã ký “{annex.name}” của {paper}.", by)
    return annex


@transaction.atomic
def drop_annex(annex: SignedAnnex, *, by: Actor) -> None:
    """Let an annex go that was brought by mistake, while its paper waits."""
    paper = annex.document
    _locked(paper, by)
    keeping.drop_annex(annex)
    _log("annex_dropped", paper, f"Bỏ phụ lục “{annex.name}” của {paper}.", by)


def sign_annex_here(
    paper: IssuedDocument, *, file: Accepted, at: datetime, by: Actor
) -> SignedAnnex:
    """Sign an annex of a paper, brought as a PDF of its own, with a key of this machine, and keep
    it; refused as `sign_here`."""
    _refuse_without_keys()
    if file.kind is not FileKind.PDF:
        refuse("no_pdf", "Phụ lục để ký phải là tệp PDF.", field="file")
    content = signing.sign_annex(paper, file.file.read(), at)
    sentence = f"Ký số phụ lục “{file.name}” của {paper} bằng khóa trên máy chủ."
    name = f"{file.name.removesuffix('.pdf')}-ky-so.pdf"
    return _kept_annex(paper, content, name, by, signed=sentence)


def _refuse_without_keys() -> None:
    if not signs_here():
        refuse(
            "no_key",
            "Máy chủ chưa được giao khóa ký, hoặc phục vụ nhiều xã nên không ký thay. Hãy tải bản "
            "in về ký rồi đính kèm.",
        )


def check_again(paper: IssuedDocument, *, by: Actor) -> IssuedDocument:
    """Read the signatures of a paper's signed file once more, with the certificates that are
    trusted now; the earlier look stays."""
    if not paper.signed_file:
        refuse("not_signed", "Văn bản này chưa có bản đã ký nên không có gì để kiểm tra.")
    reading = read(paper, issuing.signed_bytes(paper))
    annexes = [
        (annex.sha256, read_annex(paper, issuing.annex_bytes(annex)))
        for annex in paper.annexes.all()
    ]
    with transaction.atomic():
        note_reading(paper, reading)
        for sha256, annex_reading in annexes:
            note_reading(paper, annex_reading, sha256)
        _log("checked", paper, f"Kiểm tra lại chữ ký số trong bản đã ký của {paper}.", by)
    return paper


@transaction.atomic
def issue(paper: IssuedDocument, *, by: Actor) -> IssuedDocument:
    """Put a signed paper in force: what it says holds from now on, and not a moment earlier."""
    source, subject = _locked(paper, by)
    refuse_unsigned(paper)
    paper = issuing.put_in_force(paper, by_name=by.name)
    source.take_effect(subject, paper, by)
    _log("issued", paper, f"Ban hành {_called(paper)}.", by)
    return paper


@transaction.atomic
def withdraw(paper: IssuedDocument, *, reason: str, on: date, by: Actor) -> IssuedDocument:
    """Take an issued paper out of force, and with it what it said; `IssuingError` where it is so
    already."""
    source, subject = _locked(paper, by)
    paper = issuing.withdraw(paper, reason=reason, on=on)
    source.end_effect(subject, paper, by)
    day = short_date(paper.issued_on)
    sentence = f"Thu hồi {paper} ban hành ngày {day}: {paper.withdraw_reason}"
    _log("withdrawn", paper, sentence, by)
    return paper


def refuse_unsigned(paper: IssuedDocument) -> None:
    """Stop a paper whose signed file is not there."""
    if not paper.signed_file:
        refuse("not_signed", "Hãy đính kèm bản đã ký trước khi ban hành.", field="file")


def _locked(paper: IssuedDocument, by: Actor) -> tuple[PaperSource, Any]:
    """Give what a paper is of, locked, and see the paper itself as it is now."""
    lock_commune(paper.commune_id, by)
    paper.refresh_from_db()
    owner = source_of(paper)
    if owner is None:
        # What it is of is gone: it has nothing to bring about or to undo.
        return PaperSource(), None
    source, pk = owner
    return source, source.locked(source.subjects.get(pk=pk))


def _refuse_day(source: PaperSource, subject: Any, signed_on: date) -> None:
    today, first = source.commune_of(subject).today(), source.first_day(subject)
    if signed_on > today:
        refuse(
            "not_yet", f"Ngày ký phải không sau hôm nay ({short_date(today)}).", field="signed_on"
        )
    if first and signed_on < first:
        refuse("too_early", f"Ngày ký phải từ ngày {short_date(first)}.", field="signed_on")


def _signatory(commune: Commune, signer: Person | None, on: date) -> Signatory:
    own = signer is not None and signer.commune_id == commune.pk
    who = signatory(signer, on) if own else None
    if who is None:
        name = f"{signer.honorific} {signer.full_name}" if signer else "Người ký"
        refuse(
            "not_in_office",
            f"{name} không giữ chức Chủ tịch, Phó Chủ tịch Ủy ban nhân dân ngày {short_date(on)}. "
            "Hãy chọn người khác, hoặc sửa quá trình công tác của người này ở trang Cán bộ, công "
            "chức.",
            field="signer",
        )
    return who


def _ordinal(source: PaperSource, subject: Any, ordinal: int | None, signed_on: date) -> int | None:
    """Give the number that the registry gave; none where the program's own book gives it."""
    if gives_own_numbers(source.commune_of(subject)):
        return None
    if not ordinal:
        refuse("no_number", "Hãy nhập số do văn thư cấp.", field="ordinal")
    source.refuse_ordinal(subject, ordinal, signed_on)
    return ordinal


def _called(paper: IssuedDocument) -> str:
    return f"{paper} ngày {short_date(paper.issued_on)}: {paper.abstract}"


def _log(verb: str, paper: IssuedDocument, sentence: str, by: Actor) -> None:
    record(f"paper.{verb}", paper, sentence, by=by, commune_id=paper.commune_id)
