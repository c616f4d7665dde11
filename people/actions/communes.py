from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from history.log import record
from people.models import Commune, Membership, User
from people.roles import Actor, administrator
from vietnamese.dates import short_date

from .users import give_role
from .writing import listed, lock_commune, put


@transaction.atomic
def add_commune(commune: Commune, *, by: User) -> Commune:
    """Write down a commune; the administrator is its first actor."""
    commune.full_clean()
    commune.save()
    actor = administrator(by, commune)
    record(
        "commune.added", commune, f"Khai báo {commune.full_name}.", by=actor, commune_id=commune.pk
    )
    return commune


@transaction.atomic
def change_commune(commune: Commune, *, by: Actor, **values: Any) -> Commune:
    """Change kind, name, district or province, as a commune is renamed or merged."""
    lock_commune(commune.pk, by)
    commune = Commune.objects.get(pk=commune.pk)
    if changes := put(commune, values):
        sentence = f"Sửa thông tin xã, phường: {listed(changes)}."
        record("commune.changed", commune, sentence, by=by, commune_id=commune.pk)
    return commune


@transaction.atomic
def found_commune(commune: Commune, *, roles: Iterable[str], by: User) -> Commune:
    """Write down a commune together with the roles in which its founder begins the work there;
    this is the one time that somebody gives roles to oneself."""
    add_commune(commune, by=by)
    for role in roles:
        given = Membership(user=by, commune=commune, role=role, starts_on=commune.today())
        give_role(given, by=administrator(by, commune))
    return commune


def keep_law_defaults(commune: Commune, *, by: Actor) -> None:
    """Note that the commune has looked at the law's own values and has none in their place."""
    _note(commune, "keeps_law_defaults", "Dùng giá trị mặc định của pháp luật.", by)


def finish_first_day(commune: Commune, *, by: Actor) -> None:
    """Note that the tasks of the first day are done, or will be done without the checklist."""
    _note(commune, "first_day_done", "Kết thúc phần Bắt đầu.", by)


@transaction.atomic
def _note(commune: Commune, field: str, sentence: str, by: Actor) -> None:
    lock_commune(commune.pk, by)
    if Commune.objects.filter(pk=commune.pk, **{field: False}).update(**{field: True}):
        record("commune.noted", commune, sentence, by=by, commune_id=commune.pk)


def practise(commune: Commune, *, day: date, by: User | None = None) -> None:
    """Take a practising commune to another day; a real one has only the real day. Refused for a
    day on which who asks has no role there: nobody shuts themselves out.

    Not logged: it sets the stage for a rehearsal and is no act of the commune.
    """
    if by and not by.memberships.filter(commune=commune).in_force_on(day).exists():
        raise ValidationError(
            f"Ngày {short_date(day)} Ông/Bà chưa có vai trò trong xã nên không chuyển đến được."
        )
    moved = Commune.objects.filter(pk=commune.pk, practice_day__isnull=False).update(
        practice_day=day
    )
    if not moved:
        raise ValidationError("Xã này làm việc theo ngày thật, không có ngày thực hành.")
    commune.practice_day = day  # who goes on with it acts on that day, and the log says so
