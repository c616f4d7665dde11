"""The pages that look over all rooms: what was done, which day it is."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from attachments.serving import MissingFileError
from history.models import Event
from people.actions import practise
from people.roles import Permission, require
from procedure.acting import done_or_told
from procedure.asking import page_before
from ui.paging import page_of

from .forms import EventFilter, PracticeDay


@require_safe
def event_log(request: HttpRequest) -> HttpResponse:
    """List what was done in the commune, newest first."""
    if request.commune is None:
        raise Http404
    require(request.user, Permission.VIEW_HISTORY, request.commune)
    form = EventFilter(request.GET or None)
    events = form.narrow(Event.objects.of_chain(request.commune.pk))
    page = page_of(events, 25, request.GET)
    return render(request, "event_log.html", {"form": form, "page": page})


@require_POST
def practise_day(request: HttpRequest) -> HttpResponse:
    """Let a practising commune go to another day."""
    if request.commune is None or request.commune.practice_day is None:
        raise Http404
    require(request.user, Permission.PRACTISE, request.commune)
    form = PracticeDay(request.POST)
    if form.is_valid():
        done_or_told(request, practise, request.commune, by=request.user, **form.cleaned_data)
    else:
        messages.error(request, "Ngày thực hành phải viết dd/mm/yyyy, ví dụ 18/01/2021.")
    return redirect(page_before(request, otherwise="home"))


@login_not_required
@require_safe
@cache_control(public=True, max_age=24 * 60 * 60)
def icon_file(request: HttpRequest) -> FileResponse:
    """Give our mark to a browser that shows a PDF, which names none as pages do."""
    mark = settings.BASE_DIR / "static/img/mark.svg"
    return FileResponse(mark.open("rb"), content_type="image/svg+xml")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that nothing is here for the user, or which file is missing on the disk."""
    sentence = str(exception) if isinstance(exception, MissingFileError) else ""
    return render(request, "404.html", {"sentence": sentence}, status=404)
