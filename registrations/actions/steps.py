"""One step of a registration: the only place that writes `stage`. Called inside a transaction, on
a registration that `locked` gave."""

from __future__ import annotations

from datetime import date
from typing import NoReturn

from campaigns.actions import RefusedError
from history.log import record
from history.models import Event
from law.findings import Finding, Level
from people.roles import Actor
from registrations.models import Move, Registration
from registrations.rules.stages import Stage, may_step


def step(
    registration: Registration,
    to: Stage,
    *,
    on: date,
    by: Actor,
    note: str = "",
    due_on: date | None = None,
) -> Move:
    """Take the registration to a stage and remember the step; `RefusedError` where the table of
    steps has no such one.

    `note` is the reason of the step; of one that returns it, the reason the unit reads, with
    `due_on`, the last good day for mending it. The first day of sending stays.
    """
    before = Stage(registration.stage)
    if not may_step(before, to):
        refuse(
            "no_such_step",
            f"Bản đăng ký đang ở trạng thái “{before.word}” nên không chuyển sang “{to.word}” "
            "được. Có thể người khác vừa làm trước; hãy mở lại trang.",
        )
    is_returned = to is Stage.RETURNED
    registration.stage = to.value
    registration.return_reason = note if is_returned else ""
    registration.return_due_on = due_on if is_returned else None
    registration.approved_on = on if to is Stage.APPROVED else None
    if to is Stage.SUBMITTED:
        registration.sent_on = registration.sent_on or on
    registration.save()
    return Move.objects.create(
        registration=registration,
        before=before.value,
        after=to.value,
        on=on,
        by_name=by.name,
        by_role=by.role_name,
        note=note,
        due_on=due_on,
    )


def locked(registration: Registration) -> Registration:
    """Give the registration as it is now, held until the transaction ends."""
    rows = Registration.objects.select_for_update(of=["self"])
    return rows.select_related("campaign__commune", "unit").get(pk=registration.pk)


def log(verb: str, registration: Registration, sentence: str, *, by: Actor, **data) -> Event:
    """Write into the log of the commune what was done to a registration."""
    commune_id = registration.campaign.commune_id
    return record(verb, registration, sentence, by=by, commune_id=commune_id, **data)


def refuse(code: str, sentence: str, where: str = "") -> NoReturn:
    """Stop an act with a sentence that says why."""
    raise RefusedError([Finding(code, sentence, Level.BLOCKER, where=where)])
