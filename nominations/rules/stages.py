"""The steps of a nomination, as a table."""

from __future__ import annotations

from law.kinds import AwardKind
from submissions.stages import NamedStage, NamedValue


class Stage(NamedStage):
    """Where a nomination stands."""

    DRAFT = "draft", "Nháp"
    SUBMITTED = "submitted", "Đã nộp"
    RETURNED = "returned", "Cần bổ sung"
    RECEIVED = "received", "Đã tiếp nhận"
    VETTED = "vetted", "Đã thẩm định"
    PASSED = "passed", "Hội đồng đã xét: Đạt"
    NOT_PASSED = "not_passed", "Hội đồng đã xét: Không đạt"
    RECOGNISED = "recognised", "Được công nhận"
    NOT_RECOGNISED = "not_recognised", "Không được công nhận"
    REVOKED = "revoked", "Thu hồi"


class TakenIn(NamedValue):
    """Whether a decision has taken a dossier in, which its unit does not know before the
    release."""

    NOWHERE = "", ""
    DRAFT = "draft", "Trong dự thảo quyết định"
    ISSUED = "issued", "Đã có quyết định, chưa công bố"


# from → to. A vetted one goes back to "Đã tiếp nhận" when its vetting is opened again; a refused
# one to where it stood when the decision that refused it is revoked, so that it is decided anew.
# A commune whose council votes outside the program decides right after the vetting; what the
# council has considered may be put before it once more.
STEPS = {
    Stage.DRAFT: {Stage.SUBMITTED},
    Stage.SUBMITTED: {Stage.DRAFT, Stage.RETURNED, Stage.RECEIVED},
    Stage.RETURNED: {Stage.SUBMITTED},
    Stage.RECEIVED: {Stage.RETURNED, Stage.VETTED},
    Stage.VETTED: {
        Stage.RECEIVED,
        Stage.PASSED,
        Stage.NOT_PASSED,
        Stage.RECOGNISED,
        Stage.NOT_RECOGNISED,
    },
    Stage.PASSED: {Stage.NOT_PASSED, Stage.RECOGNISED, Stage.NOT_RECOGNISED},
    Stage.NOT_PASSED: {Stage.PASSED, Stage.NOT_RECOGNISED},
    Stage.RECOGNISED: {Stage.REVOKED},
    Stage.NOT_RECOGNISED: {Stage.VETTED, Stage.PASSED, Stage.NOT_PASSED},
    Stage.REVOKED: set(),
}
OWED = {Stage.DRAFT, Stage.RETURNED}
"""In these the unit still owes the dossier."""

PROPOSED = {
    Stage.SUBMITTED,
    Stage.RETURNED,
    Stage.RECEIVED,
    Stage.VETTED,
    Stage.PASSED,
    Stage.NOT_PASSED,
    Stage.RECOGNISED,
    Stage.NOT_RECOGNISED,
    Stage.REVOKED,
}
"""In these the unit has proposed: what "đã đề nghị" counts."""

CONSIDERED = (Stage.PASSED, Stage.NOT_PASSED)
"""The council has considered it."""

DECIDED = (Stage.RECOGNISED, Stage.NOT_RECOGNISED, Stage.REVOKED)
"""A decision has said what becomes of it."""

DECIDABLE = (Stage.VETTED, Stage.PASSED, Stage.NOT_PASSED)
"""In these a decision may be recorded: after the vetting, or after the council."""

AWAITING_DECISION = (Stage.VETTED, Stage.PASSED)
"""In these, and supported by the vetting, it passed and waits for a decision."""

PUT_FORWARD = (Stage.VETTED, Stage.PASSED, Stage.RECOGNISED)
"""In these, and supported by the vetting, it stands in tờ trình and lists."""


def word_of(stage: Stage, kind: AwardKind) -> str:
    """Give the word of where a dossier for a kind of award stands: a commendation is given, a
    title recognised."""
    words = {Stage.RECOGNISED: kind.granted, Stage.NOT_RECOGNISED: kind.denied}
    return words.get(stage, stage.word)
