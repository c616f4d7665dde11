"""What is done over all rooms."""

from datetime import date

from django.db import transaction

from documents.issued import issuing
from documents.models import IssuedDocument
from history.log import record
from people.roles import Actor


@transaction.atomic
def withdraw_paper(paper: IssuedDocument, *, reason: str, on: date, by: Actor) -> None:
    """Take an issued paper out of force and write it into the log; `IssuingError` where it is so
    already."""
    paper = issuing.withdraw(paper, reason=reason, on=on)
    sentence = f"Thu hồi {paper} ban hành ngày {paper.issued_on:%d/%m/%Y}: {paper.withdraw_reason}"
    record("paper.withdrawn", paper, sentence, by=by, commune_id=paper.commune_id)
