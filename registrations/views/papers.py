"""One registration as a paper."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from documents import letter, word
from documents.handing import a_file, a_pdf
from registrations.consolidation import entries_of
from registrations.documents import registration_letter
from registrations.models import Registration

from .access import registration_of


@require_GET
def paper_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one registration as PDF; when the server cannot print, say so on its page."""
    registration = registration_of(request, pk)
    paper = _letter(registration)
    return a_pdf(request, lambda: letter.pdf(paper), _name(registration), otherwise=registration)


@require_GET
def paper_docx(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one registration as a Word file."""
    registration = registration_of(request, pk)
    return a_file(word.docx(_letter(registration)), _name(registration), "docx")


def _letter(registration: Registration) -> letter.Letter:
    return registration_letter(registration, entries_of(registration))


def _name(registration: Registration) -> str:
    return f"ban-dang-ky {registration.unit} {registration.campaign.year or ''}"
