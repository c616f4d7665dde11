"""Pages of printing: what the user asked for, how far it is, and its files."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from documents.dossier import jobs
from ui.paging import page_of

from .handing import a_stored_pdf
from .models import PrintJob, PrintPart


@require_safe
def job_list(request: HttpRequest) -> HttpResponse:
    """List what the user asked to be printed, newest first."""
    print_jobs = PrintJob.objects.visible_to(request.user)
    page = page_of(print_jobs, 30, request.GET)
    return render(request, "documents/jobs.html", {"page": page})


@require_safe
def job(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far a job is, and its files; to htmx only the part that changes."""
    shown = _job_of(request, pk)
    parts = shown.parts.select_related("stored")
    context = {
        "job": shown,
        "parts": parts,
        "failed": [part for part in parts if part.error],
        "is_partial": bool(request.htmx),
    }
    name = "documents/parts/progress.html" if request.htmx else "documents/job.html"
    return render(request, name, context)


@require_safe
def job_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out all dossiers of a job as one file."""
    shown = _job_of(request, pk)
    return a_stored_pdf(shown.file, shown.title)


@require_safe
def part_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out one dossier of a job."""
    mine = PrintJob.objects.visible_to(request.user)
    part = get_object_or_404(PrintPart.objects.select_related("stored"), pk=pk, job__in=mine)
    if part.stored is None:
        raise Http404
    return a_stored_pdf(part.stored.file, part.title)


@require_POST
def job_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop a job; what is printed stays."""
    shown = _job_of(request, pk)
    if jobs.cancel(shown):
        messages.success(request, "Đã dừng in. Các hồ sơ in xong trước đó vẫn tải được.")
    else:
        messages.info(request, "Lần in này đã kết thúc từ trước, không còn gì để dừng.")
    return redirect(shown)


@require_POST
def job_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the same dossiers once more, as they are now."""
    asked = jobs.again(_job_of(request, pk))
    messages.success(request, "Đang in lại. Hồ sơ nào không thay đổi thì dùng ngay tệp đã in.")
    return redirect(asked)


def _job_of(request: HttpRequest, pk: int) -> PrintJob:
    return get_object_or_404(PrintJob.objects.visible_to(request.user), pk=pk)
