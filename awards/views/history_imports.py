"""A list of old years: bring it, look at it, take it in, take it out again."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from awards import actions
from awards.forms.history import HistoryImportForm
from awards.history_sheets import history_template as template_sheet
from awards.models import AwardsImport
from awards.rules.history_rows import COLUMNS
from campaigns.actions import RefusedError
from documents.handing import a_file
from documents.sheet import xlsx
from law.kinds import award_kind
from people.roles import Actor, require

from .decisions import PERMISSION, recorder_of

SHOWN = 300  # problems and notes on one page; who has more begins with these


@require_http_methods(["GET", "POST"])
def history_import(request: HttpRequest) -> HttpResponse:
    """Take a file or pasted cells and go on to the preview."""
    by, commune = recorder_of(request), request.commune
    form = HistoryImportForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        brought = actions.bring_history(commune, **form.cleaned_data, by=by)
        return redirect("awards:history_import_preview", brought.pk)
    done = AwardsImport.objects.filter(commune=commune, done_at__isnull=False)
    context = {
        "form": form,
        "columns": COLUMNS.titles.values(),
        "done": done.select_related("by").order_by("-done_at")[:10],
    }
    return render(request, "awards/history_import.html", context)


@require_GET
def history_template(request: HttpRequest) -> HttpResponse:
    """Give the workbook to fill in."""
    recorder_of(request)
    content = xlsx(template_sheet(author=request.user.display_name))
    return a_file(content, "mau-lich-su-khen-thuong", "xlsx")


@require_http_methods(["GET", "POST"])
def history_import_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the list would add; on POST take it in."""
    brought, by = _brought(request, pk)
    if request.method == "POST":
        seen = request.POST.get("seen", "")
        if _done(request, lambda: actions.import_history(brought, seen=seen, by=by)):
            return redirect("awards:history_import_preview", pk)
    if brought.done_at:
        count = brought.awards.count()
        return render(
            request, "awards/history_import_done.html", {"brought": brought, "count": count}
        )
    plan = actions.preview_history(brought)
    context = {
        "brought": brought,
        "plan": plan,
        "additions": [(one, award_kind(one.award).name) for one in plan.additions],
        "problems": plan.problems[:SHOWN],
        "more_problems": len(plan.problems[SHOWN:]),
        "notes": plan.notes[:SHOWN],
    }
    return render(request, "awards/history_import_preview.html", context)


@require_POST
def history_import_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take out again what a list added."""
    brought, by = _brought(request, pk)
    if _done(request, lambda: actions.undo_history(brought, by=by)):
        messages.success(request, "Đã hoàn tác: các khen thưởng của danh sách này đã được bỏ ra.")
        return redirect("awards:history_import")
    return redirect("awards:history_import_preview", pk)


def _done(request: HttpRequest, act: Callable) -> bool:
    try:
        act()
    except RefusedError as refused:
        messages.error(request, str(refused))
        return False
    return True


def _brought(request: HttpRequest, pk: int) -> tuple[AwardsImport, Actor]:
    """Give a list that was brought in one of the user's communes, and who may go on with it."""
    communes = [m.commune_id for m in request.user.memberships_of_today()]
    lists = AwardsImport.objects.filter(commune__in=communes).select_related("commune")
    brought = get_object_or_404(lists, pk=pk)
    return brought, require(request.user, PERMISSION, brought.commune)
