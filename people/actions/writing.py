"""Locking, comparing and saving: what every act here does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import models

from people.models import Commune
from people.roles import Actor
from procedure.locking import locked
from vietnamese.dates import short_date
from vietnamese.numbers import number

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True)
class FieldChange:
    """One field of a row, before and after, in the words of a page."""

    name: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.name}: {self.before} → {self.after}"


def lock_commune(commune_id: int, by: Actor) -> None:
    """Let no other act that counts over this commune begin before the transaction ends; an actor
    of another commune is turned away."""
    if by.commune_id != commune_id:
        raise PermissionDenied("Ông/Bà đang làm việc ở một xã khác.")
    locked(Commune(pk=commune_id), no_key=True)


def commune_first(by: Actor) -> Callable[[M], M]:
    """Give what locks a row of the actor's commune as acts do, its commune before it, so that no
    two wait for each other."""

    def lock(row: M) -> M:
        lock_commune(by.commune_id, by)
        return locked(row, no_key=True)

    return lock


def put(row: models.Model, values: dict[str, Any]) -> list[FieldChange]:
    """Set the values, check the whole row, save what differs and give it."""
    before = {name: getattr(row, name) for name in values}
    for name, value in values.items():
        setattr(row, name, value)
    row.full_clean()
    changes = [
        _change(row, name, value) for name, value in before.items() if value != getattr(row, name)
    ]
    if changes:
        row.save()
    return changes


def _change(row: models.Model, name: str, before: Any) -> FieldChange:
    field = row._meta.get_field(name)
    return FieldChange(field.verbose_name, _words(field, before), _words(field, getattr(row, name)))


def listed(changes: list[FieldChange]) -> str:
    """Give the changes as the end of a sentence."""
    return "; ".join(str(change) for change in changes)


def _words(field: models.Field, value: Any) -> str:
    if value is None or value == "":
        return "chưa có"
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, Decimal):
        return number(value)
    return str(dict(field.flatchoices).get(value, f"“{value}”"))
