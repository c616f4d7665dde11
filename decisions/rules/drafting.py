"""The steps of a drafted decision, as a table."""

from __future__ import annotations

from submissions.stages import NamedStage, NamedValue


class DraftKind(NamedValue):
    """What a drafted decision does."""

    AWARD = "award", "khen thưởng"
    REVOCATION = "revocation", "hủy bỏ, thu hồi khen thưởng"
    CORRECTION = "correction", "đính chính quyết định khen thưởng"


class DraftStage(NamedStage):
    """Where a drafted decision stands."""

    DRAFT = "draft", "Dự thảo"
    WAITING = "waiting", "Chờ duyệt"
    RETURNED = "returned", "Cần bổ sung"
    APPROVED = "approved", "Đã duyệt"
    ISSUED = "issued", "Đã ban hành"


WRITABLE = (DraftStage.DRAFT, DraftStage.RETURNED)
"""In these the office writes; what the chair reads or has approved stays as it is."""

STEPS = {
    DraftStage.DRAFT: {DraftStage.WAITING, DraftStage.APPROVED},
    DraftStage.RETURNED: {DraftStage.WAITING, DraftStage.APPROVED},
    DraftStage.WAITING: {DraftStage.DRAFT, DraftStage.RETURNED, DraftStage.APPROVED},
    DraftStage.APPROVED: {DraftStage.DRAFT, DraftStage.ISSUED},
    DraftStage.ISSUED: set[DraftStage](),
}
