"""A list from Excel: brought, looked at, taken in whole or not at all."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from people.forms.imports import SheetForm
from procedure.acting import done_or_told
from registrations import actions as registrations
from registrations import importing
from registrations.facts import draft_of
from registrations.forms.editor import candidates
from registrations.models import Registration
from registrations.rules.lines import Draft

from .access import registration_of, writer_of

SHOWN = 300  # problems on one page; who has more begins with these


@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a file or pasted cells and show what would be added; the cells travel with the page, so
    that confirming reads the same once more."""
    registration = registration_of(request, pk)
    by = writer_of(request, registration)
    if not registration.is_editable:
        messages.info(request, "Bản đăng ký đã gửi nên không nhập thêm được.")
        return redirect(registration)
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method == "GET" or not form.is_valid():
        context = {
            "registration": registration,
            "form": form,
            "columns": importing.COLUMNS.values(),
        }
        return render(request, "registrations/import.html", context)
    sheets = form.cleaned_data["sheets"]
    reading = importing.read(sheets, candidates(registration).values())
    if "confirm" in request.POST and not reading.problems:
        return _taken_in(request, registration, reading.draft, by)
    return render(
        request, "registrations/import_preview.html", _shown(registration, reading, sheets)
    )


def _taken_in(request: HttpRequest, registration: Registration, draft: Draft, by) -> HttpResponse:
    after = draft_of(registration).with_more(draft)
    if done_or_told(request, registrations.save, registration, after, by=by):
        messages.success(request, f"Đã nhập {draft.in_words()}. Hãy xem lại rồi gửi.")
    return redirect("registrations:edit", registration.pk)


def _shown(registration: Registration, reading: importing.ReadLines, sheets: list) -> dict:
    registered = draft_of(registration).people
    return {
        "registration": registration,
        "problems": reading.problems[:SHOWN],
        "more_problems": len(reading.problems[SHOWN:]),
        "additions": [line for line in reading.lines if line.person not in registered],
        "there_already": [line for line in reading.lines if line.person in registered],
        "text": importing.as_text(sheets),
    }
