"""Locking what an act reads and counts: a locked row is as it is now, and nobody else's until the
transaction ends."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.transaction import TransactionManagementError

from procedure.prepared import Prepared

M = TypeVar("M", bound=Model)


class GoneError(Exception):
    """Somebody else has deleted the row."""


def locked(row: M, *beside: str, no_key: bool = False) -> M:
    """Give the row locked, with the related rows that are read `beside` it.

    `no_key`: rows that only point to it may still be written. `GoneError` where somebody else has
    deleted it.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("A row is locked until a transaction ends: there is none.")
    rows = _locking(type(row), beside, no_key)(row.pk)
    if not rows:
        raise GoneError(f"{row._meta.label} {row.pk}")
    return rows[0]


@cache
def _locking(kind: type[M], beside: tuple[str, ...], no_key: bool) -> Prepared[M]:
    """Give the question that locks a row of a kind: every act begins with one."""

    def one(pk: int) -> QuerySet[M]:
        rows = kind._default_manager.select_for_update(of=["self"], no_key=no_key)
        return (rows.select_related(*beside) if beside else rows).filter(pk=pk).order_by()

    return Prepared(one, 9001)
