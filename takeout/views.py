"""The page from which a commune takes all its data away."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from people.asking_again import asks_again
from people.roles import Actor, Permission, require
from procedure.acting import done_or_told
from takeout import actions
from takeout.models import Takeout
from vietnamese.text import search_text


def _taker(request: HttpRequest) -> Actor:
    """Give the actor who takes the commune's data away."""
    return require(request.user, Permission.TAKE_DATA_AWAY, request.commune)


@require_safe
def takeouts(request: HttpRequest) -> HttpResponse:
    """Say what is taken away, and list what was."""
    _taker(request)
    ours = Takeout.objects.visible_to(request.user).filter(commune=request.commune)
    return render(request, "takeout/takeouts.html", {"takeouts": ours[:20]})


@asks_again
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Begin to take all data away."""
    actor, commune = _taker(request), request.commune
    asked = done_or_told(request, actions.ask, commune, user=request.user, by=actor)
    return redirect(asked or "takeout:takeouts")


@require_safe
def takeout(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far it is; to htmx only the part that changes."""
    context = {"takeout": _takeout_of(request, pk), "is_partial": bool(request.htmx)}
    name = "takeout/parts/progress.html" if request.htmx else "takeout/takeout.html"
    return render(request, name, context)


@asks_again
@require_safe
def takeout_file(request: HttpRequest, pk: int) -> FileResponse:
    """Hand out the file, piece by piece."""
    made = _takeout_of(request, pk)
    actor = _taker(request)
    if not made.file or not made.file.storage.exists(made.file.name):
        raise Http404
    if request.method == "GET":
        actions.note_taken(made, by=actor)
    day = f"{timezone.localdate(made.asked_at):%Y-%m-%d}"
    name = f"du-lieu-{search_text(made.commune.name).replace(' ', '-')}-{day}.zip"
    answer = FileResponse(made.file.open("rb"), as_attachment=True, filename=name)
    answer["X-Content-Type-Options"], answer["Cache-Control"] = "nosniff", "private, no-store"
    return answer


def _takeout_of(request: HttpRequest, pk: int) -> Takeout:
    visible = Takeout.objects.visible_to(request.user).select_related("commune")
    return get_object_or_404(visible, pk=pk, commune=request.commune)
