"""Papers of one nomination and of one review."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from documents.handing import a_letter
from nominations.facts.known import known_of
from nominations.models import UnitReview
from nominations.papers.minutes import minutes_letter
from nominations.papers.report import report_letter
from nominations.views.access import dossier_of


@require_safe
def report(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """Give the report of achievements of one nomination."""
    nomination = dossier_of(request, pk)
    paper = report_letter(nomination, known_of(nomination))
    name = f"bao-cao-thanh-tich {nomination.nominee}"
    return a_letter(request, paper, suffix, name, otherwise=nomination)


@require_safe
def minutes(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """Give the minutes of a unit's review."""
    reviews = UnitReview.objects.visible_to(request.user).select_related(
        "campaign__commune", "unit"
    )
    review = get_object_or_404(reviews, pk=pk)
    name = f"bien-ban-binh-xet {review.unit}"
    return a_letter(request, minutes_letter(review), suffix, name, otherwise=review)
