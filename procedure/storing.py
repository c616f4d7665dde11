"""Files that an act writes: each whole or not at all, and none of an act that failed."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar

from django.apps import apps
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage
from django.db import OperationalError, models

FULL = (
    "Máy chủ đã hết chỗ chứa nên chưa lưu được; không có gì bị thay đổi. Hãy báo người quản trị "
    "giải phóng ổ đĩa rồi làm lại."
)
DISK_FULL = "53100"  # as PostgreSQL says it
_OUT_OF_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

_written: ContextVar[list[tuple[FileSystemStorage, str]] | None] = ContextVar(
    "files written by the act at hand", default=None
)


def is_full(error: BaseException | None) -> bool:
    """Say whether something failed because there is no room: for a file, or for the database."""
    if isinstance(error, OperationalError):
        code = getattr(error.__cause__, "pgcode", None)
        return code == DISK_FULL or str(error) == "database or disk is full"
    return isinstance(error, OSError) and error.errno in _OUT_OF_ROOM


class WholeFileStorage(FileSystemStorage):
    """The disk, on which no half of a file stays when there is no room for the other."""

    def _save(self, name: str, content: File) -> str:
        is_new = not self.exists(name)
        try:
            name = super()._save(name, content)
        except BaseException:
            if is_new:
                with suppress(FileNotFoundError):
                    os.remove(self.path(name))
            raise
        if (written := _written.get()) is not None:
            written.append((self, name))
        return name


@contextmanager
def with_its_files() -> Iterator[None]:
    """Remove what an act wrote where the act fails; a file that a row names stays."""
    token = _written.set([])
    try:
        yield
    except BaseException:
        for storage, name in _written.get() or ():
            if not _is_named(name):
                storage.delete(name)
        raise
    finally:
        _written.reset(token)


def _is_named(name: str) -> bool:
    return any(
        model._default_manager.filter(**{field.name: name}).exists()
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.FileField)
    )
