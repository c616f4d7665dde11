"""What is known of a person's years: absences, disciplines, ratings."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from history.log import record
from people.models import Absence, Discipline, Person, Rating
from people.roles import Actor
from vietnamese.dates import short_date

from .writing import lock_commune, put

Record = Absence | Discipline | Rating


@transaction.atomic
def record_absence(
    person: Person,
    *,
    kind: str,
    starts_on: date,
    ends_on: date | None = None,
    result: str = "",
    note: str = "",
    by: Actor,
) -> Absence:
    """Write down a leave or a training, both days included; `ends_on` None: not back yet."""
    absence = Absence(
        person=person, kind=kind, starts_on=starts_on, ends_on=ends_on, result=result, note=note
    )
    return _add(absence, by)


@transaction.atomic
def record_discipline(
    person: Person,
    *,
    form: str,
    decided_on: date,
    ended_on: date | None = None,
    decision: str = "",
    by: Actor,
) -> Discipline:
    """Write down a decided discipline. The log's sentence leaves out what it was."""
    discipline = Discipline(
        person=person, form=form, decided_on=decided_on, ended_on=ended_on, decision=decision
    )
    return _add(discipline, by)


@transaction.atomic
def rate(person: Person, *, year: int, level: str, by: Actor) -> Rating:
    """Write down the rating of a year; one a year."""
    return _add(Rating(person=person, year=year, level=level), by)


@transaction.atomic
def change_record(row: Record, *, by: Actor, **values: Any) -> Record:
    """Correct a record."""
    lock_commune(row.person.commune_id, by)
    row = type(row).objects.select_related("person").get(pk=row.pk)
    before = _described(row)
    changes = put(row, values)
    _refuse_overlap(row)
    if changes:
        _log("changed", row, f"Sửa {before}", by)
    return row


@transaction.atomic
def remove_record(row: Record, *, by: Actor) -> None:
    """Strike out a record that was written by mistake."""
    lock_commune(row.person.commune_id, by)
    _log("removed", row, f"Xóa {_described(row)}", by)
    row.delete()


def _add(row: Record, by: Actor) -> Record:
    lock_commune(row.person.commune_id, by)
    row.full_clean()
    _refuse_overlap(row)
    row.save()
    _log("added", row, f"Ghi {_described(row)}", by)
    return row


def _log(verb: str, row: Record, sentence: str, by: Actor) -> None:
    record(
        f"{row._meta.model_name}.{verb}",
        row.person,
        f"{sentence} của {row.person.titled_name}.",
        by=by,
        commune_id=by.commune_id,
    )


def _described(row: Record) -> str:
    if isinstance(row, Rating):
        return f"xếp loại năm {row.year} “{row.get_level_display()}”"
    if isinstance(row, Discipline):
        return "một quyết định kỷ luật"
    until = f" đến {short_date(row.ends_on)}" if row.ends_on else ""
    return f"thời gian “{row.get_kind_display()}” từ {short_date(row.starts_on)}{until}"


def _refuse_overlap(row: Record) -> None:
    """Refuse an absence of the same kind twice over the same days: they are counted."""
    if not isinstance(row, Absence):
        return
    others = row.person.absences.filter(kind=row.kind).exclude(pk=row.pk)
    others = others.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=row.starts_on))
    if row.ends_on:
        others = others.filter(starts_on__lte=row.ends_on)
    if other := others.first():
        raise ValidationError(f"Trùng ngày với {_described(other)} đã ghi.")
