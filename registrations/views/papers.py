"""One registration as a paper."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from documents.handing import a_letter
from registrations.consolidation import entries_of
from registrations.documents import registration_letter
from registrations.models import Registration

from .access import registration_of


@require_safe
def paper(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """Give one registration; when the server cannot print, say so on its page."""
    registration = registration_of(request, pk)
    made = registration_letter(registration, entries_of(registration))
    return a_letter(request, made, suffix, _name(registration), otherwise=registration)


def _name(registration: Registration) -> str:
    return f"ban-dang-ky {registration.unit} {registration.campaign.year or ''}"
