"""How every page of this room begins."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from campaigns.models import Campaign
from people.roles import Actor, Permission, can, require
from registrations.models import Registration


def campaign_of(request: HttpRequest, pk: int) -> Campaign:
    """Give a launched campaign that the user may see, with its goals; 404 otherwise."""
    campaigns = Campaign.objects.visible_to(request.user).launched().with_goals()
    return get_object_or_404(campaigns, pk=pk)


def registration_of(request: HttpRequest, pk: int) -> Registration:
    """Give a registration that the user may see; 404 otherwise."""
    return get_object_or_404(visible(request), pk=pk)


def visible(request: HttpRequest) -> QuerySet[Registration]:
    """Give the registrations that the user may see, with their units and deadlines."""
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
