"""Files that were printed: found again by their content, cleared away when nobody needs them."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from documents.models import PrintJob, PrintPart, StoredFile, new_token

KEPT = timedelta(days=30)


def stored(key: str) -> StoredFile | None:
    """Give the file with this content; None where there is none, or its bytes are gone."""
    kept = StoredFile.objects.filter(key=key).first()
    return kept if kept and kept.file.storage.exists(kept.file.name) else None


def keep(key: str, paper: Path, pages: int) -> StoredFile:
    """Store a file under its content. Two who print the same thing at once share the first."""
    with paper.open("rb") as file:
        values = {"pages": pages, "file": File(file, name=f"{new_token()}.pdf")}
        row, is_new = StoredFile.objects.get_or_create(key=key, defaults=values)
        if not is_new and not row.file.storage.exists(row.file.name):
            row.file.save(f"{new_token()}.pdf", File(file))
    return row


def clear(now: datetime | None = None) -> int:
    """Remove jobs that ended 30 days ago, then files that no job holds; give how many files.

    A file made within the last day is left: a job may be about to take it.
    """
    now = now or timezone.now()
    for job in PrintJob.objects.filter(finished_at__lt=now - KEPT):
        _remove(job)
    used = PrintPart.objects.exclude(stored=None).values("stored")
    unused = StoredFile.objects.filter(made_at__lt=now - timedelta(days=1)).exclude(pk__in=used)
    return sum(_remove(row) for row in unused)


def _remove(row: PrintJob | StoredFile) -> bool:
    """Remove a row and, once that is certain, its file."""
    file = row.file
    with transaction.atomic():
        row.delete()
        if file:
            transaction.on_commit(lambda: file.storage.delete(file.name))
    return True
