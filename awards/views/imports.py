"""A list of old years: bring it, look at it, take it in, take it out again."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from awards import actions as awards
from awards.forms import HistoryImportForm
from awards.models import AwardsImport
from awards.rules.history_rows import COLUMNS
from awards.sheets import history_template as template_sheet
from awards.views.recording import PERMISSION, recorder_of
from documents.handing import a_file
from documents.paper.sheet import xlsx
from law.kinds import award_kind
from people.roles import Actor, require
from procedure.acting import carry_out, done_or_told
from procedure.asking import posted
from workbooks.questions import answers_in, as_posted

SHOWN = 300  # problems and notes on one page; who has more begins with these


@require_http_methods(["GET", "POST"])
def history_import(request: HttpRequest) -> HttpResponse:
    """Take a file or pasted cells and go on to the preview."""
    by, commune = recorder_of(request), request.commune
    form = HistoryImportForm(posted(request), request.FILES or None)
    if brought := carry_out(form, awards.bring_history, commune, by=by):
        return redirect("awards:history_import_preview", brought.pk)
    done = AwardsImport.objects.filter(commune=commune, done_at__isnull=False)
    context = {
        "form": form,
        "columns": COLUMNS.titles.values(),
        "done": done.select_related("by").order_by("-done_at")[:10],
    }
    return render(request, "awards/import.html", context)


@require_safe
def history_template(request: HttpRequest) -> HttpResponse:
    """Give the workbook to fill in."""
    recorder_of(request)
    content = xlsx(template_sheet(author=request.user.display_name))
    return a_file(content, "mau-lich-su-khen-thuong", "xlsx")


@require_http_methods(["GET", "POST"])
def history_import_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the list would add; on POST take it in."""
    brought, by = brought_by(request, pk)
    answers = answers_in(request.POST)
    if request.method == "POST":
        seen = request.POST.get("seen", "")
        if done_or_told(request, awards.import_history, brought, seen=seen, answers=answers, by=by):
            return redirect("awards:history_import_preview", pk)
    if brought.done_at:
        count = brought.awards.count()
        return render(request, "awards/import_done.html", {"brought": brought, "count": count})
    plan = awards.preview_history(brought, answers)
    context = {
        "brought": brought,
        "plan": plan,
        "seen": awards.preview_history(brought).fingerprint() if answers else plan.fingerprint(),
        "answered": as_posted(answers),
        "additions": [(addition, award_kind(addition.award).name) for addition in plan.additions],
        "problems": plan.problems[:SHOWN],
        "more_problems": len(plan.problems[SHOWN:]),
        "notes": plan.notes[:SHOWN],
    }
    return render(request, "awards/import_preview.html", context)


def brought_by(request: HttpRequest, pk: int) -> tuple[AwardsImport, Actor]:
    """Give a list that was brought in one of the user's communes, and who may go on with it."""
    communes = [m.commune_id for m in request.user.memberships_of_today()]
    lists = AwardsImport.objects.filter(commune__in=communes).select_related("commune")
    brought = get_object_or_404(lists, pk=pk)
    return brought, require(request.user, PERMISSION, brought.commune)
