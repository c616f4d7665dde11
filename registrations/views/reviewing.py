"""Approving registrations, one or many, and sending one back."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from people.roles import Actor, Permission, require
from procedure.acting import attempt
from procedure.asking import Question, ask_for_reason, posted, ticked
from registrations.actions import reviewing
from registrations.consolidation import unit_lists
from registrations.forms.desk import SendBackForm
from registrations.models import Registration
from registrations.rules.stages import Stage
from registrations.rules.totals import Count

from .access import registration_of, visible

PERMISSION = Permission.REVIEW_REGISTRATIONS


@require_http_methods(["GET", "POST"])
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what would be approved; then approve it."""
    registration = registration_of(request, pk)
    by = require(request.user, PERMISSION, registration.campaign.commune)
    return _confirmed(request, [registration], by)


@require_http_methods(["GET", "POST"])
def approve_many(request: HttpRequest) -> HttpResponse:
    """Show the registrations that were ticked, and how many; then approve all of them or none."""
    by = require(request.user, PERMISSION, request.commune)
    chosen = ticked(request, "ban", visible(request))
    if not chosen:
        messages.warning(request, "Hãy đánh dấu ít nhất một bản đăng ký rồi bấm Duyệt.")
        return redirect("registrations:list")
    if any(one.campaign.commune_id != by.commune_id for one in chosen) or _campaigns(chosen) > 1:
        raise Http404
    return _confirmed(request, chosen, by)


def _campaigns(chosen: list[Registration]) -> int:
    return len({one.campaign_id for one in chosen})


def _confirmed(request: HttpRequest, chosen: list[Registration], by: Actor) -> HttpResponse:
    desk = _desk(chosen[0])
    refusals = []
    if request.method == "POST":
        done, refusals = attempt(reviewing.approve_many, chosen, by=by)
        if done:
            messages.success(request, f"Đã duyệt {_in_words(done)}.")
            return redirect(desk)
    return render(request, "registrations/approve.html", _context(chosen, refusals, desk))


def _context(chosen: list[Registration], refusals: list, desk: str) -> dict:
    units = [one.unit for one in chosen]
    counts = [Count.of(one.entries) for one in unit_lists(chosen[0].campaign, units)]
    return {
        "chosen": chosen,
        "rows": list(zip(chosen, counts, strict=True)),
        "total": sum(counts, Count()),
        "refusals": refusals,
        "back": desk,
        "in_words": _in_words(chosen),
        "may_confirm": all(one.stage == Stage.SUBMITTED for one in chosen),
    }


def _in_words(chosen: list[Registration]) -> str:
    if len(chosen) == 1:
        return f"bản đăng ký của {chosen[0].unit}"
    return f"{len(chosen)} bản đăng ký"


@require_http_methods(["GET", "POST"])
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the reason and a new day; then send the registration back."""
    registration = registration_of(request, pk)
    by = require(request.user, PERMISSION, registration.campaign.commune)
    return ask_for_reason(
        request,
        SendBackForm(posted(request)),
        partial(reviewing.send_back, registration, by=by),
        Question(
            "Trả lại để bổ sung",
            back=_desk(registration),
            lead=f"Bản đăng ký của {registration.unit}. Trưởng đơn vị được báo lý do và hạn mới.",
            word="Trả lại",
        ),
        done=f"Đã trả lại {_in_words([registration])}; trưởng đơn vị được báo.",
    )


def _desk(registration: Registration) -> str:
    return f"{reverse('registrations:list')}?phong_trao={registration.campaign_id}"
