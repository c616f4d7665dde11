"""Papers numbered, signed and issued, by the acts that people use."""

from __future__ import annotations

from datetime import date
from typing import Any

from documents.models import IssuedDocument
from people.models import Person
from people.roles import OFFICE
from signing import actions
from signing.sources import PaperSource
from tests.cast import Cast, make_person
from tests.deciding import accepted_paper


def chairman_of(cast: Cast) -> Person:
    """Give the chair of the committee, made where there is none."""
    chair = Person.objects.filter(commune=cast.commune, position="Chủ tịch UBND").first()
    return chair or make_person(
        cast.other_unit, "Trần Quang Định", position="Chủ tịch UBND", gender="male"
    )


def numbered(
    cast: Cast, source: PaperSource, subject: Any, on: date, ordinal: int | None = 31
) -> IssuedDocument:
    signer = chairman_of(cast) if source.is_of_committee(subject) else None
    by = cast.acting(OFFICE)
    return actions.number(source, subject, signed_on=on, signer=signer, ordinal=ordinal, by=by)


def issued(
    cast: Cast, source: PaperSource, subject: Any, on: date, ordinal: int | None = 31
) -> IssuedDocument:
    paper = numbered(cast, source, subject, on, ordinal)
    paper = actions.attach_signed(paper, file=accepted_paper(), by=cast.acting(OFFICE))
    return actions.issue(paper, by=cast.acting(OFFICE))
