"""Approving registrations, one or many, and sending one back."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from people.roles import Actor, Permission, require
from registrations import actions as registrations
from registrations.consolidation import unit_lists
from registrations.models import Registration
from registrations.rules.stages import Stage
from registrations.rules.totals import Count, without_twins
from submissions.views import chosen_of, confirm_page, send_back_page

from .access import registration_of, visible
from .desk import desk_address, kept_filters

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
    chosen = chosen_of(request, "ban", visible(request), by)
    if not chosen:
        messages.warning(request, "Hãy đánh dấu ít nhất một bản đăng ký rồi bấm Duyệt.")
        return redirect(desk_address(request))
    return _confirmed(request, chosen, by)


def _confirmed(request: HttpRequest, chosen: list[Registration], by: Actor) -> HttpResponse:
    back = desk_address(request, chosen[0].campaign)
    return confirm_page(
        request,
        chosen,
        partial(registrations.approve_many, by=by),
        done=lambda approved: f"Đã duyệt {_in_words(approved)}.",
        onward=back,
        template="registrations/approve.html",
        context=lambda: {**_context(chosen), "back": back, "kept": kept_filters(request)},
    )


def _context(chosen: list[Registration]) -> dict:
    units = [registration.unit for registration in chosen]
    lists = without_twins(unit_lists(chosen[0].campaign, units))
    counts = [Count.of(unit_list.entries) for unit_list in lists]
    return {
        "rows": list(zip(chosen, counts, strict=True)),
        "total": sum(counts, Count()),
        "in_words": _in_words(chosen),
        "may_confirm": all(registration.stage == Stage.SUBMITTED for registration in chosen),
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
    return send_back_page(
        request,
        partial(registrations.send_back, registration, by=by),
        lead=f"Bản đăng ký của {registration.unit}. Trưởng đơn vị được báo lý do và hạn mới.",
        back=desk_address(request, registration.campaign),
        done=f"Đã trả lại {_in_words([registration])}; trưởng đơn vị được báo.",
        today=registration.campaign.commune.today(),
    )
