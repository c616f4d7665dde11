"""Who has a login, and what each role may do."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from people.models import Membership, User
from people.roles import ROLES, Permission, require


@require_safe
def users(request: HttpRequest) -> HttpResponse:
    """List the users of the commune with their roles, and the roles with what they may do."""
    commune = request.commune
    require(request.user, Permission.VIEW_USERS, commune)
    memberships = Membership.objects.filter(commune=commune).select_related("unit")
    shown = (
        User.objects.filter(memberships__commune=commune)
        .distinct()
        .order_by("first_name", "last_name", "pk")
        .prefetch_related(Prefetch("memberships", memberships, to_attr="roles_here"))
    )
    context = {
        "page": Paginator(shown, 50).get_page(request.GET.get("trang")),
        "today": commune.today(),
        "roles": ROLES,
        "matrix": [(one, [one in role.permissions for role in ROLES]) for one in Permission],
    }
    return render(request, "people/users.html", context)
