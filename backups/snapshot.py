"""One moment of the database, read while people go on writing; and the numbers given so far."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, models, transaction


@contextmanager
def one_moment() -> Iterator[None]:
    """Have all queries of the block see the database as it is at the first of them.

    Within a transaction that is open already, that transaction says what is seen.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        yield from _read_by_sqlite()


def _read_by_sqlite() -> Iterator[None]:
    """`atomic` would take the lock of who writes; a reader of SQLite's log keeps nobody waiting."""
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def sequences(models_: list[type[models.Model]]) -> dict[str, int]:
    """Give the last number that each table gave, also to rows that are gone: the log names them,
    so no later row may be called the same."""
    return {
        model._meta.db_table: last
        for model in models_
        if isinstance(model._meta.pk, models.AutoField) and (last := _last_number(model))
    }


def continue_after(model: type[models.Model], last: int) -> None:
    """Have a table give numbers above all it has and above `last`."""
    table, column = model._meta.db_table, model._meta.pk.column
    highest = model._base_manager.aggregate(models.Max("pk"))["pk__max"] or 0
    last = max(last, highest)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            of_table = "setval(pg_get_serial_sequence(%s, %s), %s, %s)"
            cursor.execute(f"SELECT {of_table}", [f'"{table}"', column, max(last, 1), last > 0])
        else:
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, last])


def _last_number(model: type[models.Model]) -> int:
    table, column = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [f'"{table}"', column])
            [sequence] = cursor.fetchone()
            cursor.execute(f"SELECT last_value, is_called FROM {sequence}")
            last, is_called = cursor.fetchone()
            return last if is_called else 0
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        row = cursor.fetchone()
        return row[0] if row else 0
