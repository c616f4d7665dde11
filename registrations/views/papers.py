"""Papers to take away: one registration, and the way all files of this room are handed over."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from documents import letter, word
from documents.fonts import FontsMissingError
from documents.rendering import RenderingError
from registrations.consolidation import entries_of
from registrations.documents import registration_letter
from registrations.models import Registration
from vietnamese.text import without_accents

from .scope import registration_of

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_GET
def paper_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one registration as PDF; when the server cannot print, say so on the desk."""
    registration = registration_of(request, pk)
    return file_or_reason(
        request,
        lambda: letter.pdf(_letter(registration)),
        _name(registration),
        "pdf",
        otherwise="registrations:list",
    )


@require_GET
def paper_docx(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one registration as a Word file."""
    registration = registration_of(request, pk)
    return a_file(word.docx(_letter(registration)), _name(registration), "docx")


def _letter(registration: Registration) -> letter.Letter:
    return registration_letter(registration, entries_of(registration))


def _name(registration: Registration) -> str:
    return f"ban-dang-ky {registration.unit} {registration.campaign.year or ''}"


def file_or_reason(
    request: HttpRequest, make: Callable[[], bytes], name: str, suffix: str, *, otherwise: str
) -> HttpResponse:
    """Give the file that `make` makes; where it cannot be printed, the reason at the address
    `otherwise`."""
    try:
        return a_file(make(), name, suffix)
    except (FontsMissingError, RenderingError) as error:
        messages.error(request, str(error))
        return redirect(otherwise)


def a_file(content: bytes, name: str, suffix: str) -> HttpResponse:
    """Give a file to save under a plain name: "tong-hop-dang-ky-2021.xlsx"."""
    headers = {
        "Content-Disposition": f'attachment; filename="{slugify(without_accents(name))}.{suffix}"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=TYPES[suffix], headers=headers)
