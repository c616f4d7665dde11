"""The files of a request: put to it, taken away, handed out."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from attachments.forms import FilesForm
from attachments.serving import download
from attachments.telling import tell_what_was_taken_out
from initiatives import actions as initiatives
from initiatives.models import Initiative, InitiativeAttachment
from initiatives.rules.requests import FILES
from procedure.acting import carry_out, done_or_told

from .access import initiative_of, visible_initiatives, writer_of


@require_POST
def attach(request: HttpRequest, pk: int) -> HttpResponse:
    """Put one or several files to the request; each that is not taken is said with its reason."""
    initiative = initiative_of(request, pk)
    by = writer_of(request, initiative)
    form = FilesForm(request.POST, request.FILES)
    if rows := carry_out(form, initiatives.attach, initiative, by=by):
        messages.success(request, f"Đã kèm {len(rows)} tệp.")
        tell_what_was_taken_out(request, form)
    for sentences in form.errors.values():
        for sentence in sentences:
            messages.error(request, sentence)
    return redirect(_place(initiative))


@require_POST
def detach(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a file away."""
    attachment = _attachment_of(request, pk)
    by = writer_of(request, initiative_of(request, attachment.initiative_id))
    if done_or_told(request, initiatives.detach, attachment, by=by):
        messages.success(request, f"Đã bỏ tệp {attachment.name}.")
    return redirect(_place(attachment.initiative))


@require_safe
def attachment(request: HttpRequest, pk: int) -> FileResponse:
    """Hand out a file of an initiative that the user may see."""
    return download(_attachment_of(request, pk))


def _attachment_of(request: HttpRequest, pk: int) -> InitiativeAttachment:
    visible = visible_initiatives(request.user).order_by().values("pk")
    rows = InitiativeAttachment.objects.filter(initiative__in=visible)
    return get_object_or_404(rows.select_related("initiative"), pk=pk)


def _place(initiative: Initiative) -> str:
    return reverse("initiatives:edit", args=[initiative.pk]) + FILES
