"""What several tests look at and none may keep: made once and undone in the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker


@contextmanager
def undone_in_the_end(blocker: DjangoDbBlocker, files: Path) -> Iterator[None]:
    """Undo what is made within the block when it ends; each test in between undoes its own.

    For fixtures of a class or a module. Files are made in `files`: a test has another folder.
    """
    with blocker.unblock(), override_settings(MEDIA_ROOT=files), transaction.atomic():
        yield
        transaction.set_rollback(True)


def settle() -> None:
    """Have the database check now what it would check anew at the end of each test."""
    connection.check_constraints()
