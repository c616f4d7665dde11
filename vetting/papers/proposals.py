"""A tờ trình on its way: numbered, printed once as it is to be signed, kept as it was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.urls import reverse

from campaigns.models import Campaign
from documents.issued.issuing import give_number, with_keys
from documents.models import IssuedDocument
from documents.paper.letter import Letter
from history.log import record
from law.authority import Authority
from people.roles import Actor
from procedure.refusal import refuse
from regulations.facts import gives_own_numbers
from vetting.papers.proposal import proposal_letter
from vetting.papers.tables import NomineeRow
from vietnamese.dates import short_date


@transaction.atomic
def number_proposal(
    campaign: Campaign,
    rows: Sequence[NomineeRow],
    authority: Authority,
    *,
    signed_on: date,
    ordinal: int | None = None,
    by: Actor,
) -> IssuedDocument:
    """Give the tờ trình to an authority its number and day, and print it for signing; the one that
    has its number already where there is one.

    It is issued once it is signed. `RefusedError` when nobody is put forward, its counts do not
    agree, or without the number of the registry where that gives it.
    """
    if there := numbered_proposal(campaign, authority):
        return there
    if not rows:
        refuse("nobody", "Chưa có hồ sơ nào đạt, chưa có quyết định, thuộc thẩm quyền cấp này.")
    _refuse_number(campaign, ordinal, signed_on)
    draft = proposal_letter(campaign, rows, authority, on=signed_on)

    def numbered(number: str, _: str) -> Letter:
        return proposal_letter(campaign, rows, authority, on=signed_on, number=number)

    document = give_number(
        numbered,
        commune_id=campaign.commune_id,
        key=_key(campaign, authority),
        book=draft.symbol,
        symbol=draft.symbol,
        on=signed_on,
        ordinal=None if gives_own_numbers(campaign.commune) else ordinal,
        by_name=by.name,
        subject_path=reverse("vetting:papers", args=[campaign.pk]),
    )
    _log_number(document, campaign, draft, rows, by)
    return document


def _log_number(
    document: IssuedDocument,
    campaign: Campaign,
    draft: Letter,
    rows: Sequence[NomineeRow],
    by: Actor,
) -> None:
    sentence = f"Lấy số cho {document} gửi {draft.addressees[0]}: {len(rows)} hồ sơ."
    record(
        "number_proposal",
        campaign,
        sentence,
        by=by,
        commune_id=campaign.commune_id,
        number=document.number,
        sha256=document.sha256,
        nominations=[row.nomination.pk for row in rows],
    )


def numbered_proposal(campaign: Campaign, authority: Authority) -> IssuedDocument | None:
    """Give the tờ trình to an authority that has its number: in force, or waiting for its
    signature."""
    return numbered_proposals(campaign, [authority]).get(authority)


def numbered_proposals(
    campaign: Campaign, authorities: Sequence[Authority]
) -> dict[Authority, IssuedDocument]:
    """Give the same for several authorities; one query."""
    keys = {_key(campaign, authority): authority for authority in authorities}
    papers = with_keys(campaign.commune_id, keys)
    return {keys[key]: paper for key, paper in papers.items()}


def _refuse_number(campaign: Campaign, ordinal: int | None, signed_on: date) -> None:
    today = campaign.commune.today()
    if signed_on > today:
        refuse(
            "not_yet", f"Ngày ký phải không sau hôm nay ({short_date(today)}).", field="signed_on"
        )
    if not ordinal and not gives_own_numbers(campaign.commune):
        refuse("no_number", "Hãy nhập số do văn thư cấp.", field="ordinal")


def _key(campaign: Campaign, authority: Authority) -> str:
    return f"campaign-{campaign.pk}/proposal/{authority.value}"
