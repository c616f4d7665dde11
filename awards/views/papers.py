"""Papers of one nomination and of one review."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from awards.known import known_of
from awards.models import UnitReview
from awards.papers.minutes import minutes_letter
from awards.papers.report import report_letter
from awards.papers.vetting import vetting_paper
from documents.handing import a_letter
from people.roles import Permission, require

from .access import nomination_of


@require_GET
def report(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """Give the report of achievements of one nomination."""
    nomination = nomination_of(request, pk)
    paper = report_letter(nomination, known_of(nomination))
    name = f"bao-cao-thanh-tich {nomination.nominee}"
    return a_letter(request, paper, suffix, name, otherwise=nomination)


@require_GET
def vetting(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """Give the sheet of vetting; it may speak of discipline, so only to who may know of it."""
    nomination = nomination_of(request, pk)
    require(request.user, Permission.VIEW_DISCIPLINE, nomination.commune)
    name = f"phieu-tham-dinh {nomination.nominee}"
    return a_letter(request, vetting_paper(nomination), suffix, name, otherwise=nomination)


@require_GET
def minutes(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """Give the minutes of a unit's review."""
    reviews = UnitReview.objects.visible_to(request.user).select_related(
        "campaign__commune", "unit"
    )
    review = get_object_or_404(reviews, pk=pk)
    name = f"bien-ban-binh-xet {review.unit}"
    return a_letter(request, minutes_letter(review), suffix, name, otherwise=review)
