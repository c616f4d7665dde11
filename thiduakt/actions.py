"""What is done over all rooms."""

from datetime import date, datetime

from django.db import transaction
from django.utils.text import slugify

from attachments.accepting import Accepted
from attachments.kinds import SCANS, FileKind
from decisions.facts.signers import signs_here
from documents.issued import issuing
from documents.models import IssuedDocument
from documents.signed import signing
from documents.signed.keeping import keep_signed, note_reading
from documents.signed.reading import read
from history.log import record
from people.roles import Actor
from procedure.refusal import refuse
from vietnamese.text import without_accents


def keep_signed_paper(paper: IssuedDocument, *, file: Accepted, by: Actor) -> IssuedDocument:
    """Keep the scan of a signed paper, or the digitally signed file with what its signatures say;
    `RefusedError` for what is neither."""
    if file.kind not in SCANS:
        refuse("no_scan", "Bản đã ký phải là tệp PDF hoặc ảnh quét JPG, PNG.", field="file")
    content = file.file.read()
    reading = read(paper, content, until=file.until)  # before anything is locked
    with transaction.atomic():
        paper = keep_signed(paper, content=content, name=file.name, reading=reading)
        _log(paper, f"Đính kèm bản đã ký “{file.name}” của {paper}.", "signed", by)
    return paper


def sign_paper_here(paper: IssuedDocument, *, at: datetime, by: Actor) -> IssuedDocument:
    """Sign a waiting paper with the keys of this machine and keep it signed.

    `RefusedError` where it has no key for this commune, `IssuingError` where it cannot sign.
    """
    _refuse_without_keys()
    if paper.issued_at:
        refuse("is_issued", f"{paper} đã ban hành nên không ký trên máy chủ nữa.")
    content = signing.sign(paper, at)
    reading = read(paper, content)
    name = f"{slugify(without_accents(str(paper)))}-ky-so.pdf"
    with transaction.atomic():
        over = paper.signed_sha256
        paper = keep_signed(paper, content=content, name=name, reading=reading, instead_of=over)
        _log(paper, f"Ký số {paper} bằng khóa trên máy chủ.", "signed", by)
    return paper


def sign_annex_here(paper: IssuedDocument, *, file: Accepted, at: datetime, by: Actor) -> bytes:
    """Give an annex of a paper, brought as a PDF of its own, signed with a key of this machine;
    refused as `sign_paper_here`."""
    _refuse_without_keys()
    if file.kind is not FileKind.PDF:
        refuse("no_pdf", "Phụ lục để ký phải là tệp PDF.", field="file")
    content = signing.sign_annex(paper, file.file.read(), at)
    _log(paper, f"Ký số phụ lục “{file.name}” của {paper} bằng khóa trên máy chủ.", "signed", by)
    return content


def _refuse_without_keys() -> None:
    if not signs_here():
        refuse(
            "no_key",
            "Máy chủ chưa được giao khóa ký, hoặc phục vụ nhiều xã nên không ký thay. Hãy tải bản "
            "in về ký rồi đính kèm.",
        )


def check_signatures_again(paper: IssuedDocument, *, by: Actor) -> IssuedDocument:
    """Read the signatures of a paper's signed file once more, with the certificates that are
    trusted now; the earlier look stays."""
    if not paper.signed_file:
        refuse("not_signed", "Văn bản này chưa có bản đã ký nên không có gì để kiểm tra.")
    reading = read(paper, issuing.signed_bytes(paper))
    with transaction.atomic():
        note_reading(paper, reading)
        _log(paper, f"Kiểm tra lại chữ ký số trong bản đã ký của {paper}.", "checked", by)
    return paper


@transaction.atomic
def put_paper_in_force(paper: IssuedDocument, *, by: Actor) -> IssuedDocument:
    """Issue a paper that is signed; `RefusedError` for one that is not."""
    if not paper.signed_file:
        refuse("not_signed", "Hãy đính kèm bản đã ký trước khi ban hành.")
    paper = issuing.put_in_force(paper, by_name=by.name)
    _log(paper, f"Ban hành {paper} ngày {paper.issued_on:%d/%m/%Y}.", "issued", by)
    return paper


@transaction.atomic
def take_paper_number_back(paper: IssuedDocument, *, by: Actor) -> None:
    """Let go of a number that was entered by mistake."""
    _log(paper, f"Bỏ số của {paper}.", "unnumbered", by)
    issuing.take_number_back(paper)


def _log(paper: IssuedDocument, sentence: str, verb: str, by: Actor) -> None:
    record(f"paper.{verb}", paper, sentence, by=by, commune_id=paper.commune_id)


@transaction.atomic
def withdraw_paper(paper: IssuedDocument, *, reason: str, on: date, by: Actor) -> None:
    """Take an issued paper out of force and write it into the log; `IssuingError` where it is so
    already."""
    paper = issuing.withdraw(paper, reason=reason, on=on)
    sentence = f"Thu hồi {paper} ban hành ngày {paper.issued_on:%d/%m/%Y}: {paper.withdraw_reason}"
    _log(paper, sentence, "withdrawn", by)
