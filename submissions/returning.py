"""Sending a submission back: always with a reason and a new date, both told to the unit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from campaigns.announcements import heads_of
from notifications.outbox import notify
from people.models import User
from people.roles import Actor
from procedure.refusal import refuse
from submissions.stepping import locked, log, step
from vietnamese.dates import short_date
from vietnamese.text import capitalised, clean_lines

from .models import RETURNED, Submission


def send_back(
    submission: Submission,
    *,
    reason: str,
    due_on: date,
    by: Actor,
    also_tell: Iterable[User] = (),
) -> Submission:
    """Send a submission back for mending until the end of `due_on`; the unit's heads and who else
    it concerns are told the reason and the day. Called inside a transaction.

    `RefusedError` without a reason or with a day that is not ahead.
    """
    submission = locked(submission)
    today, reason = submission.commune.today(), clean_lines(reason)
    refuse_unexplained(reason, due_on, today, reader="đơn vị")
    stage = submission.STAGES(RETURNED)
    move = step(submission, stage, on=today, by=by, note=reason, due_on=due_on)
    log(
        "send_back",
        submission,
        f"Trả lại {submission.called}, bổ sung đến hết ngày {short_date(due_on)}. Lý do: {reason}",
        by=by,
        due_on=due_on.isoformat(),
    )
    what = submission.called
    told = {user.pk: user for user in (*heads_of(submission.unit), *also_tell)}
    notify(
        list(told.values()),
        commune=submission.commune,
        key=f"{submission._meta.model_name}-{submission.pk}-return-{move.pk}",
        subject=f"Cần bổ sung {what}"[:200],
        body=f"{capitalised(what)} cho phong trào “{submission.campaign}” được trả lại để "
        f"bổ sung.\n\nLý do: {reason}\n\nHạn bổ sung: 24:00 ngày {short_date(due_on)}.",
        path=submission.get_absolute_url(),
    )
    return submission


def refuse_unexplained(reason: str, due_on: date, today: date, *, reader: str) -> None:
    """Stop what goes back without a reason for its reader, or without a day that is ahead."""
    if not reason:
        refuse("no_reason", f"Hãy ghi lý do trả lại để {reader} biết phải sửa gì.", field="reason")
    if due_on <= today:
        refuse("not_ahead", f"Hạn bổ sung phải sau hôm nay ({short_date(today)}).", field="due_on")
