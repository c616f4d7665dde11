"""A tờ trình gets its number: who waits for the authority's decision stands in it from now on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from campaigns.models import Campaign
from documents.models import IssuedDocument
from law.authority import Authority
from nominations.models import Nomination
from people.actions.writing import lock_commune
from people.models import Person
from people.roles import Actor
from procedure.refusal import refuse
from signing import actions as signing
from vetting.models import Proposal, ProposalLine
from vetting.papers.proposal import rows_for
from vetting.papers.rows import rows_to_propose
from vetting.signed import proposals


@transaction.atomic
def propose(
    campaign: Campaign,
    nominations: Iterable[Nomination],
    authority: Authority,
    *,
    signed_on: date,
    signer: Person | None = None,
    ordinal: int | None = None,
    by: Actor,
) -> IssuedDocument:
    """Give a tờ trình over these dossiers its number and day, and print it for signing.

    A campaign may have several to one authority; nobody stands in two. `RefusedError` when nobody
    is put forward, when who waits is not who was shown, when its counts do not agree, or for what
    stops any number.
    """
    lock_commune(campaign.commune_id, by)
    shown = [nomination.pk for nomination in nominations]
    rows = rows_for(rows_to_propose(campaign), authority, campaign.commune.today())
    if not shown:
        refuse("nobody", "Chưa có hồ sơ nào đạt, chưa có quyết định, chưa trình, thuộc cấp này.")
    if {row.nomination.pk for row in rows} != set(shown):
        refuse(
            "list_changed",
            "Danh sách chờ trình vừa thay đổi: có hồ sơ mới, hoặc đã nằm trong tờ trình, quyết "
            "định khác. Hãy mở lại trang để xem danh sách mới.",
        )
    proposal = Proposal.objects.create(campaign=campaign, authority=authority.value)
    ProposalLine.objects.bulk_create(
        ProposalLine(proposal=proposal, nomination_id=pk) for pk in shown
    )
    return signing.number(
        proposals, proposal, signed_on=signed_on, signer=signer, ordinal=ordinal, by=by
    )
