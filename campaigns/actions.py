"""The procedure of a plan: drafted, corrected, launched, put off where a unit needs it.

Each act is atomic, holds the commune and the campaign locked, and writes the log.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from campaigns import announcements
from campaigns.facts import deadline_of, plan_of
from campaigns.models import Campaign, Deadline, Extension, PlanReading
from campaigns.rows import Rungs, store
from campaigns.rules.changes import PlanChange, changes
from campaigns.rules.checks import GENERAL, contradictions, gaps
from campaigns.rules.deadlines import closes_at, last_good_day
from campaigns.rules.plan import Plan, as_json
from history.log import record
from people.actions.writing import lock_commune
from people.models import Commune, Unit
from people.roles import Actor
from procedure.locking import GoneError, locked
from procedure.refusal import RefusedError, refuse
from vietnamese.dates import short_date
from vietnamese.text import clean_lines


@transaction.atomic
def create_draft(
    commune: Commune,
    plan: Plan,
    *,
    kind: str = Campaign.Kind.ANNUAL,
    source_text: str = "",
    rungs: Rungs = (),
    by: Actor,
) -> Campaign:
    """Give a new draft that says what the plan says; `source_text` is the paper, word for word."""
    lock_commune(commune.pk, by)
    campaign = Campaign(commune=commune, kind=kind, source_text=source_text)
    _refuse_what_cannot_be_stored(campaign, plan)
    store(campaign, plan, rungs)
    _log("create", campaign, f"Tạo dự thảo “{campaign}”.", by=by, plan=as_json(plan))
    return campaign


@transaction.atomic
def bring(
    commune: Commune, *, name: str, text: str, plan: dict[str, Any], by: Actor
) -> PlanReading:
    """Keep a text that was read, with the values read from it, until somebody confirms it; `name`
    is that of its file, empty for a pasted one."""
    reading = PlanReading.objects.create(
        commune=commune, read_by_id=by.user_id, source_name=name, text=text, plan=plan
    )
    sentence = f"Nhập văn bản kế hoạch “{reading}”."
    record("bring", reading, sentence, by=by, commune_id=commune.pk)
    return reading


@transaction.atomic
def confirm_reading(
    reading: PlanReading,
    plan: Plan,
    *,
    kind: str = Campaign.Kind.ANNUAL,
    rungs: Rungs = (),
    by: Actor,
) -> Campaign:
    """Give the draft made of a text that was read and, by a person, held against the values."""
    reading = _locked_reading(reading)
    reading.campaign = create_draft(
        reading.commune, plan, kind=kind, source_text=reading.text, rungs=rungs, by=by
    )
    reading.save()
    return reading.campaign


@transaction.atomic
def discard_reading(reading: PlanReading, *, by: Actor) -> None:
    """Throw away a text that was brought by mistake; a confirmed one stays with its campaign."""
    reading = _locked_reading(reading)
    record(
        "discard",
        reading,
        f"Bỏ văn bản kế hoạch đã nhập “{reading}”.",
        by=by,
        commune_id=reading.commune_id,
    )
    reading.delete()


@transaction.atomic
def change_plan(
    campaign: Campaign,
    plan: Plan,
    *,
    kind: str | None = None,
    rungs: Rungs = (),
    reason: str = "",
    by: Actor,
) -> Campaign:
    """Write a changed plan; a draft takes any change.

    After the launch the plan stays complete and in its year, and what the units plan by (phases,
    targets, days of deadlines) changes only with a reason, which is announced.
    """
    campaign, before = _locked(campaign, by), _rungs(campaign)
    changed = changes(plan_of(campaign), plan)
    campaign.kind = campaign.kind if campaign.is_launched or kind is None else kind
    _refuse_what_cannot_be_stored(campaign, plan)
    if campaign.is_launched:
        _refuse_breaking_a_launched_plan(campaign, plan, changed, reason)
    store(campaign, plan, rungs)
    after = _rungs(campaign)
    if any(before[pk] != rungs for pk, rungs in after.items() if pk in before):
        changed.append(PlanChange("Sửa các lần nhắc hạn."))
    if changed:
        _tell_of_change(campaign, changed, clean_lines(reason), by)
    return campaign


def _tell_of_change(campaign: Campaign, changed: list[PlanChange], reason: str, by: Actor) -> None:
    sentence = " ".join(change.sentence for change in changed)
    if reason:
        sentence += f" Lý do: {reason}"
    event = _log("change", campaign, sentence, by=by, reason=reason)
    binding = [change.sentence for change in changed if change.binding]
    if campaign.is_launched and binding:
        announcements.announce_change(campaign, binding, reason=reason, event_id=event.pk)


@transaction.atomic
def delete_draft(campaign: Campaign, *, by: Actor) -> None:
    """Delete a draft with all that it says; the log keeps its words."""
    campaign = _locked(campaign, by)
    if campaign.is_launched:
        refuse("launched", "Phong trào đã phát động nên không xóa được.")
    plan = as_json(plan_of(campaign))
    _log("delete", campaign, f"Xóa dự thảo “{campaign}”.", by=by, plan=plan)
    campaign.delete()


@transaction.atomic
def launch(campaign: Campaign, *, by: Actor) -> Campaign:
    """Launch a complete draft and tell the heads of all units, the office and the secretary.

    Raises `RefusedError` with every gap; there is one launched plan of a year.
    """
    campaign = _locked(campaign, by)
    if campaign.is_launched:
        refuse(
            "launched",
            f"Phong trào đã được phát động lúc {timezone.localtime(campaign.launched_at):%H:%M} "
            f"ngày {short_date(timezone.localdate(campaign.launched_at))}.",
        )
    plan = plan_of(campaign)
    if missing := gaps(plan, is_annual=campaign.kind == Campaign.Kind.ANNUAL):
        raise RefusedError(missing)
    _refuse_second_of_the_year(campaign)
    campaign.launched_at, campaign.launched_by_id = timezone.now(), by.user_id
    campaign.save()
    sentence = f"Phát động “{campaign}” (số {campaign.number})."
    _log("launch", campaign, sentence, by=by, plan=as_json(plan))
    announcements.announce_launch(campaign, plan.deadlines)
    return campaign


@transaction.atomic
def extend_deadline(
    deadline: Deadline, *, unit: Unit, due_on: date, reason: str, by: Actor
) -> Extension:
    """Put a deadline off for one unit to the end of `due_on` and tell the unit's heads. The newest
    extension holds, so a mistaken one is mended by another."""
    campaign = _locked(deadline.campaign, by)
    deadline = campaign.deadlines.get(pk=deadline.pk)
    if not campaign.is_launched:
        refuse("not_launched", "Chỉ gia hạn được khi phong trào đã phát động.")
    if unit.commune_id != campaign.commune_id:
        refuse("foreign_unit", "Đơn vị này không thuộc xã của phong trào.")
    if not clean_lines(reason):
        refuse("no_reason", "Hãy ghi lý do gia hạn.")
    if due_on <= last_good_day(deadline_of(deadline)):
        refuse(
            "not_later", f"Hạn mới phải sau hạn của kế hoạch ({closes_at(deadline_of(deadline))})."
        )
    extension = Extension.objects.create(
        deadline=deadline, unit=unit, due_on=due_on, reason=reason, granted_by=by.name
    )
    _log(
        "extend",
        campaign,
        f"Gia hạn “{deadline.get_kind_display()}” cho {unit} đến hết ngày {short_date(due_on)}. "
        f"Lý do: {extension.reason}",
        by=by,
        unit_id=unit.pk,
        due_on=due_on.isoformat(),
    )
    announcements.announce_extension(extension)
    return extension


def _locked(campaign: Campaign, by: Actor) -> Campaign:
    """Give the campaign locked, after its commune: numbers and the one launched plan of a year are
    counted over it."""
    lock_commune(campaign.commune_id, by)
    try:
        return locked(campaign)
    except GoneError:
        refuse("gone", "Dự thảo này vừa được người khác xóa.")


def _locked_reading(reading: PlanReading) -> PlanReading:
    fresh = PlanReading.objects.waiting().select_for_update(of=["self"]).filter(pk=reading.pk)
    if (mine := fresh.first()) is None:
        refuse(
            "reading_gone", "Văn bản này vừa được người khác xác nhận thành dự thảo, hoặc đã bỏ."
        )
    return mine


def _rungs(campaign: Campaign) -> dict[int, list[int]]:
    return dict(campaign.deadlines.values_list("pk", "rungs"))


def _log(verb: str, campaign: Campaign, sentence: str, *, by: Actor, **data):
    return record(verb, campaign, sentence, by=by, commune_id=campaign.commune_id, **data)


def _refuse_what_cannot_be_stored(campaign: Campaign, plan: Plan) -> None:
    if findings := contradictions(plan):
        raise RefusedError(findings)
    same = Campaign.objects.filter(
        commune=campaign.commune, number=plan.number, issued_on=plan.issued_on
    )
    if plan.number and plan.issued_on and same.exclude(pk=campaign.pk).exists():
        refuse(
            "number_taken",
            f"Đã có kế hoạch số {plan.number} ngày {short_date(plan.issued_on)}.",
            link=GENERAL,
        )


def _refuse_second_of_the_year(campaign: Campaign) -> None:
    others = Campaign.objects.launched().filter(
        commune=campaign.commune, year=campaign.year, kind=Campaign.Kind.ANNUAL
    )
    if campaign.kind == Campaign.Kind.ANNUAL and (other := others.first()):
        refuse(
            "year_taken",
            f"Năm {campaign.year} đã có phong trào thường xuyên được phát động: “{other}” (số "
            f"{other.number}). Nếu đây là phong trào theo chuyên đề, hãy đổi loại.",
            link=GENERAL,
        )


def _refuse_breaking_a_launched_plan(
    campaign: Campaign, plan: Plan, changed: list[PlanChange], reason: str
) -> None:
    if plan.year != campaign.year:
        refuse("year_fixed", "Phong trào đã phát động thì không đổi năm được.", link=GENERAL)
    if missing := gaps(plan, is_annual=campaign.kind == Campaign.Kind.ANNUAL):
        raise RefusedError(missing)
    if any(change.binding for change in changed) and not clean_lines(reason):
        what = " ".join(change.sentence for change in changed if change.binding)
        refuse(
            "no_reason", f"Hãy ghi lý do thay đổi; các đơn vị sẽ được báo. {what}", link="#ly-do"
        )
