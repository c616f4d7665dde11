"""A list of people from Excel: bring it, look at it, take it in."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from documents.handing import a_file
from people import actions as people
from people.forms.imports import FillingForm, ImportForm
from people.forms.persons import open_units
from people.models import PeopleImport
from people.roles import Permission, require
from people.rules.plan import in_words
from people.rules.roster import FIELDS
from people.template_file import template_file
from procedure.acting import carry_out, done_or_told
from procedure.asking import posted
from workbooks.questions import NO_ANSWERS, Answers, answers_in, as_posted

SHOWN = 300  # problems and notes on one page; who has more begins with these


@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Take a file or pasted cells and go on to the preview."""
    commune = request.commune
    actor = require(request.user, Permission.MANAGE_PEOPLE, commune)
    form = ImportForm(posted(request), request.FILES or None, initial={"as_of": commune.today()})
    if brought := carry_out(form, people.bring_list, commune, by=actor):
        return redirect("people:import_preview", brought.pk)
    done = PeopleImport.objects.visible_to(request.user).filter(commune=commune)
    context = {
        "form": form,
        "fields": FIELDS.values(),
        "done": done.filter(done_at__isnull=False).order_by("-done_at")[:10],
    }
    return render(request, "people/import.html", context)


@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """Give the workbook to fill in, with the units of the commune to choose from."""
    require(request.user, Permission.MANAGE_PEOPLE, request.commune)
    content = template_file([unit.name for unit in open_units(request.commune)])
    return a_file(content, "mau-danh-sach-con-nguoi", "xlsx")


@require_http_methods(["GET", "POST"])
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the list would change; on POST take it in."""
    brought = get_object_or_404(
        PeopleImport.objects.visible_to(request.user).select_related("commune"), pk=pk
    )
    actor = require(request.user, Permission.MANAGE_PEOPLE, brought.commune)
    if brought.done_at:
        return render(request, "people/import_done.html", {"brought": brought})
    answers = answers_in(request.POST)
    if request.method == "POST" and done_or_told(
        request, people.take_in, brought, answers=answers, by=actor
    ):
        return redirect("people:import_preview", pk)
    return render(request, "people/import_preview.html", _shown(brought, answers))


@require_POST
def add_units(request: HttpRequest, pk: int) -> HttpResponse:
    """Open those of the units that the list names and the commune lacks that were ticked; go back
    to the preview, which reads the list again."""
    brought = get_object_or_404(PeopleImport.objects.visible_to(request.user), pk=pk)
    actor = require(request.user, Permission.MANAGE_PEOPLE, brought.commune)
    ticked = set(request.POST.getlist("ten"))
    names = [unit.name for unit in people.unknown_units(brought) if unit.name in ticked]
    first_of_year = date(brought.as_of.year, 1, 1)
    if opened := done_or_told(
        request, people.add_units, brought.commune, names=names, valid_from=first_of_year, by=actor
    ):
        messages.success(request, f"Đã thêm {len(opened)} bộ phận, đơn vị.")
    return redirect("people:import_preview", pk)


@require_POST
def fill_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what to fill in for new people; go back to the preview, which compares the list again,
    or say on it what is wrong."""
    brought = get_object_or_404(
        PeopleImport.objects.visible_to(request.user).select_related("commune"), pk=pk
    )
    actor = require(request.user, Permission.MANAGE_PEOPLE, brought.commune)
    form = FillingForm(request.POST)
    if carry_out(form, people.fill_in, brought, by=actor):
        return redirect("people:import_preview", pk)
    return render(request, "people/import_preview.html", _shown(brought, NO_ANSWERS, form))


@require_http_methods(["GET", "POST"])
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what would be taken out again; on POST do it."""
    brought = get_object_or_404(
        PeopleImport.objects.visible_to(request.user).select_related("commune"), pk=pk
    )
    actor = require(request.user, Permission.MANAGE_PEOPLE, brought.commune)
    if not brought.done_at:
        return redirect("people:import_preview", pk)
    if request.method == "POST" and done_or_told(request, people.undo_list, brought, by=actor):
        messages.success(request, "Đã hoàn tác: danh sách trở lại như trước lần nhập.")
        return redirect("people:import")
    return render(request, "people/import_undo.html", {"brought": brought})


def _shown(brought: PeopleImport, answers: Answers, filling: FillingForm | None = None) -> dict:
    plan = people.preview(brought, answers)
    filling = filling or FillingForm(initial=people.filling_of(brought))
    return {
        "brought": brought,
        "filling": filling if plan.unsaid else None,
        "unsaid": [(FIELDS[name], count) for name, count in plan.unsaid.items()],
        "plan": plan,
        "unknown_units": plan.unknown_units if plan.problems else [],
        "answered": as_posted(answers),
        "problems": plan.problems[:SHOWN],
        "more_problems": len(plan.problems[SHOWN:]),
        "notes": plan.notes[:SHOWN],
        "additions": [_addition(addition) for addition in plan.additions],
        "nothing_to_do": not (plan.problems or plan.additions or plan.amendments or plan.questions),
    }


def _addition(addition) -> dict[str, str]:
    """Give the values of a new person in words, an unsaid one as a dash."""
    words = {name: in_words(name, addition.values[name]).strip("“”") for name in addition.values}
    return {"place": addition.row.number, **dict.fromkeys(FIELDS, "—"), **words}
