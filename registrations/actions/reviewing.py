"""The office's half of the procedure: approved, one or many, or sent back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from campaigns.actions import RefusedError
from campaigns.announcements import heads_of
from law.findings import Finding, Level
from notifications.outbox import notify
from people.roles import Actor
from registrations.models import Registration
from registrations.rules.stages import Stage, may_step
from vietnamese.dates import short_date
from vietnamese.text import clean_lines

from .steps import locked, log, refuse, step


def approve(registration: Registration, *, by: Actor) -> Registration:
    """Approve a registration that waits for it; `RefusedError` for any other."""
    return approve_many([registration], by=by)[0]


@transaction.atomic
def approve_many(registrations: Sequence[Registration], *, by: Actor) -> list[Registration]:
    """Approve all of them or none: `RefusedError` has a sentence for each that cannot be."""
    held = [locked(one) for one in sorted(registrations, key=lambda one: one.pk)]
    if refusals := [_not_waiting(one) for one in held if not _may_approve(one)]:
        raise RefusedError(refusals)
    for registration in held:
        step(registration, Stage.APPROVED, on=registration.campaign.commune.today(), by=by)
        log("approve", registration, f"Duyệt bản đăng ký của {registration.unit}.", by=by)
    return held


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
    """Send a registration back for mending until the end of `due_on`; the unit's heads are told
    the reason and the day. `RefusedError` without a reason or with a day that is not ahead."""
    registration = locked(registration)
    today, reason = registration.campaign.commune.today(), clean_lines(reason)
    if not reason:
        refuse("no_reason", "Hãy ghi lý do trả lại để đơn vị biết phải sửa gì.", "reason")
    if due_on <= today:
        refuse("not_ahead", f"Hạn bổ sung phải sau hôm nay ({short_date(today)}).", "due_on")
    move = step(registration, Stage.RETURNED, on=today, by=by, note=reason, due_on=due_on)
    log(
        "send_back",
        registration,
        f"Trả lại bản đăng ký của {registration.unit}, bổ sung đến hết ngày "
        f"{short_date(due_on)}. Lý do: {reason}",
        by=by,
        due_on=due_on.isoformat(),
    )
    _tell_of_return(registration, move_id=move.pk)
    return registration


def _tell_of_return(registration: Registration, *, move_id: int) -> None:
    notify(
        heads_of(registration.unit),
        commune=registration.unit.commune,
        key=f"registration-{registration.pk}-return-{move_id}",
        subject=f"Cần bổ sung bản đăng ký thi đua của {registration.unit}"[:200],
        body=f"Bản đăng ký của {registration.unit} cho phong trào “{registration.campaign}” được "
        f"trả lại để bổ sung.\n\nLý do: {registration.return_reason}\n\n"
        f"Hạn bổ sung: 24:00 ngày {short_date(registration.return_due_on)}.",
        path=registration.get_absolute_url(),
    )
