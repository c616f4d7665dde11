"""Where a meeting stands, and how it goes on."""

from __future__ import annotations

from submissions.stages import NamedStage


class Stage(NamedStage):
    """Where a meeting stands."""

    PLANNED = "planned", "Đang chuẩn bị"
    INVITED = "invited", "Đã mời họp"
    OPEN = "open", "Đang họp"
    CLOSED = "closed", "Đã bế mạc"


STEPS = {
    Stage.PLANNED: {Stage.INVITED, Stage.OPEN},
    Stage.INVITED: {Stage.OPEN},
    Stage.OPEN: {Stage.CLOSED},
    Stage.CLOSED: set[Stage](),
}
READABLE = (Stage.INVITED, Stage.OPEN, Stage.CLOSED)
"""In these the members read what is put before them, and nobody earlier."""


class ItemState(NamedStage):
    """Where an item of the agenda stands."""

    WAITING = "waiting", "Chưa mở"
    VOTING = "voting", "Đang bỏ phiếu"
    RUNOFF = "runoff", "Phải bỏ phiếu lại"
    DONE = "done", "Xong"
