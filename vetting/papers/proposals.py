"""Issuing a tờ trình: numbered, printed once, kept as it was."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.urls import reverse

from campaigns.models import Campaign
from documents.issued.issuing import issue, issued
from documents.models import IssuedDocument
from documents.paper.letter import Letter
from history.log import record
from law.authority import Authority
from people.roles import Actor
from procedure.refusal import refuse
from vetting.papers.proposal import proposal_letter
from vetting.papers.tables import NomineeRow


@transaction.atomic
def issue_proposal(
    campaign: Campaign, rows: Sequence[NomineeRow], authority: Authority, *, by: Actor
) -> IssuedDocument:
    """Give the tờ trình to an authority a number and freeze it; the one in force where there is
    one. `RefusedError` when nobody is put forward or its counts do not agree."""
    if in_force := issued_proposal(campaign, authority):
        return in_force
    if not rows:
        refuse("nobody", "Chưa có hồ sơ nào thẩm định đạt thuộc thẩm quyền của cấp này.")
    today = campaign.commune.today()
    draft = proposal_letter(campaign, rows, authority, on=today)

    def numbered(number: str, url: str) -> Letter:
        return proposal_letter(campaign, rows, authority, on=today, number=number)

    document = issue(
        numbered,
        commune_id=campaign.commune_id,
        key=_key(campaign, authority),
        book=draft.symbol,
        symbol=draft.symbol,
        on=today,
        by_name=by.name,
        subject_path=reverse("vetting:papers", args=[campaign.pk]),
    )
    sentence = f"Ban hành {document} gửi {draft.addressees[0]}: {len(rows)} hồ sơ."
    record(
        "issue_proposal",
        campaign,
        sentence,
        by=by,
        commune_id=campaign.commune_id,
        number=document.number,
        sha256=document.sha256,
        nominations=[row.nomination.pk for row in rows],
    )
    return document


def issued_proposal(campaign: Campaign, authority: Authority) -> IssuedDocument | None:
    """Give the tờ trình to an authority that is in force."""
    return issued(campaign.commune_id, _key(campaign, authority))


def _key(campaign: Campaign, authority: Authority) -> str:
    return f"campaign-{campaign.pk}/proposal/{authority.value}"
