"""What the office's pages work on: campaigns and registrations that the user may see."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from campaigns.models import Campaign
from registrations.models import Registration


def campaign_of(request: HttpRequest, pk: int) -> Campaign:
    """Give a launched campaign that the user may see, with its plan; 404 otherwise."""
    campaigns = Campaign.objects.visible_to(request.user).launched().with_plan()
    return get_object_or_404(campaigns, pk=pk)


def registration_of(request: HttpRequest, pk: int) -> Registration:
    """Give a registration that the user may see; 404 otherwise."""
    return registrations_of(request, [str(pk)])[0]


def registrations_of(request: HttpRequest, numbers: Iterable[str]) -> list[Registration]:
    """Give all registrations with these numbers; 404 when the user may not see one of them."""
    wanted = set(numbers)
    if not all(number.isascii() and number.isdigit() and len(number) < 19 for number in wanted):
        raise Http404
    visible = Registration.objects.visible_to(request.user).select_related(
        "campaign__commune", "unit"
    )
    found = list(visible.filter(pk__in=wanted))
    if len(found) != len(wanted):
        raise Http404
    return found
