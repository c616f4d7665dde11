"""Backups: the list of what there is, the button, the file; for administrators."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from people.asking_again import asks_again
from people.models import User
from procedure.acting import done_or_told
from ui.paging import page_of

from .actions import ask, note_download
from .making import part_of
from .models import Backup


@require_safe
def backup_list(request: HttpRequest) -> HttpResponse:
    """List the backups, newest first, and how far the one is that is being made; to htmx only
    that part."""
    _administrator(request)
    page = page_of(Backup.objects.all(), 30, request.GET)
    running = next((backup for backup in page if not backup.is_finished), None)
    before = next((backup.size for backup in page if backup.state == Backup.State.DONE), 0)
    context = {"page": page, "running": running, "written": _written(running), "before": before}
    name = "backups/parts/list.html" if request.htmx else "backups/list.html"
    return render(request, name, context)


@require_POST
def backup_now(request: HttpRequest) -> HttpResponse:
    """Ask for a backup."""
    user = _administrator(request)
    if done_or_told(request, ask, by=user):
        messages.success(request, "Đang sao lưu. Mọi người vẫn làm việc bình thường trong lúc đó.")
    return redirect("backups:list")


@asks_again
@require_safe
def backup_file(request: HttpRequest, pk: int) -> FileResponse:
    """Hand out a backup, and write down who took it."""
    user = _administrator(request)
    backup = get_object_or_404(Backup, pk=pk, state=Backup.State.DONE)
    try:
        file = backup.path.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    if request.method == "GET":
        note_download(backup, by=user)
    answer = FileResponse(
        file, as_attachment=True, filename=backup.name, content_type="application/octet-stream"
    )
    answer["X-Content-Type-Options"], answer["Cache-Control"] = "nosniff", "private, no-store"
    return answer


def _administrator(request: HttpRequest) -> User:
    """Give the administrator who asks; for anybody else there is no such page: a backup holds all
    communes."""
    if not request.user.is_superuser:
        raise Http404
    return request.user


def _written(backup: Backup | None) -> int:
    """Give how many bytes of a backup are on the disk so far."""
    try:
        return part_of(backup.path).stat().st_size if backup else 0
    except FileNotFoundError:
        return 0
