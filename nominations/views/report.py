"""Writing the report of achievements: the known parts beside the form, and its autosave."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from law.findings import Finding
from nominations import actions
from nominations.actions.carrying import drafts_beside
from nominations.actions.writing import content_of
from nominations.facts.gaps import gaps_of
from nominations.facts.known import known_of
from nominations.forms.writing import ReportForm
from nominations.models import Nomination
from nominations.pages import due_in_words
from nominations.rules.stages import EDITABLE
from nominations.views.access import may_write, nomination_of, report_writer_of
from people.roles import Actor
from submissions.stepping import version_of
from submissions.views import try_to_store


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the report; whoever is proposed may write the own one."""
    nomination = nomination_of(request, pk)
    by = report_writer_of(request, nomination)
    if nomination.state not in EDITABLE:
        messages.info(request, "Hồ sơ đã gửi nên không sửa được. Chưa tiếp nhận thì rút về được.")
        return redirect(nomination)
    form = _form(request, nomination)
    saved, refusals = _save(request, nomination, form, by)
    if saved:
        messages.success(request, "Đã lưu báo cáo thành tích.")
        return _onwards(request, nomination)
    context = {
        "nomination": nomination,
        "due": due_in_words(nomination),
        "form": form,
        "known": known_of(nomination),
        "drafts_beside": drafts_beside(nomination),
        "refusals": refusals,
        "may_send": may_write(request, nomination),
        "gaps": gaps_of(nomination, request.user),
        "seen": request.POST.get("seen") or version_of(nomination),
    }
    return render(request, "nominations/report.html", context)


def _form(request: HttpRequest, nomination: Nomination) -> ReportForm:
    data = request.POST if request.method == "POST" else None
    return ReportForm(data, subject=nomination.subject, content=content_of(nomination))


def _save(
    request: HttpRequest,
    nomination: Nomination,
    form: ReportForm,
    by: Actor,
    *,
    quietly: bool = False,
) -> tuple[bool, list[Finding]]:
    """Store a form that can be read; say whether that was done, and otherwise why not."""
    seen = request.POST.get("seen", "")
    return try_to_store(
        form.is_valid(),
        lambda: actions.save_report(nomination, form.content(), by=by, seen=seen, quietly=quietly),
    )


def _onwards(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    if request.POST.get("then") == "submit" and may_write(request, nomination):
        return redirect("nominations:submit", nomination.pk)
    if request.POST.get("then") == "attach":
        return redirect(reverse("nominations:detail", args=[nomination.pk]) + "#giay-to")
    return redirect(nomination)


@require_POST
def autosave(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what has been typed so far, and give what the dossier still lacks."""
    nomination = nomination_of(request, pk)
    by = report_writer_of(request, nomination)
    form = _form(request, nomination)
    saved, refusals = _save(request, nomination, form, by, quietly=True)
    if saved:
        nomination = nomination_of(request, pk)
    context = {
        "gaps": gaps_of(nomination, request.user),
        "is_saved": saved,
        "refusals": refusals,
        "has_errors": bool(form.errors),
        "seen": version_of(nomination) if saved else request.POST.get("seen", ""),
    }
    return render(request, "nominations/parts/live.html", context)
