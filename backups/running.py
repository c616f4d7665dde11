"""Making the backups that wait, tonight's among them; keeping the newest."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from history.log import record
from notifications.outbox import notify
from people.models import User
from people.roles import Actor, system

from .making import Made, make, part_of
from .models import Backup
from .refusals import ArchiveError

logger = logging.getLogger(__name__)

ALWAYS_KEPT = 3
SILENT = timedelta(minutes=10)
"""A backup that wrote nothing for so long has lost its worker."""


@dataclass(frozen=True)
class Installation:
    """All communes of this place together, as the log and roles ask."""

    pk: int = 0


def make_nightly() -> Backup:
    """Make tonight's backup, and let go of those that are older than `BACKUP_KEEP_DAYS`.

    Where it fails, administrators are told, and no old one is let go.
    """
    backup = asked(system(Installation()), is_nightly=True)
    run(backup.pk)
    backup.refresh_from_db()
    if backup.state == Backup.State.DONE:
        clear(timezone.now() - timedelta(days=settings.BACKUP_KEEP_DAYS))
    return backup


def run(pk: int) -> bool:
    """Make a backup that waits; False where it does not, or another worker has it."""
    now = timezone.now()
    waiting = Backup.objects.filter(pk=pk, state=Backup.State.WAITING)
    if not waiting.update(state=Backup.State.RUNNING, started_at=now):
        return False
    backup = Backup.objects.get(pk=pk)
    try:
        made = make(backup.path, passphrase=settings.BACKUP_PASSPHRASE)
    except ArchiveError as error:
        _fail(backup, str(error))
    except Exception:
        logger.exception("backup %s failed", backup)
        _fail(backup, "Phần mềm gặp lỗi khi sao lưu; hãy xem nhật ký máy chủ.")
    else:
        _finish(backup, made)
    return True


def run_waiting() -> int:
    """Make what waits, and give up what lost its worker; give how many were made."""
    for backup in Backup.objects.filter(state=Backup.State.RUNNING):
        if _is_silent(backup, timezone.now()):
            part_of(backup.path).unlink(missing_ok=True)
            _fail(backup, "Máy chủ dừng giữa chừng. Dữ liệu không bị ảnh hưởng; hãy sao lưu lại.")
    waiting = Backup.objects.filter(state=Backup.State.WAITING).order_by("pk")
    return sum(run(pk) for pk in waiting.values_list("pk", flat=True))


def clear(before: datetime) -> int:
    """Let go of backups that were asked for before an instant, but never of the newest whole ones,
    whatever the clock says; give how many."""
    done = Backup.objects.filter(state=Backup.State.DONE).order_by("-pk")
    newest = list(done.values_list("pk", flat=True)[:ALWAYS_KEPT])
    doomed = list(Backup.objects.filter(asked_at__lt=before).exclude(pk__in=newest))
    for backup in doomed:
        backup.path.unlink(missing_ok=True)
        backup.delete()
    return len(doomed)


@transaction.atomic
def asked(by: Actor, *, is_nightly: bool = False) -> Backup:
    """Put a backup among those that wait, and write into the log who wants it."""
    now = timezone.localtime()
    backup = Backup.objects.create(
        name=f"thiduakt-{now:%Y%m%d-%H%M%S-%f}.backup",
        is_nightly=is_nightly,
        is_sealed=bool(settings.BACKUP_PASSPHRASE),
        by_name=by.name,
        asked_at=now,
    )
    log("asked", backup, f"Yêu cầu sao lưu: {backup}.", by)
    return backup


def log(verb: str, backup: Backup, sentence: str, by: Actor) -> None:
    """Write into the log of the place what was done with a backup."""
    record(f"backup.{verb}", backup, sentence, by=by, commune_id=by.commune_id)


def _finish(backup: Backup, made: Made) -> None:
    backup.state, backup.finished_at = Backup.State.DONE, timezone.now()
    backup.size, backup.sha256 = made.size, made.sha256
    backup.rows, backup.files = made.rows, made.files
    if made.missing:
        backup.note = (
            f"{len(made.missing)} tệp có tên trong dữ liệu nhưng không còn trên máy chủ: "
            f"{', '.join(made.missing[:10])}."
        )
    backup.save()


def _fail(backup: Backup, sentence: str) -> None:
    backup.state, backup.finished_at, backup.note = Backup.State.FAILED, timezone.now(), sentence
    backup.save()
    notify(
        User.administrators(),
        commune=None,
        key=f"backup-{backup.pk}-failed",
        subject="Sao lưu không thành công",
        body=f"Bản sao lưu {backup} chưa tạo được: {sentence}\n\nCác bản cũ vẫn còn.",
        path="/sao-luu/",
    )


def _is_silent(backup: Backup, now: datetime) -> bool:
    try:
        last = datetime.fromtimestamp(part_of(backup.path).stat().st_mtime, tz=now.tzinfo)
    except FileNotFoundError:
        last = backup.started_at or backup.asked_at
    return abs(now - last) > SILENT
