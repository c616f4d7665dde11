"""How every page of this room begins: who asks, for which nomination."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from nominations.facts.kept import with_kept
from nominations.models import Nomination
from nominations.models.nominations import NominationQuerySet
from people.models import Commune
from people.roles import Actor, Permission, can, require


def nomination_of(request: HttpRequest, pk: int) -> Nomination:
    """Give a nomination that the user may read, with whom it names; 404 otherwise."""
    return _readable(request, pk, NominationQuerySet.with_names)


def dossier_of(request: HttpRequest, pk: int, **columns: Any) -> Nomination:
    """Give it with the judgement kept and more `columns`."""
    return _readable(request, pk, lambda rows: with_kept(rows.with_names()).annotate(**columns))


def _readable(
    request: HttpRequest, pk: int, fetch: Callable[[NominationQuerySet], QuerySet[Nomination]]
) -> Nomination:
    """Give a nomination that the user may read. What the roles show is asked for first, and alone:
    to ask in one for what a member of the council may read, too, takes half of a page's time."""
    nominations = Nomination.objects
    try:
        return fetch(nominations.visible_to(request.user)).get(pk=pk)
    except Nomination.DoesNotExist:
        return get_object_or_404(fetch(nominations.put_before(request.user)), pk=pk)


def visible(request: HttpRequest) -> QuerySet[Nomination]:
    """Give the nominations that the user may see, with whom they name and the judgement
    kept."""
    return with_kept(Nomination.objects.visible_to(request.user).with_names())


def writer_of(request: HttpRequest, nomination: Nomination) -> Actor:
    """Give the actor who writes for the unit; PermissionDenied otherwise."""
    return require(request.user, Permission.WRITE_NOMINATION, nomination.commune, nomination.unit)


def may_write(request: HttpRequest, nomination: Nomination) -> bool:
    """Say whether the user writes for the unit."""
    return can(request.user, Permission.WRITE_NOMINATION, nomination.commune, nomination.unit)


def report_writer_of(request: HttpRequest, nomination: Nomination) -> Actor:
    """Give the actor who writes the report: the unit's, or whoever is proposed."""
    if is_own(request, nomination):
        return require(request.user, Permission.VIEW_CAMPAIGNS, nomination.commune)
    return writer_of(request, nomination)


def may_write_report(request: HttpRequest, nomination: Nomination) -> bool:
    """Say whether the user writes the report."""
    return is_own(request, nomination) or may_write(request, nomination)


def is_own(request: HttpRequest, nomination: Nomination) -> bool:
    """Say whether the user is the person who is proposed."""
    return nomination.person_id is not None and nomination.person_id == request.user.person_id


def vetter_of(request: HttpRequest, commune: Commune | None) -> Actor:
    """Give the actor who receives, returns and vets in a commune; PermissionDenied otherwise."""
    return require(request.user, Permission.VET_NOMINATIONS, commune)
