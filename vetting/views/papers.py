"""The sheet of vetting of one nomination."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from documents.handing import a_letter
from nominations.views.access import dossier_of
from people.roles import Permission, require
from vetting.papers.vetting import vetting_paper


@require_safe
def vetting(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """Give the sheet of vetting; it may speak of discipline, so only to who may know of it."""
    nomination = dossier_of(request, pk)
    require(request.user, Permission.VIEW_DISCIPLINE, nomination.commune)
    name = f"phieu-tham-dinh {nomination.nominee}"
    return a_letter(request, vetting_paper(nomination), suffix, name, otherwise=nomination)
