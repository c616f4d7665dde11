"""The plan as a paper."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from campaigns.documents import plan_paper
from campaigns.facts import plan_of
from campaigns.models import Campaign
from documents import letter, word
from documents.fonts import FontsMissingError
from documents.rendering import RenderingError
from vietnamese.text import without_accents

from .access import campaign_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_GET
def plan_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the plan as PDF; when the server cannot print, say so on the campaign's page."""
    campaign = campaign_of(request, pk)
    try:
        content = letter.pdf(_letter(campaign))
    except (FontsMissingError, RenderingError) as error:
        messages.error(request, str(error))
        return redirect(campaign)
    return _file(campaign, "pdf", "application/pdf", content)


@require_GET
def plan_docx(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the plan as a Word file."""
    campaign = campaign_of(request, pk)
    return _file(campaign, "docx", DOCX, word.docx(_letter(campaign)))


def _letter(campaign: Campaign) -> letter.Letter:
    superior = campaign.commune.superior
    return plan_paper(plan_of(campaign), campaign.source_text, superior=superior)


def _file(campaign: Campaign, suffix: str, content_type: str, content: bytes) -> HttpResponse:
    headers = {
        "Content-Disposition": f'attachment; filename="{_file_name(campaign)}.{suffix}"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=content_type, headers=headers)


def _file_name(campaign: Campaign) -> str:
    """Give "ke-hoach-12-kh-ubnd-2021"."""
    parts = ("ke-hoach", campaign.number.replace("/", "-"), campaign.year or "")
    return slugify(without_accents(" ".join(map(str, parts))))
