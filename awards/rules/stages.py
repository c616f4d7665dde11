"""The steps of a nomination, as a table."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """Where a nomination stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    RECEIVED = "received"
    VETTED = "vetted"
    RECOGNISED = "recognised"
    NOT_RECOGNISED = "not_recognised"
    REVOKED = "revoked"

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
    Stage.RECEIVED: ("Đã tiếp nhận", "info"),
    Stage.VETTED: ("Đã thẩm định", "success"),
    Stage.RECOGNISED: ("Được công nhận", "success"),
    Stage.NOT_RECOGNISED: ("Không được công nhận", "danger"),
    Stage.REVOKED: ("Thu hồi", "danger"),
}

# from → to. A vetted one goes back to "Đã tiếp nhận" when its vetting is opened again.
STEPS = {
    Stage.DRAFT: {Stage.SUBMITTED},
    Stage.SUBMITTED: {Stage.DRAFT, Stage.RETURNED, Stage.RECEIVED},
    Stage.RETURNED: {Stage.SUBMITTED},
    Stage.RECEIVED: {Stage.RETURNED, Stage.VETTED},
    Stage.VETTED: {Stage.RECEIVED, Stage.RECOGNISED, Stage.NOT_RECOGNISED},
    Stage.RECOGNISED: {Stage.REVOKED},
    Stage.NOT_RECOGNISED: set(),
    Stage.REVOKED: set(),
}
EDITABLE = {Stage.DRAFT, Stage.RETURNED}
"""In these the unit writes."""

OWED = {Stage.DRAFT, Stage.RETURNED}
"""In these the unit still owes the dossier."""

PROPOSED = {
    Stage.SUBMITTED,
    Stage.RETURNED,
    Stage.RECEIVED,
    Stage.VETTED,
    Stage.RECOGNISED,
    Stage.NOT_RECOGNISED,
    Stage.REVOKED,
}
"""In these the unit has proposed: what "đã đề nghị" counts."""
