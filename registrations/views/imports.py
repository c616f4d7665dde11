"""A list from Excel: brought, looked at, taken in whole or not at all."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from documents.handing import a_file
from documents.paper.sheet import xlsx
from people.forms.imports import SheetForm, as_kept, kept_sheets
from procedure.acting import done_or_told
from procedure.asking import posted
from registrations import actions as registrations
from registrations import importing
from registrations.facts import draft_of
from registrations.forms.editor import candidates
from registrations.models import Registration
from registrations.rules.changes import corrections
from registrations.rules.lines import Draft
from registrations.sheets import list_template
from workbooks.questions import UNANSWERED, answers_in, as_posted

from .access import registration_of, writer_of

_SALT = "registrations.imports"
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
    kept = kept_sheets(request.POST.get("kept", ""), _SALT)
    form = SheetForm(posted(request), request.FILES or None)
    if request.method == "GET" or not (kept or form.is_valid()):
        context = {
            "registration": registration,
            "form": form,
            "columns": importing.SHOWN_COLUMNS,
        }
        return render(request, "registrations/import.html", context)
    sheets, answers = kept or form.cleaned_data["sheets"], answers_in(request.POST)
    draft = draft_of(registration)
    people = candidates(registration, draft.people).values()
    reading = importing.read(sheets, people, registration.unit.name, answers)
    if "confirm" in request.POST and not (reading.problems or reading.questions):
        return _taken_in(request, registration, reading.draft, by)
    if "confirm" in request.POST and reading.questions:
        messages.error(request, UNANSWERED)
    context = _shown(draft, reading, sheets)
    context |= {"registration": registration, "answered": as_posted(answers)}
    return render(request, "registrations/import_preview.html", context)


@require_safe
def template(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the workbook to fill in: who is in the unit, and what is registered so far."""
    registration = registration_of(request, pk)
    writer_of(request, registration)
    draft = draft_of(registration)
    people = candidates(registration, draft.people)
    author = request.user.display_name
    sheet = list_template(registration.unit.name, draft, people, author=author)
    return a_file(xlsx(sheet), "mau-dang-ky-thi-dua", "xlsx")


def _taken_in(request: HttpRequest, registration: Registration, draft: Draft, by) -> HttpResponse:
    if done_or_told(request, registrations.fill_from_list, registration, draft, by=by):
        messages.success(request, f"Đã nhập {draft.in_words()}. Hãy xem lại rồi gửi.")
    return redirect("registrations:edit", registration.pk)


def _shown(draft: Draft, reading: importing.ReadLines, sheets: list) -> dict:
    names = {line.name for line in draft.collectives}
    listed = reading.draft
    after = draft.corrected_by(listed)
    listed_names = {line.name for line in listed.collectives}
    return {
        "reading": reading,
        "problems": reading.problems[:SHOWN],
        "more_problems": len(reading.problems[SHOWN:]),
        "notes": reading.notes[:SHOWN],
        "additions": Draft(
            tuple(line for line in reading.collectives if line.name not in names),
            tuple(line for line in reading.lines if line.person not in draft.people),
        ),
        "corrections": corrections(draft, after),
        "there_already": [
            *(line for line in draft.collectives if line.name in listed_names and line in after),
            *(line for line in draft.individuals if line.person in listed.people and line in after),
        ],
        "kept": as_kept(sheets, _SALT),
    }
