"""How every page of this room begins."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from campaigns.models import Campaign, PlanReading
from people.models import Commune


def campaign_of(request: HttpRequest, pk: int) -> Campaign:
    """Give a campaign that the user may see, with its plan; 404 otherwise."""
    return get_object_or_404(Campaign.objects.visible_to(request.user).with_plan(), pk=pk)


def reading_of(request: HttpRequest, pk: int) -> PlanReading:
    """Give a text that waits and that the user may work on; 404 otherwise."""
    readings = PlanReading.objects.visible_to(request.user).waiting().select_related("commune")
    return get_object_or_404(readings, pk=pk)


def commune_of(request: HttpRequest) -> Commune:
    """Give the commune that the user works in; 404 for somebody without a role."""
    if request.commune is None:
        raise Http404
    return request.commune
