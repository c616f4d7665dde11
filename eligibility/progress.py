"""How far somebody is on the way to an award of the year."""

from __future__ import annotations

from enum import StrEnum


class Progress(StrEnum):
    """Nothing is proposed, it waits, it fell away, it was recognised."""

    NONE = ""
    PROPOSED = "proposed"
    DECLINED = "declined"
    RECOGNISED = "recognised"

    @property
    def counts(self) -> bool:
        """Say whether the award is reached, or still may be."""
        return self in (Progress.PROPOSED, Progress.RECOGNISED)
