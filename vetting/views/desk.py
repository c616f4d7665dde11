"""Old addresses of the secretary's queue: the room of dossiers took it in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from nominations.pages import refuse_unless_sees_all
from nominations.rules.room import LATE


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Lead to the tab of the room that shows what the queue showed."""
    refuse_unless_sees_all(request.user, request.commune)
    return redirect(f"{reverse('nominations:list')}{_narrowed_alike(request.GET)}")


def _narrowed_alike(asked: QueryDict) -> str:
    query = asked.copy()
    if query.pop("tre_han", [""])[-1] and not query.get("trang_thai"):
        query["loc"] = LATE
    return f"?{query.urlencode()}" if query else ""
