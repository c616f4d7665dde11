"""The steps of an initiative, as a table."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """Where an initiative stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    REVIEWED = "reviewed"
    RECOGNISED = "recognised"
    REFUSED = "refused"

    @property
    def word(self) -> str:
        """Give the state as the screens name it."""
        return _WORDS[self][0]

    @property
    def tone(self) -> str:
        """Give the colour of its badge."""
        return _WORDS[self][1]


_WORDS = {
    Stage.DRAFT: ("Nháp", "neutral"),
    Stage.SUBMITTED: ("Đã nộp", "info"),
    Stage.RETURNED: ("Cần bổ sung", "warning"),
    Stage.REVIEWED: ("Đang xét", "info"),
    Stage.RECOGNISED: ("Được công nhận", "success"),
    Stage.REFUSED: ("Không công nhận", "danger"),
}

# from → to. "Đang xét" begins with the acceptance of the request: the three months run from there.
STEPS = {
    Stage.DRAFT: {Stage.SUBMITTED},
    Stage.SUBMITTED: {Stage.DRAFT, Stage.RETURNED, Stage.REVIEWED},
    Stage.RETURNED: {Stage.SUBMITTED},
    Stage.REVIEWED: {Stage.RETURNED, Stage.RECOGNISED, Stage.REFUSED},
    # A verdict that was a slip is opened again, with a reason, while nothing rests on it.
    Stage.RECOGNISED: {Stage.REVIEWED},
    Stage.REFUSED: {Stage.REVIEWED},
}
EDITABLE = {Stage.DRAFT, Stage.RETURNED}
"""In these the authors write."""

OWED = {Stage.DRAFT, Stage.RETURNED}
"""In these the unit still owes the request that it began."""

PENDING = {Stage.SUBMITTED, Stage.RETURNED, Stage.REVIEWED}
"""In these nobody knows yet whether it will be recognised."""
