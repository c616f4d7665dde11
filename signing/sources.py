"""Rooms above have their papers signed here: `PAPER_SOURCES` in the settings names them, so that
this room knows none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Model, QuerySet
from django.utils.module_loading import import_string

from documents.issued.issuing import with_keys
from documents.models import IssuedDocument
from documents.paper.letter import Letter
from people.models import Commune
from people.roles import Actor
from signing.signers import Signatory

DRAFT_MARK = "Dự thảo"


@dataclass(frozen=True)
class Head:
    """What the office enters: number and day, and who signs for the committee."""

    number: str
    signed_on: date
    signer: Signatory | None = None


class PaperSource:
    """One kind of paper that a room has signed; what each is of, its `subject`, is a row.

    `name` begins the keys and the addresses of its papers. `has_own_road`: number, signature and
    issue are done on a page of the room's own.
    """

    name: str
    noun: str
    has_own_road = False

    @property
    def subjects(self) -> QuerySet:
        """Give every subject, with what its paper names."""
        raise NotImplementedError

    def of_commune(self, commune: Commune) -> QuerySet:
        """Give the subjects of a commune."""
        raise NotImplementedError

    def commune_of(self, subject: Any) -> Commune:
        return subject.commune

    def is_of_committee(self, subject: Any) -> bool:
        """Say whether the chair of the committee or a deputy signs, who is chosen with the number;
        other papers name their signer themselves."""
        return True

    def letter(self, subject: Any, head: Head | None = None) -> Letter:
        """Give the paper as it is to be signed, or without a head with room for what it says."""
        raise NotImplementedError

    def symbol_of(self, subject: Any) -> str:
        """Give what follows the number: "TB-UBND"."""
        return self.letter(subject).symbol

    def preview(self, subject: Any, suffix: str) -> str:
        """Give the address of the paper as "pdf" or "docx"."""
        raise NotImplementedError

    def locked(self, subject: Any) -> Any:
        """Give the subject as it is now, locked with what its paper changes."""
        raise NotImplementedError

    def first_day(self, subject: Any) -> date | None:
        """Give the day before which the paper cannot be signed."""
        return None

    def refuse_unready(self, subject: Any) -> None:
        """Refuse a number to a paper that cannot be signed yet, or not any more."""

    def refuse_ordinal(self, subject: Any, ordinal: int, signed_on: date) -> None:
        """Refuse a number that the room knows to be another paper's."""

    def numbered(self, subject: Any, paper: IssuedDocument, head: Head) -> None:
        """Note that the paper has its number."""

    def unnumbered(self, subject: Any) -> None:
        """Note that the paper lost its number again."""

    def take_effect(self, subject: Any, paper: IssuedDocument, by: Actor) -> None:
        """Do what the paper says: it was issued."""

    def end_effect(self, subject: Any, paper: IssuedDocument, by: Actor) -> None:
        """Undo what the paper said: it was taken out of force."""


def sources() -> list[PaperSource]:
    """Give every kind of paper, in the order of the settings."""
    return [import_string(path) for path in settings.PAPER_SOURCES]


def source_named(name: str) -> PaperSource | None:
    """Give the kind of paper with a name."""
    return next((source for source in sources() if source.name == name), None)


def key_of(source: PaperSource, subject: Model) -> str:
    """Give the key under which the paper of a subject is kept."""
    return f"{source.name}-{subject.pk}"


def source_of(paper: IssuedDocument) -> tuple[PaperSource, int] | None:
    """Give what kind a paper is of and the number of its subject; None for one of no room."""
    name, _, number = paper.key.rpartition("-")
    source = source_named(name)
    return (source, int(number)) if source and number.isdecimal() else None


def paper_of(source: PaperSource, subject: Any) -> IssuedDocument | None:
    """Give the paper of a subject once it has its number, issued or waiting for its signature."""
    return papers_of(source, [subject]).get(subject.pk)


def papers_of(source: PaperSource, subjects: Sequence[Any]) -> dict[int, IssuedDocument]:
    """Give the same for several subjects of a commune, by their numbers; one query."""
    if not subjects:
        return {}
    keys = {key_of(source, subject): subject.pk for subject in subjects}
    papers = with_keys(source.commune_of(subjects[0]).pk, keys)
    return {keys[key]: paper for key, paper in papers.items()}


def draft_of(source: PaperSource, subject: Any) -> Letter:
    """Give the paper as it is without head, marked as a draft unless it bears its number."""
    letter = source.letter(subject)
    return letter if letter.number else replace(letter, mark=DRAFT_MARK)
