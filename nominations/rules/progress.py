"""How far a nomination is, for all that counts it or rests on it."""

from __future__ import annotations

from eligibility.progress import Progress
from nominations.rules.stages import PROPOSED, Stage

_LOST = {Stage.NOT_PASSED, Stage.NOT_RECOGNISED, Stage.REVOKED}


def progress_of(
    stage: Stage, *, is_supported: bool | None = None, has_left: bool = False
) -> Progress:
    """Give how far a nomination is. One whose person has left before it was decided has fallen
    away."""
    if stage is Stage.RECOGNISED:
        return Progress.RECOGNISED
    if stage in _LOST or is_supported is False:
        return Progress.DECLINED
    if stage not in PROPOSED:
        return Progress.NONE
    return Progress.DECLINED if has_left else Progress.PROPOSED
