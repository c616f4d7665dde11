"""Units open, are renamed, close and merge."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet

from history.log import record
from people.models import Commune, Person, Unit
from people.roles import Actor
from people.rules.unit_names import kind_of, repeated
from vietnamese.dates import short_date

from .persons import move_person
from .users import end_roles_in
from .writing import listed, lock_commune, put

DAY = timedelta(days=1)


@transaction.atomic
def add_unit(
    commune: Commune,
    *,
    name: str,
    kind: str = Unit.Kind.DEPARTMENT,
    position: int = 100,
    valid_from: date | None = None,
    by: Actor,
) -> Unit:
    """Open a unit, from today on where no day is said; `position` is its place on lists."""
    lock_commune(commune.pk, by)
    unit = Unit(commune=commune, name=name, kind=kind, position=position)
    unit.valid_from = valid_from or commune.today()
    unit.full_clean()
    unit.save()
    sentence = f"Thêm bộ phận, đơn vị {unit}, hoạt động từ {short_date(unit.valid_from)}."
    record("unit.added", unit, sentence, by=by, commune_id=by.commune_id)
    return unit


@transaction.atomic
def add_units(commune: Commune, *, names: list[str], valid_from: date, by: Actor) -> list[Unit]:
    """Open many units in the order of a list, each of the kind that its name suggests: all of them
    or none. Refused where a name stands twice or is that of a unit already open."""
    lock_commune(commune.pk, by)
    if twice := repeated(names):
        raise ValidationError({"names": f"Ghi hai lần: {', '.join(twice)}. Hãy bỏ bớt một dòng."})
    existing = {unit.name.casefold() for unit in commune.units.filter(valid_to__isnull=True)}
    if known := [name for name in names if name.casefold() in existing]:
        raise ValidationError({"names": f"Xã đã có: {', '.join(known)}. Hãy bỏ các dòng này."})
    first = len(existing) + 1
    return [
        add_unit(
            commune, name=name, kind=kind_of(name), position=place, valid_from=valid_from, by=by
        )
        for place, name in enumerate(names, start=first)
    ]


@transaction.atomic
def change_unit(unit: Unit, *, by: Actor, **values: Any) -> Unit:
    """Correct name, kind, position or valid_from."""
    unit = _locked(unit, by)
    if changes := put(unit, values):
        sentence = f"Sửa bộ phận, đơn vị {unit}: {listed(changes)}."
        record("unit.changed", unit, sentence, by=by, commune_id=by.commune_id)
    return unit


@transaction.atomic
def close_unit(
    unit: Unit,
    *,
    closed_on: date,
    successor: Unit | None = None,
    moves_people: bool = False,
    by: Actor,
) -> Unit:
    """Close a unit; `closed_on` is the first day without it. Who still works there goes to the
    successor when `moves_people`, otherwise the closing is refused. The unit's roles end."""
    unit = _locked(unit, by)
    _refuse_closing(unit, closed_on, successor)
    if moves_people and successor is None:
        raise ValidationError({"successor": "Hãy chọn đơn vị tiếp nhận người."})
    if not moves_people:
        _refuse_people_left(unit, closed_on)
    _end(unit, closed_on)
    if successor:
        successor.predecessors.add(unit)
    if moves_people:
        _move_all(unit, successor, closed_on, by)
    end_roles_in(unit, closed_on, successor=successor, by=by)
    into = f", tiếp nối là {successor}" if successor else ""
    sentence = f"{unit} ngừng hoạt động từ {short_date(closed_on)}{into}."
    record("unit.closed", unit, sentence, by=by, commune_id=by.commune_id)
    return unit


@transaction.atomic
def merge_units(
    units: list[Unit], *, name: str, merged_on: date, kind: str = Unit.Kind.DEPARTMENT, by: Actor
) -> Unit:
    """Close several units and open one that follows all of them, with all their people; the new
    one may keep a name of the old ones."""
    if len(units) < 2:
        raise ValidationError({"units": "Hãy chọn ít nhất hai đơn vị để sáp nhập."})
    closed = [_locked(unit, by) for unit in units]
    for unit in closed:
        _refuse_closing(unit, merged_on, None)
        _end(unit, merged_on)
    merged = Unit(commune_id=by.commune_id, name=name, kind=kind, valid_from=merged_on)
    merged.position = min(unit.position for unit in closed)
    merged.full_clean()
    merged.save()
    merged.predecessors.set(closed)
    for unit in closed:
        _move_all(unit, merged, merged_on, by)
        end_roles_in(unit, merged_on, successor=merged, by=by)
    names = ", ".join(str(unit) for unit in closed)
    for subject in (merged, *closed):
        sentence = f"Sáp nhập {names} thành {merged} từ {short_date(merged_on)}."
        record("unit.merged", subject, sentence, by=by, commune_id=by.commune_id)
    return merged


def _locked(unit: Unit, by: Actor) -> Unit:
    """Give the unit as it is now, locked with all of the commune."""
    lock_commune(unit.commune_id, by)
    return Unit.objects.select_related("commune").get(pk=unit.pk)


def _refuse_closing(unit: Unit, closed_on: date, successor: Unit | None) -> None:
    if unit.valid_to:
        raise ValidationError(f"{unit} đã ngừng hoạt động từ {short_date(unit.valid_to + DAY)}.")
    if closed_on <= unit.valid_from:
        raise ValidationError(
            {"closed_on": f"Hãy chọn một ngày sau {short_date(unit.valid_from)}, ngày bắt đầu."}
        )
    if closed_on > unit.commune.today():
        raise ValidationError({"closed_on": "Ngày ngừng hoạt động không được sau hôm nay."})
    if successor and (successor == unit or successor.commune_id != unit.commune_id):
        raise ValidationError({"successor": "Hãy chọn một đơn vị khác của xã."})


def _refuse_people_left(unit: Unit, closed_on: date) -> None:
    people = list(_still_there(unit, closed_on))
    if not people:
        return
    names = ", ".join(str(person) for person in people[:5])
    more = f" và {len(people) - 5} người khác" if len(people) > 5 else ""
    raise ValidationError(
        f"{unit} còn {len(people)} người: {names}{more}. Hãy chọn đơn vị tiếp nhận và đánh dấu "
        "“Chuyển mọi người sang đơn vị tiếp nhận”, hoặc điều chuyển từng người trước."
    )


def _still_there(unit: Unit, day: date) -> QuerySet[Person]:
    return unit.people.filter(Q(left_on__isnull=True) | Q(left_on__gt=day))


def _end(unit: Unit, closed_on: date) -> None:
    unit.valid_to = closed_on - DAY
    unit.full_clean()
    unit.save()


def _move_all(unit: Unit, successor: Unit, moved_on: date, by: Actor) -> None:
    for person in _still_there(unit, moved_on):
        try:
            move_person(person, unit=successor, position=person.position, moved_on=moved_on, by=by)
        except ValidationError as error:
            raise ValidationError([f"{person}: {why}" for why in error.messages]) from None
