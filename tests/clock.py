"""The clock of the machine, put where a test wants it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from unittest.mock import patch

from django.contrib.auth.tokens import PasswordResetTokenGenerator


@contextmanager
def on_the_clock(now: datetime) -> Iterator[None]:
    """Let every clock that the program reads stand at a time."""
    here = now.astimezone().replace(tzinfo=None)
    with (
        patch("django.utils.timezone.now", lambda: now),
        patch("time.time", now.timestamp),
        patch.object(PasswordResetTokenGenerator, "_now", lambda _: here),
    ):
        yield
