"""What a unit sees and does: begin, look, send, take back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.models import Campaign
from campaigns.views.campaigns import mended_at
from history.models import Event
from law.findings import Finding
from people.models import Unit
from people.roles import Actor, Permission, can, require
from procedure.acting import done_or_told
from registrations import actions as registrations
from registrations.facts import draft_from, draft_of, sent_before
from registrations.models import Registration
from registrations.pages import beside, due_in_words, units_of
from registrations.rules.changes import changes
from registrations.rules.lines import Draft
from registrations.rules.stages import Stage
from submissions import views as submissions
from submissions.views import submit_page
from ui.paging import page_of

from .access import knows_discipline, may_write, registration_of, writer_of
from .writing import tell_filled

PEOPLE_A_PAGE = 30


@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the registration of a unit for a campaign, its people in it, and go on to write it."""
    campaign = get_object_or_404(
        Campaign.objects.visible_to(request.user).select_related("commune"), pk=pk
    )
    require(request.user, Permission.WRITE_REGISTRATION, campaign.commune)
    unit = _unit(request, campaign)
    by = require(request.user, Permission.WRITE_REGISTRATION, campaign.commune, unit)
    registration = done_or_told(request, registrations.begin, campaign, unit, by=by)
    if registration is None:
        return redirect("registrations:list")
    if draft_of(registration).is_empty and registration.is_editable:
        _fill(request, registration, by)
    return redirect("registrations:edit", registration.pk)


def _fill(request: HttpRequest, registration: Registration, by: Actor) -> None:
    """Let an empty registration begin with the unit's people, so that only exceptions are typed."""
    filled = done_or_told(request, registrations.fill_from_unit, registration, by=by)
    if filled and not filled.added.is_empty:
        tell_filled(request, filled)


def _unit(request: HttpRequest, campaign: Campaign) -> Unit:
    """Give the unit that was asked for, or the only one that the user writes for."""
    units = units_of(request.user, campaign.commune)
    if wanted := request.POST.get("unit"):
        units = [unit for unit in units if str(unit.pk) == wanted]
    if not units:
        raise Http404
    return units[0]


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a registration: where it stands, what it says, what is known of it; to the office what
    it would approve, and what changed since it sent it back."""
    shown = registration_of(request, pk)
    lines = _lines(shown)
    draft = draft_from(lines["collectives"], lines["individuals"])
    known = beside(shown, draft, with_discipline=knows_discipline(request, shown))
    writes = may_write(request, shown)
    edit = reverse("registrations:edit", args=[pk]) if writes and shown.is_editable else ""
    context = {
        **_head(shown),
        **lines,
        **_steps(request, shown, draft),
        "page": page_of(lines["individuals"], PEOPLE_A_PAGE, request.GET),
        "tally": known.tally,
        "findings": _linked(edit, known.findings),
        "gaps": mended_at(edit, known.gaps) if edit else [],
        "may_write": writes,
        "is_editable": shown.is_editable,
    }
    return render(request, "registrations/detail.html", context)


def _lines(registration: Registration) -> dict:
    """Give its lines, and the supplements that brought some of them."""
    collectives = list(registration.collectives.select_related("supplement"))
    individuals = list(registration.individuals.select_related("person", "supplement"))
    rows = [*collectives, *individuals]
    supplements = {row.supplement_id: row.supplement for row in rows if row.supplement}
    return {
        "collectives": collectives,
        "individuals": individuals,
        "supplements": [supplements[pk] for pk in sorted(supplements)],
    }


def _steps(request: HttpRequest, registration: Registration, draft: Draft) -> dict:
    """Give the steps it took: as the log has them to who may see it, which tells more. Of what was
    never sent there is none worth a look."""
    commune = registration.campaign.commune
    reviews = can(request.user, Permission.REVIEW_REGISTRATIONS, commune)
    is_waiting = registration.stage == Stage.SUBMITTED
    if not can(request.user, Permission.VIEW_HISTORY, commune):
        return {"moves": registration.moves.all()}
    if registration.stage == Stage.DRAFT:
        return {}
    events = list(Event.objects.about(registration))
    before = sent_before(events) if reviews and is_waiting else None
    return {
        "events": events,
        "to_approve": draft if reviews and is_waiting else None,
        "was_sent_before": before is not None,
        "changes": changes(before, draft) if before is not None else [],
    }


def _linked(edit: str, findings: list[Finding]) -> list[Finding]:
    """Give findings with links into the form, or without any where there is no form to go to."""
    return (
        mended_at(edit, findings) if edit else [replace(finding, link="") for finding in findings]
    )


def _head(registration: Registration) -> dict:
    campaign, unit = registration.campaign, registration.unit
    today = campaign.commune.today()
    return {
        "registration": registration,
        "stage": Stage(registration.stage),
        "due": due_in_words(campaign, unit, registration, today),
    }


@require_http_methods(["GET", "POST"])
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what will be sent, what it lacks and whether it is late; then send it."""
    registration = registration_of(request, pk)
    by = writer_of(request, registration)
    return submit_page(
        request,
        registration,
        partial(registrations.submit, registration, by=by),
        was_sent="Bản đăng ký đã được gửi.",
        done="Đã gửi đăng ký thi đua. Văn phòng đã được báo.",
        template="registrations/submit.html",
        context=lambda: _before_sending(request, registration),
    )


def _before_sending(request: HttpRequest, registration: Registration) -> dict:
    draft, edit = draft_of(registration), reverse("registrations:edit", args=[registration.pk])
    known = beside(registration, draft, with_discipline=knows_discipline(request, registration))
    return {
        **_head(registration),
        "draft": draft,
        "tally": known.tally,
        "gaps": mended_at(edit, known.gaps),
        "findings": mended_at(edit, known.findings),
    }


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a sent registration back."""
    registration = registration_of(request, pk)
    act = partial(registrations.withdraw, by=writer_of(request, registration))
    done = "Đã rút bản đăng ký về. Sửa xong hãy gửi lại."
    return submissions.withdraw(request, registration, act, done=done)
