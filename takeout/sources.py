"""Rooms say what of theirs a commune takes away: `TAKEOUT_SOURCES` in the settings names them, so
that this room knows none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Protocol

from django.conf import settings
from django.core.files import File

from documents.paper.sheet import Sheet
from people.models import Commune

Kept = tuple[tuple[str, ...], File]
"""A file, and where it is put: the folders and its name, in words."""


class TakeoutSource(Protocol):
    """A module of a room."""

    def sheets(self, commune: Commune) -> Iterable[Sheet]:
        """Give what the room remembers of the commune, a sheet a thing: never a password, never
        how somebody voted in secret."""
        ...

    def files(self, commune: Commune) -> Iterable[Kept]:
        """Give the files that the room keeps of the commune."""
        ...


def sources() -> Iterator[TakeoutSource]:
    """Give the rooms in the order of the workbook."""
    return map(import_module, settings.TAKEOUT_SOURCES)
