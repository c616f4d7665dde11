"""Decisions and awards for tests, made as rows, and the acts that lead to them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO

import pikepdf
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from attachments.accepting import Accepted, accept, until_patience_ends
from awards.models import Award
from awards.of_day import of_today
from campaigns.models import Campaign
from decisions import actions as decisions
from decisions.facts.results import Result
from decisions.models import AwardDecision, DecisionDraft, DecisionFile, DecisionLine
from law.authority import Authority
from nominations.models import Nomination
from people.models import Outsider, Person, Unit
from people.roles import OFFICE
from tests.cast import Cast

SIGNED_ON = date(2021, 12, 1)
NUMBER = "125/QĐ-UBND"
CHAIRMAN = "Chủ tịch UBND xã"
PDF = b"%PDF-1.4\n%%EOF\n"


def make_award(
    holder: Person | Unit | Outsider, kind: str = "LDTT", year: int = 2020, **values
) -> Award:
    """Make an award of an old year, of a person, of a unit or of an outsider."""
    if isinstance(holder, Person):
        values = {
            "person": holder,
            "holder_name": holder.full_name,
            "position": holder.position,
            "unit": holder.unit,
            "unit_name": holder.unit.name,
            **of_today(holder),
        } | values
    elif isinstance(holder, Outsider):
        values = {
            "outsider": holder,
            "holder_name": holder.called,
            "unit": holder.unit,
            "address": holder.address,
            **of_today(holder),
        } | values
    else:
        values = {"unit": holder, "holder_name": holder.name} | values
    return Award.objects.create(commune=holder.commune, kind_code=kind, year=year, **values)


def make_decided(nomination: Nomination, **values) -> Award:
    """Make the decision that recognised a nomination, and the award it gave."""
    campaign = nomination.campaign
    decision = AwardDecision.objects.create(
        commune=campaign.commune,
        campaign=campaign,
        by_name="Người ghi",
        **{
            "number": NUMBER,
            "decided_on": date(campaign.year, 12, 1),
            "authority": Authority.COMMUNE.value,
            "issuer": f"Chủ tịch {campaign.commune.committee}",
            "released_on": date(campaign.year, 12, 2),
        }
        | values,
    )
    award = make_award(
        nomination.person or nomination.outsider or nomination.unit,
        nomination.award,
        campaign.year,
        decision_number=decision.number,
        decided_on=decision.decided_on,
        issuer=decision.issuer,
    )
    DecisionLine.objects.create(
        decision=decision, nomination=nomination, is_recognised=True, award=award
    )
    return award


def make_draft(campaign: Campaign, *nominations: Nomination, **values) -> DecisionDraft:
    """Make a draft of the chair's decision over nominations."""
    draft = DecisionDraft.objects.create(
        commune=campaign.commune,
        campaign=campaign,
        drafted_by_name="Người soạn",
        **{"proposer": "Hội đồng", "drafted_on": date(campaign.year, 11, 29)} | values,
    )
    for nomination in nominations:
        draft.lines.create(nomination=nomination)
    return draft


def make_decision_file(decision: AwardDecision) -> DecisionFile:
    return DecisionFile.objects.create(
        decision=decision,
        file=ContentFile(PDF, name="quyet-dinh.pdf"),
        name="Quyết định.pdf",
        kind="pdf",
        size=len(PDF),
        sha256=hashlib.sha256(PDF).hexdigest(),
        by_name="Người ghi",
    )


def signed_paper() -> SimpleUploadedFile:
    """Give a PDF as somebody uploads it."""
    file = BytesIO()
    with pikepdf.new() as paper:
        paper.add_blank_page()
        paper.save(file)
    return SimpleUploadedFile("quyet-dinh-ky.pdf", file.getvalue(), "application/pdf")


def accepted_paper() -> Accepted:
    """Give that PDF as the program has looked through it: in a child, once for all tests."""
    accepted = _looked_through()
    accepted.file.seek(0)
    file = ContentFile(accepted.file.read(), name=accepted.name)
    return replace(accepted, file=file, until=until_patience_ends())


@cache
def _looked_through() -> Accepted:
    return accept(signed_paper())


def recognised(*nominations: Nomination) -> list[Result]:
    return [Result(nomination, True) for nomination in nominations]


def decided(cast: Cast, campaign: Campaign, results: list[Result], **values) -> AwardDecision:
    """Record a decision of the commune's chair over results."""
    paper = {
        "number": NUMBER,
        "decided_on": SIGNED_ON,
        "authority": Authority.COMMUNE,
        "issuer": CHAIRMAN,
    }
    by = cast.acting(OFFICE)
    return decisions.record(campaign, results=results, by=by, **paper | values)
