"""What is done over all rooms."""

from datetime import date

from django.db import transaction

from attachments.accepting import Accepted
from attachments.kinds import SCANS
from documents.issued import issuing
from documents.models import IssuedDocument
from history.log import record
from people.roles import Actor
from procedure.refusal import refuse


@transaction.atomic
def keep_signed_paper(paper: IssuedDocument, *, file: Accepted, by: Actor) -> IssuedDocument:
    """Keep the scan of a signed paper; `RefusedError` for what is no scan."""
    if file.kind not in SCANS:
        refuse("no_scan", "Bản đã ký phải là tệp PDF hoặc ảnh quét JPG, PNG.", field="file")
    paper = issuing.keep_signed(paper, content=file.file.read(), name=file.name)
    _log(paper, f"Đính kèm bản đã ký “{file.name}” của {paper}.", "signed", by)
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
