"""The steps of a báo cáo on its way to the level above, one round at a time."""

from __future__ import annotations

from submissions.stages import NamedStage


class HandingStage(NamedStage):
    """Where a round stands."""

    SENT = "sent", "Chờ tiếp nhận"
    TAKEN = "taken", "Đã tiếp nhận"
    RETURNED = "returned", "Cần bổ sung"
    RECALLED = "recalled", "Đã rút về"


OPEN = (HandingStage.SENT, HandingStage.TAKEN)
"""While a round stands here the same report is not handed up again."""
