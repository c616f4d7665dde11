"""Asking for a backup on the page, and taking one out of the program."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction

from people.models import User
from people.roles import administrator
from procedure.refusal import refuse
from thiduakt.celery import nudge

from .models import Backup
from .running import Installation, asked, log
from .tasks import make_waiting_backups


@transaction.atomic
def ask(*, by: User) -> Backup:
    """Have the worker make a backup; `RefusedError` while one is on its way."""
    backup = asked(administrator(by, Installation()))
    # The log, which is locked by now, lets in one at a time: nobody asks between look and writing.
    if on_its_way := Backup.objects.unfinished().exclude(pk=backup.pk).first():
        refuse(
            "on_its_way",
            f"Đang có một bản sao lưu ({on_its_way}) chưa xong. Hãy chờ bản đó xong rồi bấm lại.",
        )
    transaction.on_commit(_make_now)
    return backup


def note_download(backup: Backup, *, by: User) -> None:
    """Write into the log who took a backup out of the program."""
    log("downloaded", backup, f"Tải bản sao lưu {backup}.", administrator(by, Installation()))


def _make_now() -> None:
    """Ask a worker to make what waits; without a queue the timetable does within a minute."""
    if not settings.CELERY_TASK_ALWAYS_EAGER:  # it would run here and now, and the page would wait
        nudge(make_waiting_backups)
