"""Báo cáo sơ kết, tổng kết on their way to the signed paper: see `PAPER_SOURCES`."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse

from documents.models import IssuedDocument
from documents.paper.letter import Letter
from people.models import Commune
from people.roles import Actor
from procedure.locking import locked
from procedure.refusal import refuse
from reports.facts.yearpaper import facts_of, figures_of
from reports.models import YearPaper
from reports.papers.yearpaper import SYMBOL, report_letter
from reports.rules.texts import unwritten
from signing.sources import Head, PaperSource


class YearPapers(PaperSource):
    """Reports of the committee: signed once nothing that they need is left open. With the number
    their figures are kept; taken out of force they are drafts again."""

    name, noun = "year-paper", "Báo cáo"

    @property
    def subjects(self) -> QuerySet:
        return YearPaper.objects.with_names()

    def of_commune(self, commune: Commune) -> QuerySet:
        return self.subjects.filter(campaign__commune=commune)

    def symbol_of(self, subject: YearPaper) -> str:
        return SYMBOL

    def letter(self, subject: YearPaper, head: Head | None = None) -> Letter:
        on = head.signed_on if head else subject.commune.today()
        return report_letter(facts_of(subject), on=on, head=head)

    def preview(self, subject: YearPaper, suffix: str) -> str:
        return reverse(f"reports:paper_{suffix}", args=[subject.pk])

    def locked(self, subject: YearPaper) -> YearPaper:
        return locked(subject, "campaign__commune")

    def refuse_unready(self, subject: YearPaper) -> None:
        open_ones = unwritten(subject.texts, of_phase=subject.phase_id is not None)
        if open_ones:
            labels = ", ".join(block.label.lower() for block in open_ones)
            refuse("unwritten", f"Báo cáo còn để trống: {labels}. Hãy viết trước khi lấy số.")

    def numbered(self, subject: YearPaper, paper: IssuedDocument, head: Head) -> None:
        subject.paper, subject.figures = paper, figures_of(subject).counted
        subject.save(update_fields=["paper", "figures"])

    def unnumbered(self, subject: YearPaper) -> None:
        subject.paper, subject.figures = None, None
        subject.save(update_fields=["paper", "figures"])

    def end_effect(self, subject: YearPaper, paper: IssuedDocument, by: Actor) -> None:
        self.unnumbered(subject)


year_papers = YearPapers()
