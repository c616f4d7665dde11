"""The office's half of the procedure: approved, one or many, or sent back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from law.findings import Finding, Level
from people.roles import Actor
from procedure.refusal import RefusedError
from registrations.models import Registration
from registrations.rules.stages import Stage, may_step
from submissions import returning as submissions
from submissions.stepping import all_locked, log, step


def approve(registration: Registration, *, by: Actor) -> Registration:
    """Approve a registration that waits for it; `RefusedError` for any other."""
    return approve_many([registration], by=by)[0]


@transaction.atomic
def approve_many(registrations: Sequence[Registration], *, by: Actor) -> list[Registration]:
    """Approve all of them or none: `RefusedError` has a sentence for each that cannot be."""
    registrations = all_locked(registrations)
    if refusals := [
        _not_waiting(registration)
        for registration in registrations
        if not _may_approve(registration)
    ]:
        raise RefusedError(refusals)
    for registration in registrations:
        step(registration, Stage.APPROVED, on=registration.commune.today(), by=by)
        log("approve", registration, f"Duyệt bản đăng ký của {registration.unit}.", by=by)
    return registrations


def _may_approve(registration: Registration) -> bool:
    return may_step(Stage(registration.stage), Stage.APPROVED)


def _not_waiting(registration: Registration) -> Finding:
    word = Stage(registration.stage).word
    sentence = (
        f"Bản đăng ký của {registration.unit} đang ở trạng thái “{word}” nên không duyệt được. "
        "Có thể người khác vừa làm trước; hãy mở lại danh sách."
    )
    return Finding("not_waiting", sentence, Level.BLOCKER)


@transaction.atomic
def send_back(registration: Registration, *, reason: str, due_on: date, by: Actor) -> Registration:
    """Send a registration back for mending until the end of `due_on`."""
    return submissions.send_back(registration, reason=reason, due_on=due_on, by=by)
