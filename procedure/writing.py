"""A press notes that it writes in the very transaction that writes.

So the note is there if and only if what was written is there, whenever the server dies or the
database hangs. The note asks for the claim of the press: where another press has taken it over,
nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction

from .models import Press

WRITES = ("INSERT", "UPDATE", "DELETE")


class OvertakenError(Exception):
    """Another press of the same button took over and does it, since this one was too slow."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class Witness:
    """Put around what a press asks of the database: notes each transaction that writes, once."""

    def __init__(self, press: Press) -> None:
        self.press = press
        self.is_kept = False

    def __call__(self, execute: Callable, sql: str, params: Any, many: bool, context: dict) -> Any:
        connection = context["connection"]
        if self.is_kept or not sql.startswith(WRITES) or self._has_noted(connection):
            return execute(sql, params, many, context)
        if connection.in_atomic_block:
            self._note()
            return execute(sql, params, many, context)
        with transaction.atomic():
            self._note()
            answer = execute(sql, params, many, context)
            context["cursor"].cursor = _Read(context["cursor"].cursor)
        return answer

    def _has_noted(self, connection: Any) -> bool:
        """Say whether this transaction has noted it: what is to follow the commit is forgotten
        together with what is rolled back."""
        return any(follows == self._keep for _, follows, _ in connection.run_on_commit)

    def _note(self) -> None:
        transaction.on_commit(self._keep)
        if not Press.objects.filter(pk=self.press.pk).update(wrote=True):
            raise OvertakenError(self.press.key)

    def _keep(self) -> None:
        self.is_kept = True


class _Read:
    """A cursor whose rows have been read. SQLite commits nothing before that: what an INSERT gives
    back is read by who asked for it, after our commit."""

    def __init__(self, cursor: Any) -> None:
        self.cursor = cursor
        self.rows = iter(cursor.fetchall() if cursor.description else ())

    def __getattr__(self, name: str) -> Any:
        return getattr(self.cursor, name)

    def fetchone(self) -> Any:
        return next(self.rows, None)

    def fetchall(self) -> list:
        return list(self.rows)
