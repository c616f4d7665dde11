"""Where an act of the secretary leads: on through the rows of the room that it was begun in."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from nominations.models import Nomination
from nominations.views.listing import kept_filters, room_address, room_around


def dossier_address(request: HttpRequest, pk: int) -> str:
    """Give the address of a dossier with the filters that came along."""
    return f"{reverse('nominations:detail', args=[pk])}{kept_filters(request)}"


def onward_from(request: HttpRequest, nomination: Nomination) -> str:
    """Give the address of the next dossier of the same filters that waits; behind the last one,
    that of the list."""
    behind = room_around(request, nomination.campaign).next_after(nomination.pk)
    return dossier_address(request, behind.pk) if behind else room_address(request)
