"""The plan as a paper."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from campaigns.documents import plan_paper
from campaigns.facts import plan_of
from campaigns.models import Campaign
from documents.handing import a_letter
from documents.paper import letter

from .access import campaign_of


@require_safe
def plan(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """Give the plan; when the server cannot print, say so on the campaign's page."""
    campaign = campaign_of(request, pk)
    return a_letter(request, _letter(campaign), suffix, _name(campaign), otherwise=campaign)


def _letter(campaign: Campaign) -> letter.Letter:
    commune = campaign.commune
    superior = commune.superior_on(campaign.issued_on or commune.today())
    return plan_paper(plan_of(campaign), campaign.source_text, superior=superior)


def _name(campaign: Campaign) -> str:
    return f"ke-hoach {campaign.number.replace('/', '-')} {campaign.year or ''}"
