"""Where a meeting stands, and how it goes on."""

from __future__ import annotations

from submissions.stages import NamedStage


class Stage(NamedStage):
    """Where a meeting stands."""

    PLANNED = "planned", "Đang chuẩn bị"
    INVITED = "invited", "Đã mời họp"
    OPEN = "open", "Đang họp"
    CLOSED = "closed", "Đã bế mạc"
    CALLED_OFF = "called_off", "Đã hủy"


STEPS = {
    Stage.PLANNED: {Stage.INVITED, Stage.OPEN, Stage.CALLED_OFF},
    Stage.INVITED: {Stage.OPEN, Stage.CALLED_OFF},
    Stage.OPEN: {Stage.CLOSED},
    Stage.CLOSED: set[Stage](),
    Stage.CALLED_OFF: set[Stage](),
}
READABLE = (Stage.INVITED, Stage.OPEN, Stage.CLOSED)
"""In these the members read what is put before them, and nobody earlier."""
OVER = (Stage.CLOSED, Stage.CALLED_OFF)
"""In these a meeting holds nothing back: what stood on its agenda may come before another."""


class ItemState(NamedStage):
    """Where an item of the agenda stands."""

    WAITING = "waiting", "Chưa mở"
    VOTING = "voting", "Đang bỏ phiếu"
    RUNOFF = "runoff", "Phải bỏ phiếu lại"
    DONE = "done", "Xong"
