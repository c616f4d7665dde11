"""The báo cáo of what was registered on its way to the signed paper: see `PAPER_SOURCES`.

It goes to a level above that sees totals and no names, so that it bears none: the lists of names
are files that the office hands over where it is asked for them (docs/adr/0022).
"""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse

from campaigns.models import Campaign
from documents.paper.letter import Letter
from people.models import Commune
from procedure.locking import locked
from procedure.refusal import refuse
from registrations.consolidation import consolidation
from registrations.documents import SYMBOL, report_letter
from registrations.models import Registration
from registrations.rules.stages import Stage
from signing.sources import Head, PaperSource


class RegisteredTotals(PaperSource):
    """Reports of the committee on what was registered, one in force for each campaign."""

    name, noun = "registered", "Báo cáo kết quả đăng ký"

    @property
    def subjects(self) -> QuerySet:
        return Campaign.objects.launched().with_goals()

    def of_commune(self, commune: Commune) -> QuerySet:
        return self.subjects.filter(commune=commune)

    def symbol_of(self, subject: Campaign) -> str:
        return SYMBOL

    def letter(self, subject: Campaign, head: Head | None = None) -> Letter:
        return report_letter(consolidation(subject), head, with_names=False)

    def preview(self, subject: Campaign, suffix: str) -> str:
        return reverse(f"registrations:totals_{suffix}", args=[subject.pk])

    def locked(self, subject: Campaign) -> Campaign:
        return locked(subject, "commune")

    def refuse_unready(self, subject: Campaign) -> None:
        rows = Registration.objects.filter(campaign=subject, stage=Stage.APPROVED.value)
        if not rows.exists():
            refuse("nothing_approved", "Chưa có bản đăng ký nào được duyệt nên chưa báo cáo được.")


registered_totals = RegisteredTotals()
