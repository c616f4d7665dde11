"""Where a task leads when it is done."""

from __future__ import annotations

from people.models import Commune


def onward(commune: Commune, otherwise: str) -> str:
    """Give the name of the checklist of the first day while it lasts, or of the page it is on
    every other day."""
    return otherwise if commune.first_day_done else "first_day"
