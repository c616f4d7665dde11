"""The steps of a registration, as a table."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """Where a registration stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"

    @property
    def word(self) -> str:
        """Give the state as the screens name it."""
        return _WORDS[self][0]

    @property
    def tone(self) -> str:
        """Give the colour of its badge."""
        return _WORDS[self][1]


_WORDS = {
    Stage.DRAFT: ("Chưa gửi", "neutral"),
    Stage.SUBMITTED: ("Chờ duyệt", "info"),
    Stage.RETURNED: ("Cần bổ sung", "warning"),
    Stage.APPROVED: ("Đã duyệt", "success"),
}

# from → to. A unit withdraws what nobody has taken yet; an approved one changes by supplement.
STEPS = {
    Stage.DRAFT: {Stage.SUBMITTED},
    Stage.SUBMITTED: {Stage.DRAFT, Stage.RETURNED, Stage.APPROVED},
    Stage.RETURNED: {Stage.SUBMITTED},
    Stage.APPROVED: set(),
}
EDITABLE = {Stage.DRAFT, Stage.RETURNED}
"""In these the unit writes."""

OWED = {Stage.DRAFT, Stage.RETURNED}
"""In these the unit still owes its registration."""


def may_step(start: Stage, end: Stage) -> bool:
    """Say whether one stage follows another."""
    return end in STEPS[start]
