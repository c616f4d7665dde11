"""One step of a submission: the only place that writes `stage`. Called inside a transaction, on a
row that `locked` gave."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from history.log import record
from history.models import Event
from people.roles import Actor
from procedure import locking
from procedure.refusal import refuse

from .models import RETURNED, SUBMITTED, Move, Submission
from .stages import NamedStage

S = TypeVar("S", bound=Submission)


def step(
    submission: Submission,
    to: NamedStage,
    *,
    on: date,
    by: Actor,
    note: str = "",
    due_on: date | None = None,
) -> Move:
    """Take the submission to a stage and remember the step; `RefusedError` where the table of
    steps has no such one.

    `note` is the reason of the step; of one that returns it, the reason the unit reads, with
    `due_on`, the last good day for mending it. The first day of sending stays.
    """
    before = submission.state
    if to not in submission.STEPS[before]:
        refuse(
            "no_such_step",
            f"{submission.NOUN} đang ở trạng thái “{before.word}” nên không chuyển sang "
            f"“{to.word}” được. Có thể người khác vừa làm trước; hãy mở lại trang.",
        )
    is_returned = to == RETURNED
    submission.stage = to.value
    submission.return_reason = note if is_returned else ""
    submission.return_due_on = due_on if is_returned else None
    if to == SUBMITTED:
        submission.sent_on = submission.sent_on or on
    submission.note_step(to, on)
    submission.save()
    return submission.moves.create(
        before=before.value,
        after=to.value,
        on=on,
        by_name=by.name,
        by_role=by.role_name,
        note=note,
        due_on=due_on,
    )


def locked(submission: S) -> S:
    """Give the submission as it is now, locked until the transaction ends."""
    return locking.locked(submission, "campaign__commune", "unit")


def all_locked(submissions: Iterable[S]) -> list[S]:
    """Give them locked in one order, so that no two acts wait for each other."""
    return [locked(submission) for submission in sorted(submissions, key=lambda row: row.pk)]


def log(verb: str, submission: Submission, sentence: str, *, by: Actor, **data) -> Event:
    """Write into the log of the commune what was done to a submission."""
    return record(verb, submission, sentence, by=by, commune_id=submission.commune.pk, **data)
