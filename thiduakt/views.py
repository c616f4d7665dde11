"""The pages that look over all rooms: what there is to do, and what was done."""

from datetime import date

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from attachments.serving import MissingFileError
from campaigns.pages import CampaignYear, years_in_progress
from campaigns.todo import Todo
from campaigns.todo import todo as todo_of_plans
from history.models import Event
from initiatives.todo import todo as todo_of_initiatives
from nominations.todo import todo as todo_of_nominations
from notifications.heartbeat import stale_warning
from people.actions import practise
from people.models import Commune
from people.roles import Permission, can, require
from procedure.asking import page_before
from registrations.todo import todo as todo_of_registrations
from vetting.facts.standing import standing_of
from vietnamese.dates import long_date, weekday

from .forms import EventFilter, PracticeDay


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what waits for the user today."""
    commune = request.commune
    if commune is None:
        return render(request, "home.html")
    today = commune.today()
    years = years_in_progress(request.user, commune, today)
    context = {
        "today": f"Hôm nay là {weekday(today)}, {long_date(today)}",
        "todos": _todos(request, commune, today),
        "years": years,
        **_standing(request, commune, years),
        "has_queue": not settings.CELERY_TASK_ALWAYS_EAGER,
        "halted": _halted(request, commune),
    }
    return render(request, "home.html", context)


def _standing(request: HttpRequest, commune: Commune, years: list[CampaignYear]) -> dict:
    """Give where the first campaign in progress stands, to those who may see totals."""
    if not years or not can(request.user, Permission.VIEW_TOTALS, commune):
        return {}
    campaign = years[0].campaign
    return {"standing": standing_of(campaign), "standing_of": campaign}


def _halted(request: HttpRequest, commune: Commune) -> str:
    """Give the warning that reminders have come to a halt, to those who can see to it."""
    sees_to_it = can(request.user, Permission.MANAGE_CAMPAIGNS, commune)
    return stale_warning(timezone.now()) if sees_to_it else ""


def _todos(request: HttpRequest, commune: Commune, today: date) -> list[Todo]:
    """Give what every room has for the user, the most urgent first."""
    found = [
        *todo_of_plans(request.user, commune, today),
        *todo_of_registrations(request.user, commune, today),
        *todo_of_initiatives(request.user, commune, today),
        *todo_of_nominations(request.user, commune, today),
    ]
    return sorted(found, key=lambda one: (one.due_on is None, one.due_on or today))


@require_safe
def event_log(request: HttpRequest) -> HttpResponse:
    """List what was done in the commune, newest first."""
    if request.commune is None:
        raise Http404
    require(request.user, Permission.VIEW_HISTORY, request.commune)
    form = EventFilter(request.GET or None)
    events = form.narrow(Event.objects.of_chain(request.commune.pk))
    page = Paginator(events, 50).get_page(request.GET.get("trang"))
    return render(request, "event_log.html", {"form": form, "page": page})


@require_POST
def practise_day(request: HttpRequest) -> HttpResponse:
    """Let a practising commune go to another day."""
    if request.commune is None or request.commune.practice_day is None:
        raise Http404
    form = PracticeDay(request.POST)
    if form.is_valid():
        practise(request.commune, day=form.cleaned_data["day"])
    else:
        messages.error(request, "Ngày thực hành phải viết dd/mm/yyyy, ví dụ 18/01/2021.")
    return redirect(page_before(request, otherwise="home"))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that nothing is here for the user, or which file is missing on the disk."""
    sentence = str(exception) if isinstance(exception, MissingFileError) else ""
    return render(request, "404.html", {"sentence": sentence}, status=404)
