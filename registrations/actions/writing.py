"""Beginning a registration and writing what it says."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.db import transaction

from campaigns.models import Campaign
from people.models import Person, Unit
from people.roles import Actor
from procedure.refusal import RefusedError, refuse
from registrations.facts import draft_of
from registrations.models import CollectiveLine, IndividualLine, Registration, Supplement
from registrations.rules.checks import contradictions
from registrations.rules.lines import Draft
from submissions.stepping import locked, log


@transaction.atomic
def begin(campaign: Campaign, unit: Unit, *, by: Actor) -> Registration:
    """Give the unit's registration for a launched campaign, an empty one where there is none."""
    if not campaign.is_launched:
        refuse("not_launched", "Phong trào chưa phát động nên chưa đăng ký được.")
    if unit.commune_id != campaign.commune_id:
        refuse("foreign_unit", "Đơn vị này không thuộc xã của phong trào.")
    if not Unit.objects.active_on(campaign.commune.today()).filter(pk=unit.pk).exists():
        refuse("closed_unit", f"{unit} đã ngừng hoạt động nên không lập đăng ký mới.")
    registration, is_new = Registration.objects.get_or_create(campaign=campaign, unit=unit)
    if is_new:
        log("open", registration, f"Lập đăng ký thi đua của {unit}.", by=by)
    return registration


@transaction.atomic
def save(
    registration: Registration, draft: Draft, *, by: Actor, quietly: bool = False
) -> Registration:
    """Write what the unit registers, all of it in place of what was there.

    `quietly`: half-way, so not logged; what counts is logged whole when it is sent.
    """
    registration = locked(registration)
    refuse_unless_editable(registration)
    if draft == draft_of(registration):
        return registration
    write(registration, draft)
    if not quietly:
        log(
            "write",
            registration,
            f"Ghi đăng ký của {registration.unit}: {draft.in_words()}.",
            by=by,
        )
    return registration


def write(registration: Registration, draft: Draft) -> None:
    """Put the lines in place of those that are there; `RefusedError` for what cannot be stored."""
    refuse_what_cannot_be_stored(registration, draft)
    registration.collectives.all().delete()
    registration.individuals.all().delete()
    append(registration, draft)
    registration.save()


def append(registration: Registration, draft: Draft, supplement: Supplement | None = None) -> None:
    """Store the lines behind those that are there."""
    first = max(registration.collectives.count(), registration.individuals.count())
    CollectiveLine.objects.bulk_create(
        CollectiveLine(
            registration=registration, ordinal=number, supplement=supplement, **asdict(line)
        )
        for number, line in enumerate(draft.collectives, start=first)
    )
    IndividualLine.objects.bulk_create(
        IndividualLine(
            registration=registration, ordinal=number, supplement=supplement, **_columns(line)
        )
        for number, line in enumerate(draft.individuals, start=first)
    )


def _columns(line: Any) -> dict[str, Any]:
    values = asdict(line)
    del values["name"]
    return {"person_id": values.pop("person"), **values}


def refuse_unless_editable(registration: Registration) -> None:
    """Stop who would write in a registration that was sent."""
    if not registration.is_editable:
        refuse(
            "not_editable",
            f"Bản đăng ký đang ở trạng thái “{registration.get_stage_display()}” nên không sửa "
            "được. Chưa duyệt thì hãy rút về; đã duyệt thì hãy lập bổ sung.",
        )


def refuse_what_cannot_be_stored(registration: Registration, draft: Draft) -> None:
    """Stop what contradicts itself, and people of another commune."""
    if findings := contradictions(draft):
        raise RefusedError(findings)
    here = Person.objects.filter(pk__in=draft.people, commune=registration.campaign.commune_id)
    if here.count() != len(draft.people):
        refuse("stranger", "Có người không thuộc danh sách của xã. Hãy chọn lại từ danh sách.")
