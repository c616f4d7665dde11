"""Whether a submission is in time for its unit's deadline; late ones are taken, with a reason."""

from __future__ import annotations

from datetime import date

from campaigns.facts import unit_deadline
from campaigns.rules import deadlines, plan
from law.calendar import add_working_days
from procedure.refusal import refuse
from vietnamese.text import clean_lines

from .models import RETURNED, Submission

WORKING_DAYS_TO_MEND = 5


def deadline_for(submission: Submission) -> plan.Deadline | None:
    """Give the deadline that holds for the unit, with its newest extension; None where the plan
    has none of this kind."""
    return unit_deadline(submission.campaign, submission.unit, submission.DEADLINE_KIND)


def days_late(submission: Submission) -> int:
    """Give by how many days a sending of today would be late for the unit's own deadline; for one
    that was returned, by how many its first sending was."""
    if submission.moves.filter(after=RETURNED).exists():
        return submission.days_late
    deadline = deadline_for(submission)
    return deadlines.days_late(deadline, submission.commune.today()) if deadline else 0


def proposed_day(today: date) -> date:
    """Give the day that is proposed for mending what goes back: five working days from now."""
    return add_working_days(today, WORKING_DAYS_TO_MEND)


def take_lateness(submission: Submission, reason: str) -> str:
    """Write down how late a sending of today is and why; give "" or ", trễ hạn 2 ngày (lý do: …)".

    `RefusedError` for a late one without a reason.
    """
    days, reason = days_late(submission), clean_lines(reason) or submission.late_reason
    if days and not reason:
        deadline = deadline_for(submission)
        closed = deadlines.closes_at(deadline) if deadline else "hết hạn"
        refuse(
            "late_without_reason",
            f"Đơn vị đã {closed}, trễ {days} ngày. Vẫn gửi được; hãy ghi lý do gửi trễ.",
            link="#ly-do",
        )
    submission.days_late = days
    submission.late_reason = reason if days else ""
    return f", trễ hạn {days} ngày (lý do: {reason})" if days else ""
