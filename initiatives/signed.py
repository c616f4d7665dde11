"""The decision over what a session recognised, on its way to the signed paper: see
`PAPER_SOURCES`."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from documents.models import IssuedDocument
from initiatives.actions.sessions import refuse_undecidable, write_decision
from initiatives.models import CouncilSession
from initiatives.papers.decision import decision_letter
from people.models import Commune
from people.roles import Actor
from procedure import locking
from signing.sources import Head, PaperSource


class Decisions(PaperSource):
    """Quyết định công nhận sáng kiến: its number is written into what it recognises when it is
    issued, and taken out again when it ends."""

    name, noun = "initiative-decision", "Quyết định công nhận sáng kiến"

    @property
    def subjects(self) -> QuerySet:
        return CouncilSession.objects.select_related(*_BESIDE)

    def of_commune(self, commune: Commune) -> QuerySet:
        return self.subjects.filter(meeting__campaign__commune=commune)

    def letter(self, subject: CouncilSession, head: Head | None = None):
        return decision_letter(subject, head)

    def preview(self, subject: CouncilSession, suffix: str) -> str:
        return reverse(f"initiatives:decision_{suffix}", args=[subject.pk])

    def locked(self, subject: CouncilSession) -> CouncilSession:
        return locking.locked(subject, *_BESIDE)

    def first_day(self, subject: CouncilSession) -> date:
        return subject.held_on

    def refuse_unready(self, subject: CouncilSession) -> None:
        refuse_undecidable(subject)

    def take_effect(self, subject: CouncilSession, paper: IssuedDocument, by: Actor) -> None:
        refuse_undecidable(subject)
        write_decision(subject, paper.number, paper.issued_on)

    def end_effect(self, subject: CouncilSession, paper: IssuedDocument, by: Actor) -> None:
        write_decision(subject, "", None)


_BESIDE = ("meeting__campaign__commune", "meeting__council__commune")

decisions = Decisions()
