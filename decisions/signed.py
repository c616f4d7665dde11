"""Papers of decisions on their way to the signature: the chair's decisions, thông báo không đạt.
See `PAPER_SOURCES`."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from decisions.announcing import announce_refusal, announce_refusal_withdrawn
from decisions.facts.fund import cost_of
from decisions.facts.ready import nominations_of
from decisions.models import AwardDecision, DecisionDraft
from decisions.papers import decision, refusal
from decisions.papers.drafts import letter_of
from decisions.papers.refusal import refusal_letter, refusal_of
from decisions.rules.drafting import DraftKind, DraftStage
from documents.models import IssuedDocument
from documents.paper.letter import Letter
from law.authority import Authority
from nominations.models import Nomination
from people.models import Commune
from people.roles import Actor
from procedure.locking import locked
from procedure.refusal import refuse
from regulations.facts import overrides_for
from signing.sources import Head, PaperSource


class Drafts(PaperSource):
    """Decisions of the chair: read and approved before they have a number, issued on their own
    page."""

    name, noun = "decision-draft", "Quyết định"
    has_own_road = True

    @property
    def subjects(self) -> QuerySet:
        return DecisionDraft.objects.select_related(*_BESIDE, "paper", "signer", "decision")

    def of_commune(self, commune: Commune) -> QuerySet:
        return self.subjects.filter(commune=commune)

    def letter(self, subject: DecisionDraft, head: Head | None = None) -> Letter:
        return letter_of(subject, head)

    def symbol_of(self, subject: DecisionDraft) -> str:
        return decision.SYMBOL

    def preview(self, subject: DecisionDraft, suffix: str) -> str:
        return reverse(f"decisions:draft_{suffix}", args=[subject.pk])

    def locked(self, subject: DecisionDraft) -> DecisionDraft:
        return locked(subject, *_BESIDE)

    def first_day(self, subject: DecisionDraft) -> date | None:
        return subject.target.decided_on if subject.target else None

    def refuse_unready(self, subject: DecisionDraft) -> None:
        if subject.state is not DraftStage.APPROVED or subject.paper_id:
            refuse(
                "not_approved",
                "Chỉ lấy số cho dự thảo đã duyệt và chưa có số. Hãy mở lại trang để xem bước đang "
                "làm.",
            )

    def refuse_ordinal(self, subject: DecisionDraft, ordinal: int, signed_on: date) -> None:
        """Refuse a number of a decision that was made outside and recorded."""
        recorded = AwardDecision.objects.filter(
            commune=subject.commune,
            authority=Authority.COMMUNE.value,
            decided_on__year=signed_on.year,
        )
        same = [
            paper
            for paper in recorded
            if paper.number.partition("/")[0].lstrip("0") == str(ordinal)
        ]
        if same:
            refuse(
                "number_is_taken",
                f"Số {same[0].number} đã dùng cho {same[0].called}. Hãy hỏi lại văn thư.",
                field="ordinal",
            )

    def numbered(self, subject: DecisionDraft, paper: IssuedDocument, head: Head) -> None:
        subject.paper, signer = paper, head.signer
        subject.signer, subject.signer_position = signer.person, signer.position
        if subject.does is DraftKind.AWARD:
            subject.printed_total = cost_of(
                nominations_of(subject), head.signed_on, overrides_for(subject.commune)
            )
        subject.save()

    def unnumbered(self, subject: DecisionDraft) -> None:
        subject.paper, subject.signer, subject.signer_position = None, None, ""
        subject.save()


class Refusals(PaperSource):
    """Thông báo kết quả xét: to one nominee whose dossier was refused."""

    name, noun = "decision-refusal", "Thông báo kết quả xét khen thưởng"

    @property
    def subjects(self) -> QuerySet:
        return Nomination.objects.with_names()

    def of_commune(self, commune: Commune) -> QuerySet:
        return self.subjects.filter(campaign__commune=commune)

    def letter(self, subject: Nomination, head: Head | None = None) -> Letter:
        return refusal_letter(subject, refusal_of(subject), head)

    def symbol_of(self, subject: Nomination) -> str:
        return refusal.SYMBOL

    def preview(self, subject: Nomination, suffix: str) -> str:
        return reverse(f"decisions:refusal_{suffix}", args=[subject.pk])

    def locked(self, subject: Nomination) -> Nomination:
        return locked(subject, "campaign__commune", "unit")

    def refuse_unready(self, subject: Nomination) -> None:
        if not refusal_of(subject):
            refuse("not_refused", "Hồ sơ này không bị từ chối nên không có thông báo.")

    def take_effect(self, subject: Nomination, paper: IssuedDocument, by: Actor) -> None:
        announce_refusal(subject, paper, by=by)

    def end_effect(self, subject: Nomination, paper: IssuedDocument, by: Actor) -> None:
        announce_refusal_withdrawn(subject, paper, by=by)


_BESIDE = ("commune", "campaign__commune", "target")

drafts, refusals = Drafts(), Refusals()
