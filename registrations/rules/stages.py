"""The steps of a registration, as a table."""

from __future__ import annotations

from submissions.stages import NamedStage


class Stage(NamedStage):
    """Where a registration stands."""

    DRAFT = "draft", "Chưa gửi"
    SUBMITTED = "submitted", "Chờ duyệt"
    RETURNED = "returned", "Cần bổ sung"
    APPROVED = "approved", "Đã duyệt"


# from → to. A unit withdraws what nobody has taken yet; an approved one changes by supplement.
STEPS = {
    Stage.DRAFT: {Stage.SUBMITTED},
    Stage.SUBMITTED: {Stage.DRAFT, Stage.RETURNED, Stage.APPROVED},
    Stage.RETURNED: {Stage.SUBMITTED},
    Stage.APPROVED: set(),
}
OWED = {Stage.DRAFT, Stage.RETURNED}
"""In these the unit still owes its registration."""


def may_step(start: Stage, end: Stage) -> bool:
    """Say whether one stage follows another."""
    return end in STEPS[start]
