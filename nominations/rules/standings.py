"""How far this year's title of somebody is, for what rests on it."""

from __future__ import annotations

from nominations.rules.stages import PROPOSED, Stage

RECOGNISED, IN_PROGRESS, DECLINED, NONE = "recognised", "proposed", "declined", ""

_LOST = {Stage.NOT_RECOGNISED, Stage.REVOKED}


def standing(stage: Stage, is_supported: bool | None) -> str:
    """Give "recognised" (certain), "proposed" (on its way), "declined", or "" before anybody
    proposed it."""
    if stage is Stage.RECOGNISED:
        return RECOGNISED
    if stage in _LOST or is_supported is False:
        return DECLINED
    return IN_PROGRESS if stage in PROPOSED else NONE
