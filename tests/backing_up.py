"""What is compared of a place before and after: every row of every table, every byte of every file,
the number that each table gives next."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings

from backups.snapshot import sequences
from backups.tables import as_line, backed_up, rows


def everything() -> dict[str, list[bytes]]:
    """Give every row that is backed up, by table, as its line."""
    return {model._meta.db_table: [as_line(row) for row in rows(model)] for model in backed_up()}


def files() -> dict[str, str]:
    """Give the SHA-256 of every stored file by its path."""
    root = Path(settings.MEDIA_ROOT)
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in root.rglob("*")
        if path.is_file()
    }


def numbers() -> dict[str, int]:
    """Give the last number that each table gave."""
    return sequences(backed_up())
