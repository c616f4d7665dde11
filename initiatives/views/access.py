"""How every page of this room begins."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from initiatives.models import Author, Initiative
from people.models import Commune, Unit, User
from people.roles import Actor, Permission, require, role_of


def initiative_of(request: HttpRequest, pk: int) -> Initiative:
    """Give an initiative that the user may see, with its authors; 404 otherwise."""
    return get_object_or_404(visible_initiatives(request.user), pk=pk)


def visible_initiatives(user: User) -> QuerySet[Initiative]:
    """Give what the user may see, with its authors; its deadline is asked for where it is still to
    be sent."""
    rows = Initiative.objects.visible_to(user).select_related("campaign__commune", "unit")
    authors = Author.objects.select_related("person")
    return rows.prefetch_related(Prefetch("authors", authors))


def writer_of(request: HttpRequest, initiative: Initiative) -> Actor:
    """Give the actor who writes: who began it, one of its authors, or who writes for all of its
    unit; PermissionDenied otherwise."""
    user = request.user
    if is_own(user, initiative):
        return require(user, Permission.WRITE_INITIATIVE, initiative.commune)
    if not writes_for_all(user, initiative.commune, initiative.unit):
        raise PermissionDenied(
            "Đơn sáng kiến do tác giả, trưởng đơn vị hoặc Văn phòng viết và gửi. "
            "Ông/Bà chỉ xem được đơn này."
        )
    return require(user, Permission.WRITE_INITIATIVE, initiative.commune, initiative.unit)


def may_write(request: HttpRequest, initiative: Initiative) -> bool:
    """Say whether the user writes it."""
    try:
        writer_of(request, initiative)
    except PermissionDenied:
        return False
    return True


def is_own(user: User, initiative: Initiative) -> bool:
    """Say whether the user began it or is one of its authors."""
    if user.person_id is None:
        return False
    authors = {author.person_id for author in initiative.authors.all()}
    return user.person_id in authors | {initiative.begun_by_id}


def writes_for_all(user: User, commune: Commune, unit: Unit) -> bool:
    """Say whether one and the same role shows all initiatives of a unit and writes them: a member
    who also sits in the council sees more than she writes."""
    both = {Permission.WRITE_INITIATIVE, Permission.VIEW_INITIATIVES}
    for membership in user.memberships_of_today():
        role = role_of(membership.role)
        is_there = membership.commune_id == commune.pk and (
            not role.of_unit or membership.unit_id == unit.pk
        )
        if is_there and both <= role.permissions:
            return True
    return False
