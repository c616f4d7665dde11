"""What a unit sees and does: begin, look, send, take back."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from campaigns.models import Campaign
from campaigns.views.campaigns import mended_at
from history.models import Event
from law.findings import Finding
from people.models import Unit
from people.roles import Permission, can, require
from procedure.acting import carry_out, done_or_told
from registrations import actions
from registrations.facts import draft_of
from registrations.models import Registration
from registrations.pages import beside, due_in_words, units_of
from registrations.rules.stages import EDITABLE, Stage
from submissions.views import late_form, lateness_of

from .access import knows_discipline, may_write, registration_of, writer_of


@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the registration of a unit for a campaign and go on to write it."""
    campaign = get_object_or_404(
        Campaign.objects.visible_to(request.user).select_related("commune"), pk=pk
    )
    require(request.user, Permission.WRITE_REGISTRATION, campaign.commune)
    unit = _unit(request, campaign)
    by = require(request.user, Permission.WRITE_REGISTRATION, campaign.commune, unit)
    registration = done_or_told(request, actions.open_registration, campaign, unit, by=by)
    if registration is None:
        return redirect("registrations:list")
    return redirect("registrations:edit", registration.pk)


def _unit(request: HttpRequest, campaign: Campaign) -> Unit:
    """Give the unit that was asked for, or the only one that the user writes for."""
    units = units_of(request.user, campaign.commune)
    if wanted := request.POST.get("unit"):
        units = [unit for unit in units if str(unit.pk) == wanted]
    if not units:
        raise Http404
    return units[0]


@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a registration: where it stands, what it says, what is known of it."""
    shown = registration_of(request, pk)
    commune = shown.campaign.commune
    writes = may_write(request, shown)
    is_editable = shown.stage in EDITABLE
    said = beside(shown, draft_of(shown), with_discipline=knows_discipline(request, shown))
    edit = reverse("registrations:edit", args=[shown.pk]) if writes and is_editable else ""
    may_see_log = can(request.user, Permission.VIEW_HISTORY, commune)
    context = {
        **_head(shown),
        "collectives": shown.collectives.select_related("supplement"),
        "individuals": shown.individuals.select_related("person", "supplement"),
        "supplements": shown.supplements.all(),
        "moves": shown.moves.all(),
        "tally": said.tally,
        "findings": _linked(edit, said.findings),
        "gaps": mended_at(edit, said.gaps) if edit else [],
        "may_write": writes,
        "is_editable": is_editable,
        "events": Event.objects.about(shown) if may_see_log else None,
    }
    return render(request, "registrations/detail.html", context)


def _linked(edit: str, findings: list[Finding]) -> list[Finding]:
    """Give findings with links into the form, or without any where there is no form to go to."""
    return mended_at(edit, findings) if edit else [replace(one, link="") for one in findings]


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
    if registration.stage not in EDITABLE:
        messages.info(request, "Bản đăng ký đã được gửi.")
        return redirect(registration)
    form = late_form(request, registration)
    if carry_out(form, actions.submit, registration, by=by):
        messages.success(request, "Đã gửi đăng ký thi đua. Văn phòng đã được báo.")
        return redirect(registration)
    draft, edit = draft_of(registration), reverse("registrations:edit", args=[pk])
    said = beside(registration, draft, with_discipline=knows_discipline(request, registration))
    context = {
        **_head(registration),
        "form": form,
        "draft": draft,
        "tally": said.tally,
        "gaps": mended_at(edit, said.gaps),
        "findings": mended_at(edit, said.findings),
        **lateness_of(registration),
    }
    return render(request, "registrations/submit.html", context)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a sent registration back."""
    registration = registration_of(request, pk)
    by = writer_of(request, registration)
    if done_or_told(request, actions.withdraw, registration, by=by):
        messages.success(request, "Đã rút bản đăng ký về. Sửa xong hãy gửi lại.")
    return redirect(registration)
