"""A person comes, changes, moves and goes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from history.log import record
from people.models import Person, Posting, Unit
from people.roles import Actor
from vietnamese.dates import short_date
from vietnamese.text import capitalised

from .users import end_roles, follow_to
from .writing import listed, lock_commune, put

DAY = timedelta(days=1)


@transaction.atomic
def hire_person(
    unit: Unit,
    *,
    full_name: str,
    gender: str,
    position: str,
    group: str,
    joined_on: date,
    born_on: date | None = None,
    is_leader: bool = False,
    left_on: date | None = None,
    by: Actor,
) -> Person:
    """Take a person in, with the posting that begins on the same day. `left_on`: of one who has
    gone already, as old lists name them."""
    lock_commune(unit.commune_id, by)
    unit = _as_it_is_now(unit)
    _refuse_closed(unit, left_on)
    person = Person(
        commune_id=unit.commune_id,
        unit=unit,
        full_name=full_name,
        gender=gender,
        born_on=born_on,
        position=position,
        group=group,
        is_leader=is_leader,
        joined_on=joined_on,
        left_on=left_on,
    )
    person.full_clean()
    person.save()
    posting = person.latest_posting
    posting.ends_on = _last_day(person, posting)
    posting.save()
    sentence = (
        f"Thêm {person.titled_name}, {position}, {unit}; vào làm từ {short_date(joined_on)}"
        + (f", nghỉ từ {short_date(left_on)}." if left_on else ".")
    )
    record("person.hired", person, sentence, by=by, commune_id=by.commune_id)
    return person


@transaction.atomic
def change_person(person: Person, *, by: Actor, **values: Any) -> Person:
    """Correct what was written wrongly: full_name, gender, born_on, position, group, is_leader,
    joined_on. The posting of now follows; a new position or unit is `move_person`."""
    person = _locked(person, by)
    first = person.postings.order_by("starts_on").first()
    changes = put(person, values)
    if first and "joined_on" in values:
        _begin(first, person.joined_on)
    if "position" in values and (posting := person.latest_posting).pk:
        posting.position = person.position
        posting.save()
    if changes:
        sentence = f"Sửa thông tin {person.titled_name}: {listed(changes)}."
        record("person.changed", person, sentence, by=by, commune_id=by.commune_id)
    return person


def _begin(first: Posting, joined_on: date) -> None:
    if first.ends_on and first.ends_on < joined_on:
        raise ValidationError(
            {
                "joined_on": "Ngày vào làm phải trước ngày kết thúc công tác đầu tiên "
                f"({short_date(first.ends_on)})."
            }
        )
    first.starts_on = joined_on
    first.save()


@transaction.atomic
def move_person(person: Person, *, unit: Unit, position: str, moved_on: date, by: Actor) -> Person:
    """Give a person another unit or position from a day on. On the very day of the last move this
    corrects it. Roles that belong to the old unit end; a login as Cá nhân follows."""
    person = _locked(person, by)
    unit = _as_it_is_now(unit)
    posting = person.latest_posting
    _refuse_move(person, posting, unit, moved_on)
    if (person.unit_id, person.position) == (unit.pk, position):
        return person
    before = f"{person.position}, {person.unit}"
    old_unit = person.unit
    _post(person, posting, unit, position, moved_on)
    person.unit, person.position = unit, position
    person.full_clean()
    person.save()
    if old_unit != unit:
        follow_to(person, unit, moved_on, by=by)
    sentence = (
        f"Điều chuyển {person.titled_name} từ {short_date(moved_on)}: "
        f"{before} → {position}, {unit}."
    )
    record("person.moved", person, sentence, by=by, commune_id=by.commune_id)
    return person


def _refuse_move(person: Person, posting: Posting, unit: Unit, moved_on: date) -> None:
    if unit.commune_id != person.commune_id:
        raise ValidationError({"unit": "Bộ phận, đơn vị này thuộc xã khác."})
    _refuse_closed(unit, person.left_on)
    if moved_on > person.commune.today():
        raise ValidationError({"moved_on": "Ngày điều chuyển không được sau hôm nay."})
    if moved_on < posting.starts_on:
        raise ValidationError(
            {
                "moved_on": "Ngày điều chuyển không được trước ngày nhận chức vụ hiện nay "
                f"({short_date(posting.starts_on)})."
            }
        )
    if person.left_on and person.left_on <= moved_on:
        raise ValidationError(
            f"{capitalised(person.titled_name)} đã nghỉ việc từ {short_date(person.left_on)}, "
            "không điều chuyển được."
        )


def _post(person: Person, posting: Posting, unit: Unit, position: str, moved_on: date) -> None:
    if posting.starts_on == moved_on:
        posting.unit, posting.position = unit, position
        posting.save()
        return
    posting.ends_on = moved_on - DAY
    posting.save()
    new = Posting(person=person, unit=unit, position=position, starts_on=moved_on)
    new.ends_on = _last_day(person, new)
    new.save()


@transaction.atomic
def let_go(person: Person, *, left_on: date, by: Actor) -> Person:
    """Write down the first day on which a person no longer works here, or correct it. The posting
    and the roles of the login end the day before."""
    person = _locked(person, by)
    posting = person.latest_posting
    if left_on <= posting.starts_on:
        raise ValidationError(
            {
                "left_on": "Ngày nghỉ việc phải sau ngày nhận chức vụ hiện nay "
                f"({short_date(posting.starts_on)})."
            }
        )
    changes = put(person, {"left_on": left_on})
    posting.ends_on = _last_day(person, posting)
    posting.save()
    end_roles(person, left_on, by=by)
    if changes:
        sentence = f"{capitalised(person.titled_name)} nghỉ việc từ {short_date(left_on)}."
        record("person.left", person, sentence, by=by, commune_id=by.commune_id)
    return person


@transaction.atomic
def take_back(person: Person, *, by: Actor) -> Person:
    """Strike out a leaving that was written by mistake; the roles of the login stay ended."""
    person = _locked(person, by)
    if person.left_on is None:
        raise ValidationError(f"{capitalised(person.titled_name)} chưa có ngày nghỉ việc.")
    _refuse_closed(person.unit)
    left_on = person.left_on
    put(person, {"left_on": None})
    posting = person.latest_posting
    posting.ends_on = None
    posting.save()
    sentence = f"Bỏ ngày nghỉ việc {short_date(left_on)} của {person.titled_name} vì ghi nhầm."
    record("person.taken_back", person, sentence, by=by, commune_id=by.commune_id)
    return person


def _locked(person: Person, by: Actor) -> Person:
    """Give the person as the database knows them now, locked with all of the commune."""
    lock_commune(person.commune_id, by)
    return Person.objects.select_related("unit", "commune").get(pk=person.pk)


def _as_it_is_now(unit: Unit) -> Unit:
    """Give the unit read after the commune was locked: it may have closed since the page."""
    return Unit.objects.select_related("commune").get(pk=unit.pk)


def _last_day(person: Person, posting: Posting) -> date | None:
    return max(person.left_on - DAY, posting.starts_on) if person.left_on else None


def _refuse_closed(unit: Unit, left_on: date | None = None) -> None:
    """Stop somebody from being in a unit that closed before they left it: who is still there, on
    whatever day they came."""
    if unit.valid_to and (left_on is None or left_on > unit.valid_to + DAY):
        raise ValidationError(
            {"unit": f"{unit} đã ngừng hoạt động từ {short_date(unit.valid_to + DAY)}."}
        )
