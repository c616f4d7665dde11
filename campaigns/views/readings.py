"""Bringing a plan as text, and holding what was read against it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from campaigns import actions as campaigns
from campaigns.forms import PlanEditor, ReadingForm
from campaigns.models import Campaign, PlanReading
from campaigns.rules.attention import asks_for_decision, places_to_decide
from campaigns.rules.plan import from_json
from campaigns.source_lines import source_lines
from people.roles import Actor, Permission, require
from procedure.acting import done_or_told

from .access import commune_of, reading_of
from .editing import editor_of, save


@require_http_methods(["GET", "POST"])
def reading_new(request: HttpRequest) -> HttpResponse:
    """Take a file or a pasted text and read it."""
    commune = commune_of(request)
    by = require(request.user, Permission.MANAGE_CAMPAIGNS, commune)
    form = ReadingForm(request.POST, request.FILES) if request.method == "POST" else ReadingForm()
    if form.is_valid():
        brought = form.brought
        reading = campaigns.bring(
            commune,
            name=form.name,
            text=brought.text,
            plan=brought.plan,
            by=by,
        )
        return redirect(reading)
    return render(request, "campaigns/reading_new.html", {"form": form})


@require_http_methods(["GET", "POST"])
def reading(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a text beside the values read from it; confirmed, they become a draft."""
    shown = reading_of(request, pk)
    by = require(request.user, Permission.MANAGE_CAMPAIGNS, shown.commune)
    plan = from_json(shown.plan)
    editor = editor_of(request, plan=plan)
    campaign, findings = save(request, editor, lambda: _confirmed(shown, editor, by))
    if campaign:
        messages.success(request, "Đã lưu thành dự thảo. Nguyên văn kế hoạch được giữ kèm.")
        return redirect(campaign)
    context = {
        "reading": shown,
        "editor": editor,
        "findings": findings,
        "lines": source_lines(shown.text, plan),
        "decisions": [note for note in plan.notes if asks_for_decision(note)],
        "notes": [note for note in plan.notes if not asks_for_decision(note)],
        "to_decide": [place.removeprefix("#") for place in places_to_decide(plan)],
    }
    return render(request, "campaigns/reading.html", context)


def _confirmed(reading: PlanReading, editor: PlanEditor, by: Actor) -> Campaign:
    return campaigns.confirm_reading(
        reading, editor.plan(), kind=editor.kind, rungs=editor.rungs, by=by
    )


@require_POST
def reading_discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw away a text that was brought by mistake."""
    shown = reading_of(request, pk)
    by = require(request.user, Permission.MANAGE_CAMPAIGNS, shown.commune)
    if done_or_told(request, campaigns.discard_reading, shown, by=by):
        messages.success(request, f"Đã bỏ văn bản “{shown}”.")
    return redirect("campaigns:list")
