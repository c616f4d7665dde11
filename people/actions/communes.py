from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from history.log import record
from people.models import Commune, User
from people.roles import Actor, administrator

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


def practise(commune: Commune, *, day: date) -> None:
    """Take a practising commune to another day; a real one has only the real day.

    Not logged: it sets the stage for a rehearsal and is no act of the commune.
    """
    moved = Commune.objects.filter(pk=commune.pk, practice_day__isnull=False).update(
        practice_day=day
    )
    if not moved:
        raise ValidationError("Xã này làm việc theo ngày thật, không có ngày thực hành.")
