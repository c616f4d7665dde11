"""Writing the report of achievements: the known parts beside the form, and its autosave."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from law.findings import Finding
from nominations import actions as nominations
from nominations.actions.carrying import drafts_beside, locked_together
from nominations.actions.writing import content_of
from nominations.facts.gaps import PAPERS, linked
from nominations.facts.kept import judged_of
from nominations.facts.known import known_of
from nominations.forms.writing import ReportForm
from nominations.models import Nomination
from nominations.pages import due_in_words
from nominations.views.access import dossier_of, may_write, nomination_of, report_writer_of
from people.roles import Actor
from submissions.views import autosave_part, edit_page

CLOSED = "Hồ sơ đã gửi nên không sửa được. Chưa tiếp nhận thì rút về được."


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the report; whoever is proposed may write the own one."""
    nomination = dossier_of(request, pk)
    by = report_writer_of(request, nomination)
    return edit_page(
        request,
        nomination,
        _form,
        _saving(nomination, by),
        closed=CLOSED,
        template="nominations/report.html",
        context=lambda form: {
            "nomination": nomination,
            "due": due_in_words(nomination),
            "form": form,
            "known": known_of(nomination),
            "drafts_beside": drafts_beside(nomination),
            "may_send": may_write(request, nomination),
            "gaps": _gaps(request, nomination),
        },
        onward=lambda: _onward(request, nomination),
        lock=_locked,
    )


@require_POST
def autosave(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what has been typed so far, and give what the dossier still lacks."""
    nomination = nomination_of(request, pk)
    by = report_writer_of(request, nomination)
    return autosave_part(
        request,
        nomination,
        _form,
        _saving(nomination, by),
        template="nominations/parts/live.html",
        context=lambda _stored: {"gaps": _gaps(request, dossier_of(request, pk))},
        lock=_locked,
    )


def _gaps(request: HttpRequest, nomination: Nomination) -> list[Finding]:
    return linked(judged_of([nomination])[nomination.pk].gaps, nomination, request.user)


def _form(data: QueryDict | None, nomination: Nomination) -> ReportForm:
    return ReportForm(
        data,
        subject=nomination.subject,
        is_rated=nomination.is_of_unit,
        content=content_of(nomination),
    )


def _locked(nomination: Nomination) -> Nomination:
    return locked_together(nomination)[0]


def _saving(nomination: Nomination, by: Actor) -> Callable[..., Nomination]:
    return lambda form, **how: nominations.save_report(nomination, form.content(), by=by, **how)


def _onward(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    messages.success(request, "Đã lưu báo cáo thành tích.")
    if request.POST.get("then") == "submit" and may_write(request, nomination):
        return redirect("nominations:submit", nomination.pk)
    if request.POST.get("then") == "attach":
        return redirect(nomination.get_absolute_url() + PAPERS)
    return redirect(nomination)
