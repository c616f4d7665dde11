"""The commune's own decisions, from the draft to the release, by the acts that people use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from attachments.accepting import Accepted, accept
from decisions import actions as decisions
from decisions.models import AwardDecision, DecisionDraft, FundSource
from documents.issued.issuing import frozen_bytes
from nominations.models import Nomination
from people.models import Commune
from people.roles import CHAIR, OFFICE, SECRETARY, Permission

from .acting import acting, campaign_of, person_of, year_of
from .years import PROPOSER

CHAIRMAN = "Trần Quang Định"


def budget(commune: Commune, year: int) -> None:
    """Let the year's budget put money into the fund."""
    by = acting(commune, OFFICE, Permission.RECORD_DECISIONS)
    amount = year_of(commune).budget
    decisions.set_fund(commune, year, regular_spending=6_500_000_000, terrain="plain", by=by)
    decisions.add_source(
        commune, year, kind=FundSource.Kind.BUDGET, amount=amount, note="Dự toán đầu năm", by=by
    )


def decide(
    commune: Commune, ordinal: int, day: date, vetted: Sequence[Nomination], *, merit: str = ""
) -> AwardDecision:
    """Draft a decision, let the chair approve it, number, sign, issue and release it."""
    secretary = acting(commune, SECRETARY, Permission.RECORD_DECISIONS)
    office = acting(commune, OFFICE, Permission.ISSUE_PAPERS)
    made = decisions.draft(
        campaign_of(commune),
        vetted,
        proposer=year_of(commune).say(PROPOSER),
        merit=merit,
        by=secretary,
    )
    decisions.submit(made, by=secretary)
    decisions.approve(made, by=acting(commune, CHAIR, Permission.APPROVE_DECISIONS))
    signer = person_of(commune, CHAIRMAN)
    made = decisions.number(made, ordinal=ordinal, signed_on=day, signer=signer, by=office)
    decisions.attach_signed(made, file=_scan(made), by=office)
    decision = decisions.issue(made, is_confirmed=True, by=office)
    return decisions.release(decision, by=secretary)


def _scan(made: DecisionDraft) -> Accepted:
    """Give the print itself for a scan of it."""
    content = frozen_bytes(made.paper)
    return accept(SimpleUploadedFile("quyet-dinh-da-ky.pdf", content, "application/pdf"))
