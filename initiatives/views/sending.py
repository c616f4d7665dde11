"""Sending a request, taking it back, throwing a draft away."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from campaigns.views.campaigns import mended_at
from initiatives import actions
from initiatives.facts import request_of
from initiatives.pages import beside
from initiatives.rules.stages import EDITABLE, Stage
from procedure.acting import carry_out, done_or_told
from submissions.views import late_form, lateness_of

from .access import initiative_of, writer_of
from .reading import head


@require_http_methods(["GET", "POST"])
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what will be sent, what it lacks and whether it is late; then send it."""
    initiative = initiative_of(request, pk)
    by = writer_of(request, initiative)
    if initiative.state not in EDITABLE:
        messages.info(request, "Đơn sáng kiến đã được nộp.")
        return redirect(initiative)
    form = late_form(request, initiative)
    if carry_out(form, actions.submit, initiative, by=by):
        messages.success(request, "Đã nộp đơn sáng kiến. Thư ký Hội đồng đã được báo.")
        return redirect(initiative)
    said, edit = beside(initiative, request.user), reverse("initiatives:edit", args=[pk])
    context = {
        **head(initiative),
        "form": form,
        "said": request_of(initiative),
        "attachments": initiative.attachments.all(),
        "gaps": mended_at(edit, said.gaps),
        "findings": mended_at(initiative.get_absolute_url(), said.findings),
        **lateness_of(initiative),
    }
    return render(request, "initiatives/submit.html", context)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a sent request back."""
    initiative = initiative_of(request, pk)
    by = writer_of(request, initiative)
    if done_or_told(request, actions.withdraw, initiative, by=by):
        messages.success(request, "Đã rút đơn về. Sửa xong hãy nộp lại.")
    return redirect(initiative)


@require_http_methods(["GET", "POST"])
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether the draft may go; then throw it away."""
    initiative = initiative_of(request, pk)
    by = writer_of(request, initiative)
    if initiative.state is not Stage.DRAFT:
        messages.info(request, "Chỉ xóa được bản nháp.")
        return redirect(initiative)
    if request.method == "POST" and done_or_told(request, actions.discard, initiative, by=by):
        messages.success(request, f"Đã xóa bản nháp “{initiative}”.")
        return redirect("initiatives:list")
    files = initiative.attachments.count()
    return render(request, "initiatives/discard.html", {**head(initiative), "files": files})
