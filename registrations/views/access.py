"""How every page of this room begins."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from campaigns.models import Campaign
from people.roles import Actor, Permission, can, require
from registrations.models import Registration


def campaign_of(request: HttpRequest, pk: int) -> Campaign:
    """Give a launched campaign that the user may see, with its plan; 404 otherwise."""
    campaigns = Campaign.objects.visible_to(request.user).launched().with_plan()
    return get_object_or_404(campaigns, pk=pk)


def registration_of(request: HttpRequest, pk: int) -> Registration:
    """Give a registration that the user may see; 404 otherwise."""
    return get_object_or_404(_visible(request), pk=pk)


def registrations_of(request: HttpRequest, numbers: Iterable[str]) -> list[Registration]:
    """Give all registrations with these numbers; 404 when the user may not see one of them."""
    wanted = set(numbers)
    if not all(number.isascii() and number.isdigit() and len(number) < 19 for number in wanted):
        raise Http404
    found = list(_visible(request).filter(pk__in=wanted))
    if len(found) != len(wanted):
        raise Http404
    return found


def _visible(request: HttpRequest) -> QuerySet[Registration]:
    rows = Registration.objects.visible_to(request.user)
    return rows.select_related("campaign__commune", "unit").prefetch_related(
        "campaign__deadlines__extensions"
    )


def writer_of(request: HttpRequest, registration: Registration) -> Actor:
    """Give the actor who writes for the unit; PermissionDenied otherwise."""
    commune = registration.campaign.commune
    return require(request.user, Permission.WRITE_REGISTRATION, commune, registration.unit)


def may_write(request: HttpRequest, registration: Registration) -> bool:
    """Say whether the user writes for the unit."""
    commune = registration.campaign.commune
    return can(request.user, Permission.WRITE_REGISTRATION, commune, registration.unit)


def knows_discipline(request: HttpRequest, registration: Registration) -> bool:
    """Say whether findings may speak of discipline to the user."""
    return can(request.user, Permission.VIEW_DISCIPLINE, registration.campaign.commune)
