"""How every page of this room begins."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from people.roles import Actor, Permission, can, require
from registrations.models import Registration


def registration_of(request: HttpRequest, pk: int) -> Registration:
    """Give a registration that the user may see; 404 otherwise."""
    visible = Registration.objects.visible_to(request.user)
    rows = visible.select_related("campaign__commune", "unit").prefetch_related(
        "campaign__deadlines__extensions"
    )
    return get_object_or_404(rows, pk=pk)


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
