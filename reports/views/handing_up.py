"""Báo cáo handed up to the level above: the commune's side, the queue of who looks after many."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from documents.handing import a_stored_pdf
from documents.models import IssuedDocument
from people.roles import Actor, Permission, can, require
from procedure.acting import done_or_told
from procedure.asking import Question, ask_for_reason, posted
from reports import actions
from reports.forms import GiveBackForm, QueueFilter
from reports.models import HandingUp
from reports.views.overview import oversees
from submissions.lateness import proposed_day

A_PAGE = 50


@require_safe
def handing_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a report that was handed up, where it stands, and all its rounds."""
    shown = _shown(request, pk)
    rounds = list(HandingUp.objects.of_same_report(shown.paper).reverse())
    may_take = can(request.user, Permission.TAKE_REPORTS, shown.commune)
    context = {
        "back_word": "Báo cáo các xã gửi" if may_take else "Báo cáo sơ kết, tổng kết",
        "shown": shown,
        "rounds": rounds,
        "is_last": shown == rounds[0],
        "may_hand_up": can(request.user, Permission.HAND_REPORTS_UP, shown.commune),
        "may_take": may_take,
        "again": None if shown.is_open else _in_force(shown),
    }
    return render(request, "reports/handing_up.html", context)


def _in_force(shown: HandingUp) -> IssuedDocument | None:
    """Give the paper that would go up now: the same, or the one issued in its place."""
    rows = IssuedDocument.objects.filter(commune_id=shown.commune_id, key=shown.subject)
    return rows.filter(withdrawn_on__isnull=True, issued_at__isnull=False).first()


@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the paper as it was frozen with its number."""
    shown = _shown(request, pk)
    return a_stored_pdf(shown.paper.file, str(shown.paper))


# --- The commune ------------------------------------------------------------------------------


@require_POST
def hand_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a report in force to the level above."""
    by = _sender(request)
    paper = get_object_or_404(IssuedDocument, pk=pk, commune_id=request.commune.pk)
    if sent := done_or_told(request, actions.hand_up, paper, by=by):
        messages.success(request, f"Đã gửi cấp trên {sent.called}.")
        return redirect(sent)
    return redirect("reports:papers")


@require_POST
def recall(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what nobody above has taken in."""
    by, shown = _sender(request), _shown(request, pk)
    if done_or_told(request, actions.recall, shown, by=by):
        messages.success(request, f"Đã rút {shown.called}.")
    return redirect(shown)


def _sender(request: HttpRequest) -> Actor:
    return require(request.user, Permission.HAND_REPORTS_UP, request.commune)


# --- The level above --------------------------------------------------------------------------


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """List the last round of each report that communes handed up: first those that wait."""
    if not oversees(request.user):
        raise PermissionDenied("Trang này dành cho cấp trên, tiếp nhận báo cáo của các xã.")
    rows = HandingUp.objects.to_be_taken_by(request.user).last_rounds().with_names()
    years = rows.order_by("-campaign__year").values_list("campaign__year", flat=True).distinct()
    form = QueueFilter(request.GET, years=[year for year in years if year])
    page = Paginator(form.narrow(rows), A_PAGE).get_page(request.GET.get("trang"))
    context = {"form": form, "page": page}
    return render(request, "reports/queue.html", context)


@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a report in."""
    shown, by = _asked(request, pk)
    if done_or_told(request, actions.take, shown, by=by):
        messages.success(request, f"Đã tiếp nhận {shown.called} của {shown.commune}.")
    return redirect("reports:queue")


@require_http_methods(["GET", "POST"])
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the reason and a new day; then give a report back to the commune."""
    shown, by = _asked(request, pk)
    today = shown.commune.today()
    form = GiveBackForm(posted(request), initial={"due_on": proposed_day(today)})
    lead = f"{shown.paper} của {shown.commune}: {shown.paper.abstract}"
    question = Question("Trả lại báo cáo", back=shown.get_absolute_url(), lead=lead, word="Trả lại")

    def act(**asked) -> HandingUp:
        return actions.give_back(shown, **asked, by=by)

    done = f"Đã trả lại {shown.called} của {shown.commune}."
    return ask_for_reason(request, form, act, question, done=done, onward=reverse("reports:queue"))


def _asked(request: HttpRequest, pk: int) -> tuple[HandingUp, Actor]:
    """Give a report, and who answers it for the level above; PermissionDenied for the commune."""
    shown = _shown(request, pk)
    return shown, require(request.user, Permission.TAKE_REPORTS, shown.commune)


def _shown(request: HttpRequest, pk: int) -> HandingUp:
    rows = HandingUp.objects.visible_to(request.user).with_names()
    return get_object_or_404(rows, pk=pk)
