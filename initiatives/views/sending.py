"""Sending a request, taking it back, throwing a draft away."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from campaigns.views.campaigns import mended_at
from initiatives import actions as initiatives
from initiatives.facts import request_of
from initiatives.models import Initiative
from initiatives.pages import beside
from initiatives.rules.stages import Stage
from procedure.acting import done_or_told
from submissions import views as submissions
from submissions.views import submit_page

from .access import initiative_of, writer_of
from .reading import head


@require_http_methods(["GET", "POST"])
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what will be sent, what it lacks and whether it is late; then send it."""
    initiative = initiative_of(request, pk)
    by = writer_of(request, initiative)
    prefetch_related_objects([initiative], "campaign__deadlines__extensions")
    return submit_page(
        request,
        initiative,
        partial(initiatives.submit, initiative, by=by),
        was_sent="Đơn sáng kiến đã được nộp.",
        done="Đã nộp đơn sáng kiến. Thư ký Hội đồng đã được báo.",
        template="initiatives/submit.html",
        context=lambda: _before_sending(request, initiative),
    )


def _before_sending(request: HttpRequest, initiative: Initiative) -> dict:
    attachments = list(initiative.attachments.all())
    known = beside(initiative, request.user, files=len(attachments))
    edit = reverse("initiatives:edit", args=[initiative.pk])
    return {
        **head(initiative),
        "said": request_of(initiative),
        "attachments": attachments,
        "gaps": mended_at(edit, known.gaps),
        "findings": mended_at(initiative.get_absolute_url(), known.findings),
    }


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a sent request back."""
    initiative = initiative_of(request, pk)
    act = partial(initiatives.withdraw, by=writer_of(request, initiative))
    done = "Đã rút đơn về. Sửa xong hãy nộp lại."
    return submissions.withdraw(request, initiative, act, done=done)


@require_http_methods(["GET", "POST"])
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether the draft may go; then throw it away."""
    initiative = initiative_of(request, pk)
    by = writer_of(request, initiative)
    if initiative.state is not Stage.DRAFT:
        messages.info(request, "Chỉ xóa được bản nháp.")
        return redirect(initiative)
    if request.method == "POST" and done_or_told(request, initiatives.discard, initiative, by=by):
        messages.success(request, f"Đã xóa bản nháp “{initiative}”.")
        return redirect("initiatives:list")
    files = initiative.attachments.count()
    return render(request, "initiatives/discard.html", {**head(initiative), "files": files})
