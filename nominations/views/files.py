"""The files of a dossier: put to it, handed out, taken out."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from attachments.serving import download
from attachments.telling import tell_what_was_taken_out
from nominations import actions as nominations
from nominations.facts.gaps import PAPERS
from nominations.forms.writing import EnclosureForm
from nominations.models import Nomination, NominationAttachment
from nominations.rules.parts import FILES
from nominations.views.access import nomination_of, report_writer_of
from nominations.views.dossier import counted, shown
from procedure.acting import carry_out, done_or_told


@require_POST
def attach(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a file to a dossier; a refused one shows the dossier again, with the sentence."""
    nomination = nomination_of(request, pk)
    by = report_writer_of(request, nomination)
    form = EnclosureForm(request.POST, request.FILES)
    if kept := carry_out(form, nominations.attach, nomination, by=by):
        messages.success(request, f"Đã đính kèm “{kept.name}”.")
        tell_what_was_taken_out(request, form)
        return redirect(_files_of(nomination))
    context = shown(request, counted(request, pk), FILES, form)
    return render(request, "nominations/detail.html", context)


@require_safe
def attachment(request: HttpRequest, pk: int) -> FileResponse:
    """Hand out a file to who may see its dossier."""
    return download(get_object_or_404(_seen(request), pk=pk))


@require_POST
def detach(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a file out of its dossier."""
    kept = get_object_or_404(_seen(request).select_related("nomination__campaign__commune"), pk=pk)
    nomination = nomination_of(request, kept.nomination_id)
    by = report_writer_of(request, nomination)
    if done_or_told(request, nominations.detach, kept, by=by):
        messages.success(request, f"Đã bỏ tệp “{kept.name}”.")
    return redirect(_files_of(nomination))


def _seen(request: HttpRequest) -> QuerySet[NominationAttachment]:
    readable = Nomination.objects.readable_by(request.user)
    return NominationAttachment.objects.filter(nomination__in=readable.values("pk"))


def _files_of(nomination: Nomination) -> str:
    return nomination.get_absolute_url() + PAPERS
