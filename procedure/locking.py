"""Locking what an act reads and counts: a locked row is as it is now, and nobody else's until the
transaction ends."""

from __future__ import annotations

from typing import TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model

M = TypeVar("M", bound=Model)


class GoneError(Exception):
    """Somebody else has deleted the row."""


def locked(row: M, *beside: str, no_key: bool = False) -> M:
    """Give the row locked, with the related rows that are read `beside` it.

    `no_key`: rows that only point to it may still be written. `GoneError` where somebody else has
    deleted it.
    """
    rows = type(row)._default_manager.select_for_update(of=["self"], no_key=no_key)
    try:
        return (rows.select_related(*beside) if beside else rows).get(pk=row.pk)
    except ObjectDoesNotExist:
        raise GoneError(f"{row._meta.label} {row.pk}") from None
