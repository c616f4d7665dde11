"""The printing of a job: claimed by one worker, printed part by part, joined.

A job belongs to the worker whose heartbeat stands in its row. Each beat is a conditional update on
the one before: a worker that was taken for dead, or whose job was cancelled, finds its own beat
gone and stops. What is printed is in the database at once, so another worker goes on from there.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.module_loading import import_string

from documents.dossier import whole as dossier
from documents.dossier.joining import join
from documents.dossier.keeping import keep, stored
from documents.models import PrintJob, PrintPart
from documents.press import orders as press
from documents.press.fonts import FontsMissingError
from documents.refusals import UnprintableError

logger = logging.getLogger(__name__)

STALE = timedelta(seconds=60)  # twelve beats of the press missed
NOT_MADE = (
    "Chưa dựng được hồ sơ này vì phần mềm gặp lỗi khi đọc dữ liệu. Dữ liệu vẫn còn nguyên; hãy "
    "báo người quản trị xem nhật ký máy chủ."
)
NOT_STORED = (
    "Chưa lưu được tệp in vì máy chủ hết chỗ trống hoặc không ghi được. Hãy báo người quản trị, "
    "rồi bấm “In lại”; các hồ sơ đã in xong không phải in lại."
)


class LostError(Exception):
    """The job is no longer ours: cancelled, or taken over by another worker."""


def run(pk: int) -> bool:
    """Do a job from where it stands; False where it is done or another worker has it."""
    beat = _claim(pk)
    if beat is None:
        return False
    job = PrintJob.objects.get(pk=pk)
    try:
        with press.kept_warm():  # the volume is joined where its parts were printed
            _Run(job, beat).to_its_end()
    except LostError:
        logger.info("print job %s was cancelled or taken over", pk)
    return True


def _order_of(part: PrintPart) -> press.Order:
    """Give what the press needs for a part: its maker gives a dossier, or an order as it is."""
    make: Callable[[int], dossier.Dossier | press.Order]
    make = import_string(settings.PAPER_MAKERS[part.maker])
    made = make(part.subject)
    return made if isinstance(made, press.Order) else dossier.order_of(made)


def dead(now: datetime) -> Q:
    """Tell jobs whose worker has died: the last beat is long past, or of before the clock was set
    back. Should the worker live, it finds its beat gone and stops."""
    beats = Q(heartbeat_at__range=(now - STALE, now + STALE))
    return Q(state=PrintJob.State.RUNNING) & ~beats


def _claim(pk: int) -> datetime | None:
    """Take the job and give our first heartbeat; None where somebody else's is fresh."""
    now = timezone.now()
    free = PrintJob.objects.filter(Q(state=PrintJob.State.WAITING) | dead(now), pk=pk)
    taken = free.update(state=PrintJob.State.RUNNING, heartbeat_at=now)
    return now if taken else None


class _Run:
    """One worker at one job."""

    def __init__(self, job: PrintJob, beat: datetime) -> None:
        self.job = job
        self.beat = beat

    def to_its_end(self) -> None:
        try:
            self._print_parts()
            error = join(self.job, while_waiting=self.alive)
        except FontsMissingError as missing:
            error = str(missing)
        except OSError:  # the disk is full, or not ours to write on
            logger.exception("print job %s could not store its files", self.job.pk)
            error = NOT_STORED
        has_some = self.job.parts.exclude(stored=None).exists()
        self._write(
            state=PrintJob.State.DONE if has_some else PrintJob.State.FAILED,
            error=error,
            finished_at=timezone.now(),
            file=self.job.file.name,
        )

    def alive(self) -> None:
        self._write()

    def _print_parts(self) -> None:
        for paper in press.printed(self._orders(), while_waiting=self.alive):
            part, key = paper.order.about
            if paper.error:
                self._finish(part, error=paper.error)
            else:
                self._finish(part, stored=keep(key, paper.file, paper.pages))

    def _orders(self) -> Iterator[press.Order]:
        """Give what is still to print; what is stored, or cannot be made, is finished at once."""
        for part in self.job.parts.filter(stored=None, error=""):
            try:
                order = _order_of(part)
                key = dossier.content_key(order)
            except UnprintableError as refusal:
                self._finish(part, error=str(refusal))
            except Exception:
                logger.exception("print part %s could not be made", part.pk)
                self._finish(part, error=NOT_MADE)
            else:
                if kept := stored(key):
                    self._finish(part, stored=kept)
                else:
                    yield replace(order, about=(part, key))

    def _finish(self, part: PrintPart, **result) -> None:
        """Write what became of a part, together with our heartbeat or not at all."""
        with transaction.atomic():
            self._write()
            PrintPart.objects.filter(pk=part.pk).update(**result)
            ended = self.job.parts.exclude(stored=None, error="").count()
            PrintJob.objects.filter(pk=self.job.pk).update(done=ended)

    def _write(self, **values) -> None:
        now = max(timezone.now(), self.beat + timedelta(microseconds=1))
        ours = PrintJob.objects.filter(
            pk=self.job.pk, state=PrintJob.State.RUNNING, heartbeat_at=self.beat
        )
        if ours.update(heartbeat_at=now, **values) != 1:
            raise LostError
        self.beat = now
