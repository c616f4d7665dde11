"""The first page, and the same bars and grid for a screen on the wall."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from notifications.heartbeat import stale_warning, unread_and_last_sweep
from people.models import Commune
from people.roles import Permission, can, require, role_of
from vietnamese.dates import short_date, weekday
from vietnamese.text import capitalised

from .gathered import home_of, walls_of


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what the user can finish today, what others are at, and how far the commune is."""
    commune = request.commune
    if commune is None and request.user.is_superuser and not Commune.objects.exists():
        return redirect("first_day")
    if commune is None:
        return render(request, "home/no_role.html")
    context = {
        "home": home_of(request.user, commune),
        "lead": _lead(request, commune),
        "has_queue": not settings.CELERY_TASK_ALWAYS_EAGER,
        **_notices(request, commune),
    }
    return render(request, "home/home.html", context)


@require_safe
def wall(request: HttpRequest) -> HttpResponse:
    """Show the bars and the grid alone, large, and anew every five minutes."""
    commune = request.commune
    if commune is None:
        raise Http404
    require(request.user, Permission.VIEW_TOTALS, commune)
    context = {"walls": walls_of(request.user, commune), "day": _day(commune)}
    return render(request, "home/wall.html", context)


def _day(commune: Commune) -> str:
    today = commune.today()
    day = weekday(today)
    return f"{capitalised(day)}, ngày {short_date(today)}"


def _lead(request: HttpRequest, commune: Commune) -> str:
    """Give the day, and as whom the user is here."""
    roles = [
        f"{role_of(membership.role).name} {membership.unit}"
        if membership.unit
        else role_of(membership.role).name
        for membership in request.user.memberships_of_today()
        if membership.commune_id == commune.pk
    ]
    return " · ".join([_day(commune), *dict.fromkeys(roles)])


def _notices(request: HttpRequest, commune: Commune) -> dict:
    """Give the warning that reminders have come to a halt to the office, which sees to it, and what
    else the notices are asked for."""
    if not can(request.user, Permission.MANAGE_PEOPLE, commune):
        return {}
    unread, last = unread_and_last_sweep(request.user)
    return {"unread_notices": unread, "halted": stale_warning(last, timezone.now())}
