"""What a person should look at before the members are called."""

from __future__ import annotations

from council.models import Meeting
from council.rules.stages import Stage
from law.calendar import working_days_between
from law.findings import Finding

WORKING_DAYS = 3
"""Invitation and papers so many working days ahead (Quyết định 45/2018/QĐ-TTg)."""


def invitation_notes(meeting: Meeting) -> list[Finding]:
    """Give a warning where a meeting is called later than the rule of meetings has it."""
    if meeting.state is not Stage.PLANNED:
        return []
    days = working_days_between(meeting.commune.today(), meeting.held_on)
    if days >= WORKING_DAYS:
        return []
    return [
        Finding(
            "short_notice",
            f"Còn {days} ngày làm việc là họp; giấy mời và tài liệu nên gửi trước ít nhất "
            f"{WORKING_DAYS} ngày làm việc, trừ họp đột xuất (Quyết định 45/2018/QĐ-TTg).",
        )
    ]
