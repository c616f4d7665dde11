"""The steps of an initiative, as a table."""

from __future__ import annotations

from submissions.stages import NamedStage


class Stage(NamedStage):
    """Where an initiative stands."""

    DRAFT = "draft", "Nháp"
    SUBMITTED = "submitted", "Đã nộp"
    RETURNED = "returned", "Cần bổ sung"
    REVIEWED = "reviewed", "Đang xét"
    RECOGNISED = "recognised", "Được công nhận"
    REFUSED = "refused", "Không công nhận"


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
OWED = {Stage.DRAFT, Stage.RETURNED}
"""In these the unit still owes the request that it began."""

PENDING = {Stage.SUBMITTED, Stage.RETURNED, Stage.REVIEWED}
"""In these nobody knows yet whether it will be recognised."""
