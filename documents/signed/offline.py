"""Keeps the children that read and make signatures from loading a client of the web.

pyHanko loads aiohttp with its first line and asks it only for the time of an authority and for what
was revoked, which nobody asks here (docs/adr/0017): a third of the time of a child, and in it
whatever a stranger's file could speak with.
"""

from __future__ import annotations

import sys
from types import ModuleType


class NothingToAsk(ModuleType):
    """Stands where aiohttp would: pyHanko names classes of it, which are never called."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return object


def stay_offline() -> None:
    """Have pyHanko loaded without aiohttp from now on; for a process of its own alone."""
    sys.modules.setdefault("aiohttp", NothingToAsk("aiohttp"))
