"""The plan as a paper."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from campaigns.documents import plan_paper
from campaigns.facts import plan_of
from campaigns.models import Campaign
from documents import letter, word
from documents.handing import a_file, a_pdf

from .access import campaign_of


@require_GET
def plan_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the plan as PDF; when the server cannot print, say so on the campaign's page."""
    campaign = campaign_of(request, pk)
    paper = _letter(campaign)
    return a_pdf(request, lambda: letter.pdf(paper), _name(campaign), otherwise=campaign)


@require_GET
def plan_docx(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the plan as a Word file."""
    campaign = campaign_of(request, pk)
    return a_file(word.docx(_letter(campaign)), _name(campaign), "docx")


def _letter(campaign: Campaign) -> letter.Letter:
    superior = campaign.commune.superior
    return plan_paper(plan_of(campaign), campaign.source_text, superior=superior)


def _name(campaign: Campaign) -> str:
    return f"ke-hoach {campaign.number.replace('/', '-')} {campaign.year or ''}"
