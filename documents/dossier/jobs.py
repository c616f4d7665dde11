"""Many dossiers printed in the background: asked for, stopped, started again; see `running`."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from documents.dossier.running import dead
from documents.models import PrintJob, PrintPart
from documents.refusals import UnprintableError
from documents.tasks import print_job
from thiduakt.celery import nudge

BASE_DIR = Path(__file__).resolve().parents[2]

NEW = timedelta(seconds=60)  # a job that waits no longer is on its way through the queue
MAX_PARTS = 1000
CANCELLED = "Đã dừng theo yêu cầu. Các hồ sơ in xong trước đó vẫn tải được."


def ask(
    title: str,
    parts: Sequence[tuple[str, str, int]],
    *,
    user,
    commune_id: int,
    back_path: str,
    is_bare: bool = False,
) -> PrintJob:
    """Ask for dossiers to be printed and give the job; `parts` are (title, maker, subject). What
    `is_bare` is joined without a list before it.

    The work begins when the transaction commits. Raises `UnprintableError` for none or over 1,000.
    """
    if not 0 < len(parts) <= MAX_PARTS:
        raise UnprintableError(
            "Chưa có hồ sơ nào để in."
            if not parts
            else f"Mỗi lần in được tối đa {MAX_PARTS} hồ sơ. Hãy chọn ít hơn."
        )
    with transaction.atomic():
        job = PrintJob.objects.create(
            title=title,
            asked_by=user,
            commune_id=commune_id,
            back_path=back_path,
            is_bare=is_bare,
            total=len(parts),
        )
        PrintPart.objects.bulk_create(
            PrintPart(job=job, ordinal=number, title=name, maker=maker, subject=subject)
            for number, (name, maker, subject) in enumerate(parts, start=1)
        )
        transaction.on_commit(lambda: start(job))
    return job


def again(job: PrintJob) -> PrintJob:
    """Ask for the same dossiers once more; what has not changed is not printed again."""
    parts = [(part.title, part.maker, part.subject) for part in job.parts.all()]
    return ask(
        job.title,
        parts,
        user=job.asked_by,
        commune_id=job.commune_id,
        back_path=job.back_path,
        is_bare=job.is_bare,
    )


def cancel(job: PrintJob) -> bool:
    """Stop a job that is not finished and say whether it was stopped; what is printed stays."""
    ended = {"state": PrintJob.State.FAILED, "error": CANCELLED, "finished_at": timezone.now()}
    return _unfinished().filter(pk=job.pk).update(**ended, heartbeat_at=None) == 1


def start(job: PrintJob) -> None:
    """Have a worker run a job; without a queue a process of its own does, so nobody waits."""
    if settings.CELERY_TASK_ALWAYS_EAGER:
        in_a_process("print_job", job.pk)
    else:
        nudge(print_job, job.pk)


def sweep() -> int:
    """Start again what nobody works on: its worker died, or its message was lost."""
    left = list(_abandoned(timezone.now()))
    for job in left:
        start(job)
    return len(left)


def in_a_process(command: str, pk: int) -> None:
    """Run a command of `manage.py` on a row beside the web server, where there is no queue."""
    order = [sys.executable, str(BASE_DIR / "manage.py"), command, str(pk)]
    process = subprocess.Popen(order, stdin=subprocess.DEVNULL, start_new_session=True)
    threading.Thread(target=process.wait, daemon=True).start()  # nobody else would bury it


def _unfinished() -> QuerySet[PrintJob]:
    return PrintJob.objects.filter(state__in=[PrintJob.State.WAITING, PrintJob.State.RUNNING])


def _abandoned(now: datetime) -> QuerySet[PrintJob]:
    is_new = Q(asked_at__range=(now - NEW, now + NEW))
    forgotten = Q(state=PrintJob.State.WAITING) & ~is_new
    return PrintJob.objects.filter(dead(now) | forgotten)
