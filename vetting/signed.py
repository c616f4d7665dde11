"""Tờ trình on their way to the signed paper: see `PAPER_SOURCES`."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse

from documents.models import IssuedDocument
from documents.paper.letter import Letter
from law.authority import Authority
from nominations.models import Nomination
from people.models import Commune
from procedure.locking import locked
from signing.sources import Head, PaperSource
from vetting.models import Proposal
from vetting.papers.proposal import COUNCIL_SYMBOL, SYMBOL, proposal_letter
from vetting.papers.rows import rows_of


class Proposals(PaperSource):
    """Tờ trình: to the commune's own chair from the council, to a level above from the
    committee."""

    name, noun = "proposal", "Tờ trình"

    @property
    def subjects(self) -> QuerySet:
        return Proposal.objects.select_related("campaign__commune", "paper")

    def of_commune(self, commune: Commune) -> QuerySet:
        return self.subjects.filter(campaign__commune=commune)

    def is_of_committee(self, subject: Proposal) -> bool:
        return subject.level is not Authority.COMMUNE

    def symbol_of(self, subject: Proposal) -> str:
        return SYMBOL if self.is_of_committee(subject) else COUNCIL_SYMBOL

    def letter(self, subject: Proposal, head: Head | None = None) -> Letter:
        within = Nomination.objects.filter(proposal_lines__proposal=subject)
        rows = rows_of(within.with_names().select_related("report"))
        on = head.signed_on if head else subject.commune.today()
        return proposal_letter(subject.campaign, rows, subject.level, on=on, head=head)

    def preview(self, subject: Proposal, suffix: str) -> str:
        address = reverse(f"vetting:proposal_{suffix}", args=[subject.campaign_id])
        return f"{address}?cap={subject.authority}"

    def locked(self, subject: Proposal) -> Proposal:
        return locked(subject, "campaign__commune")

    def numbered(self, subject: Proposal, paper: IssuedDocument, head: Head) -> None:
        subject.paper = paper
        subject.save(update_fields=["paper"])

    def unnumbered(self, subject: Proposal) -> None:
        subject.delete()


proposals = Proposals()
