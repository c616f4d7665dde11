"""Sending a registration, taking it back, adding to one that was approved."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.db import transaction

from law.findings import Level
from people.roles import OFFICE, Actor
from procedure.refusal import RefusedError, refuse
from registrations.facts import draft_of
from registrations.models import Registration, Supplement
from registrations.rules.checks import gaps
from registrations.rules.lines import Draft
from registrations.rules.stages import Stage
from submissions.announcements import holders_of, tell
from submissions.lateness import take_lateness
from submissions.stepping import locked, log, step
from vietnamese.dates import short_date
from vietnamese.text import clean_lines

from .writing import append, refuse_what_cannot_be_stored


@transaction.atomic
def submit(registration: Registration, *, late_reason: str = "", by: Actor) -> Registration:
    """Send the registration to the office.

    What comes late is taken, with the number of days and a reason. The lateness of a registration
    that the office gave back stays that of its first sending.
    """
    registration = locked(registration)
    draft = draft_of(registration)
    if blockers := [gap for gap in gaps(draft) if gap.level is Level.BLOCKER]:
        raise RefusedError(blockers)
    late = take_lateness(registration, late_reason)
    today, note = registration.commune.today(), registration.late_reason
    move = step(registration, Stage.SUBMITTED, on=today, by=by, note=note)
    sentence = f"{registration.unit} gửi đăng ký thi đua: {draft.in_words()}{late}."
    log("submit", registration, sentence, by=by, lines=as_json(draft))
    _tell_office(registration, sentence, key=f"registration-move-{move.pk}", by=by)
    return registration


def _tell_office(registration: Registration, sentence: str, *, key: str, by: Actor) -> None:
    tell(
        holders_of(registration.commune, OFFICE),
        registration,
        sentence,
        subject=f"Đăng ký thi đua: {registration.unit}",
        key=key,
        by=by,
    )


@transaction.atomic
def withdraw(registration: Registration, *, by: Actor) -> Registration:
    """Take a sent registration back, as long as nobody has taken it up."""
    registration = locked(registration)
    if registration.stage != Stage.SUBMITTED:
        refuse(
            "not_waiting",
            "Chỉ rút được bản đăng ký đang chờ duyệt; bản này đang ở trạng thái "
            f"“{registration.get_stage_display()}”.",
        )
    move = step(registration, Stage.DRAFT, on=registration.commune.today(), by=by)
    sentence = f"{registration.unit} rút đăng ký thi đua về để sửa."
    log("withdraw", registration, sentence, by=by)
    _tell_office(registration, sentence, key=f"registration-move-{move.pk}", by=by)
    return registration


@transaction.atomic
def supplement(registration: Registration, draft: Draft, *, reason: str, by: Actor) -> Supplement:
    """Add lines to an approved registration, with a reason; what was approved stays as it is."""
    registration = locked(registration)
    if registration.stage != Stage.APPROVED:
        refuse(
            "not_approved",
            "Chỉ lập bổ sung cho bản đăng ký đã duyệt; bản này đang ở trạng thái "
            f"“{registration.get_stage_display()}”, hãy sửa trực tiếp.",
        )
    if not clean_lines(reason):
        refuse("no_reason", "Hãy ghi lý do bổ sung.")
    if draft.is_empty:
        refuse("nothing_added", "Chưa có ai, tập thể nào để bổ sung.")
    before = draft_of(registration)
    whole = Draft(before.collectives + draft.collectives, before.individuals + draft.individuals)
    refuse_what_cannot_be_stored(registration, whole)
    row = Supplement.objects.create(
        registration=registration,
        reason=reason,
        on=registration.commune.today(),
        by_name=by.name,
    )
    append(registration, draft, row)
    sentence = (
        f"Bổ sung đăng ký của {registration.unit} ngày {short_date(row.on)}: {draft.in_words()}. "
        f"Lý do: {row.reason}"
    )
    log("supplement", registration, sentence, by=by, lines=as_json(draft))
    _tell_office(registration, sentence, key=f"registration-supplement-{row.pk}", by=by)
    return row


def as_json(draft: Draft) -> dict[str, Any]:
    """Give what was sent as the log keeps it."""
    return {
        "collectives": [asdict(line) for line in draft.collectives],
        "individuals": [asdict(line) for line in draft.individuals],
    }
