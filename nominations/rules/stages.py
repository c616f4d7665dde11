"""The steps of a nomination, as a table."""

from __future__ import annotations

from submissions.stages import NamedStage


class Stage(NamedStage):
    """Where a nomination stands."""

    DRAFT = "draft", "Nháp"
    SUBMITTED = "submitted", "Đã nộp"
    RETURNED = "returned", "Cần bổ sung"
    RECEIVED = "received", "Đã tiếp nhận"
    VETTED = "vetted", "Đã thẩm định"
    RECOGNISED = "recognised", "Được công nhận"
    NOT_RECOGNISED = "not_recognised", "Không được công nhận"
    REVOKED = "revoked", "Thu hồi"


# from → to. A vetted one goes back to "Đã tiếp nhận" when its vetting is opened again; a refused
# one to "Đã thẩm định" when the decision that refused it is revoked, so that it is decided anew.
STEPS = {
    Stage.DRAFT: {Stage.SUBMITTED},
    Stage.SUBMITTED: {Stage.DRAFT, Stage.RETURNED, Stage.RECEIVED},
    Stage.RETURNED: {Stage.SUBMITTED},
    Stage.RECEIVED: {Stage.RETURNED, Stage.VETTED},
    Stage.VETTED: {Stage.RECEIVED, Stage.RECOGNISED, Stage.NOT_RECOGNISED},
    Stage.RECOGNISED: {Stage.REVOKED},
    Stage.NOT_RECOGNISED: {Stage.VETTED},
    Stage.REVOKED: set(),
}
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
