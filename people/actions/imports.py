"""A list from Excel is brought, looked at, and taken in: all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from history.log import record
from people.models import Commune, PeopleImport, Person, Unit
from people.roles import Actor
from people.rules.comparison import compare
from people.rules.plan import Amendment, PersonToday, RosterPlan, UnknownUnit
from people.rules.roster import PersonRow, read
from procedure.locking import locked
from vietnamese.dates import short_date
from workbooks import opening as workbook
from workbooks.questions import NO_ANSWERS, UNANSWERED, Answers
from workbooks.sheets import BroughtSheet

from .persons import change_person, hire_person, let_go, move_person
from .undoing import snapshots, steps_of
from .writing import lock_commune


@transaction.atomic
def bring_list(
    commune: Commune, *, sheets: list[BroughtSheet], source: str, as_of: date, by: Actor
) -> PeopleImport:
    """Keep what was uploaded or pasted, changing no person. `as_of`: the day from which units and
    positions of the list hold."""
    if as_of > commune.today():
        raise ValidationError({"as_of": "Ngày của danh sách không được sau hôm nay."})
    PeopleImport.objects.forgotten().filter(commune=commune).delete()
    return PeopleImport.objects.create(
        commune=commune,
        by_id=by.user_id,
        source=source[:200],
        as_of=as_of,
        sheets=[workbook.dump(sheet) for sheet in sheets],
    )


def preview(people_import: PeopleImport, answers: Answers = NO_ANSWERS) -> RosterPlan:
    """Give what taking the list in would do now, with these answers to its questions, and
    remember that this was shown."""
    compared = _comparing(people_import)
    people_import.seen = compared(NO_ANSWERS).fingerprint()
    people_import.save(update_fields=["seen"])
    return compared(answers)


@transaction.atomic
def fill_in(
    people_import: PeopleImport, *, group: str = "", joined_on: date | None = None, by: Actor
) -> PeopleImport:
    """Remember what to fill in for new people of whom the list does not say it; changing no
    person. `by` is who brought the list."""
    lock_commune(people_import.commune_id, by)
    people_import = locked(people_import)
    if people_import.done_at:
        raise ValidationError("Danh sách này đã được nhập rồi.")
    if joined_on is not None and joined_on > people_import.as_of:
        refusal = f"Ngày này không được sau {short_date(people_import.as_of)}, ngày của danh sách."
        raise ValidationError({"joined_on": refusal})
    day = joined_on.isoformat() if joined_on else ""
    people_import.filling = {
        name: value for name, value in (("group", group), ("joined_on", day)) if value
    }
    people_import.save(update_fields=["filling"])
    return people_import


def filling_of(people_import: PeopleImport) -> dict[str, Any]:
    """Give what was chosen to be filled in for new people."""
    filling = dict(people_import.filling)
    if day := filling.get("joined_on"):
        filling["joined_on"] = date.fromisoformat(day)
    return filling


def unknown_units(people_import: PeopleImport) -> list[UnknownUnit]:
    """Give the units that the list names and the commune does not have."""
    return _comparing(people_import)(NO_ANSWERS).unknown_units


@transaction.atomic
def take_in(
    people_import: PeopleImport, *, answers: Answers = NO_ANSWERS, by: Actor
) -> PeopleImport:
    """Do what the preview showed. Refused where a problem or a question is left, where it was done
    already, and where people or units have changed since it was shown."""
    lock_commune(people_import.commune_id, by)
    people_import = locked(people_import)
    if people_import.done_at:
        raise ValidationError("Danh sách này đã được nhập rồi.")
    compared = _comparing(people_import)
    plan = compared(answers)
    if plan.problems:
        raise ValidationError("Danh sách còn lỗi, chưa nhập được. Xin xem các lỗi bên dưới.")
    if compared(NO_ANSWERS).fingerprint() != people_import.seen:
        raise ValidationError(
            "Danh sách cán bộ, công chức, đơn vị của xã đã có người sửa sau khi Ông/Bà xem trước. "
            "Chưa có gì được nhập. Xin xem lại các thay đổi dưới đây rồi bấm nhập lần nữa."
        )
    if plan.questions:
        raise ValidationError(UNANSWERED)
    people_import.steps = _apply(plan, people_import, by)
    return _finish(people_import, plan, by)


def _comparing(people_import: PeopleImport) -> Callable[[Answers], RosterPlan]:
    """Read the list, once, and give what compares it with what is known now."""
    commune, as_of = people_import.commune, people_import.as_of
    active = Unit.objects.filter(commune=commune).active_on(commune.today())
    units = [unit.name for unit in active]
    roster = read([workbook.load(kept) for kept in people_import.sheets], units)
    people = Person.objects.filter(commune=commune).select_related("unit")
    known = [_known(person) for person in people.prefetch_related("postings")]
    return partial(compare, roster, known, units, as_of, filling=filling_of(people_import))


def _known(person: Person) -> PersonToday:
    starts = [posting.starts_on for posting in person.postings.all()]
    return PersonToday(
        pk=person.pk,
        full_name=person.full_name,
        gender=person.gender,
        born_on=person.born_on,
        position=person.position,
        unit=person.unit.name,
        group=person.group,
        is_leader=person.is_leader,
        joined_on=person.joined_on,
        left_on=person.left_on,
        posted_on=max(starts, default=person.joined_on),
    )


def _apply(plan: RosterPlan, people_import: PeopleImport, by: Actor) -> list[dict]:
    """Do all of it, and give the steps by which it can be undone."""
    commune = people_import.commune
    before = snapshots([amendment.known.pk for amendment in plan.amendments])
    active = Unit.objects.filter(commune=commune).active_on(commune.today())
    units = {unit.name: unit for unit in active}
    added = []
    for addition in plan.additions:
        with _naming(addition.row):
            values = addition.values | {"unit": units[addition.values["unit"]]}
            added.append(hire_person(**values, by=by).pk)
    people = Person.objects.select_related("unit").in_bulk(before)
    for amendment in plan.amendments:
        with _naming(amendment.row):
            _amend(people[amendment.known.pk], amendment, units, people_import.as_of, by)
    return steps_of(added, before)


@contextmanager
def _naming(row: PersonRow) -> Iterator[None]:
    """Let a refusal say which row it is about."""
    try:
        yield
    except ValidationError as error:
        raise ValidationError([f"{row.place()}: {message}" for message in error.messages]) from None


def _amend(
    person: Person, amendment: Amendment, units: dict[str, Unit], as_of: date, by: Actor
) -> None:
    after = {difference.name: difference.after for difference in amendment.differences}
    unit = units[after.pop("unit")] if "unit" in after else person.unit
    position = after.pop("position", person.position)
    left_on = after.pop("left_on", None)
    if after:
        change_person(person, **after, by=by)
    if (unit, position) != (person.unit, person.position):
        move_person(person, unit=unit, position=position, moved_on=as_of, by=by)
    if left_on:
        let_go(person, left_on=left_on, by=by)


def _finish(people_import: PeopleImport, plan: RosterPlan, by: Actor) -> PeopleImport:
    people_import.done_at = timezone.now()
    people_import.added, people_import.changed = len(plan.additions), len(plan.amendments)
    people_import.save()
    sentence = (
        f"Nhập danh sách từ {people_import.source}: thêm {people_import.added} người, "
        f"sửa {people_import.changed} người, giữ nguyên {plan.unchanged} người"
        + (f", bỏ {plan.skipped} dòng." if plan.skipped else ".")
    )
    record("people_import.done", people_import, sentence, by=by, commune_id=by.commune_id)
    return people_import
