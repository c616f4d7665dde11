"""Rows into the database, within one transaction: emptied, filled, numbered on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from django.db import connection, models

from people.models import Session

from .snapshot import continue_after
from .tables import LAID_BY_DJANGO, backed_up, from_line

_ROWS_AT_ONCE = 500


def is_empty() -> bool:
    """Say whether no table has a row but those that `migrate` fills."""
    filled = (model for model in backed_up() if model not in LAID_BY_DJANGO)
    return not any(model._base_manager.exists() for model in filled)


@contextmanager
def without_triggers() -> Iterator[None]:
    """Let rows be written as they are: nothing is noted of them, nothing refused to the log.

    Part of the transaction: undone with it, whatever happens.
    """
    if connection.vendor == "postgresql":
        yield from _disabled_on_postgresql()
    else:
        yield from _dropped_on_sqlite()


def _disabled_on_postgresql() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT format('ALTER TABLE %s %%s TRIGGER %I', tgrelid::regclass, tgname) "
            "FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
            "WHERE NOT tgisinternal AND tgenabled = 'O' AND relnamespace = 'public'::regnamespace",
            None,
        )
        triggers = [statement for (statement,) in cursor.fetchall()]
        for statement in triggers:
            cursor.execute(statement % "DISABLE")
        yield
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # every key is looked at here
        for statement in triggers:
            cursor.execute(statement % "ENABLE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _dropped_on_sqlite() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA defer_foreign_keys = ON")
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f"DROP TRIGGER {connection.ops.quote_name(name)}")
        yield
        connection.check_constraints()
        for _, sql in triggers:
            cursor.execute(sql, None)


def empty() -> None:
    """Take all rows out, and end all logins."""
    doomed = [*backed_up(), Session]
    tables = [connection.ops.quote_name(model._meta.db_table) for model in doomed]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"TRUNCATE {', '.join(tables)}")
            return
        cursor.execute("PRAGMA secure_delete = ON")
        for table in tables:
            cursor.execute(f"DELETE FROM {table}")


def load(folder: Path, sequences: dict[str, int]) -> None:
    """Fill the tables from the parts of an archive, and have them number on where they were."""
    for model in backed_up():
        for part in sorted((folder / model._meta.db_table).glob("*.jsonl")):
            with part.open("rb") as lines:
                _insert(model, (from_line(model, line) for line in lines))
        if isinstance(model._meta.pk, models.AutoField):
            continue_after(model, sequences.get(model._meta.db_table, 0))


def _insert(model: type[models.Model], rows: Iterator[list]) -> None:
    fields = model._meta.concrete_fields
    quote = connection.ops.quote_name
    into = f"{quote(model._meta.db_table)} ({', '.join(quote(field.column) for field in fields)})"
    row = f"({', '.join(['%s'] * len(fields))})"
    at_once = min(_ROWS_AT_ONCE, connection.ops.bulk_batch_size(fields, [None] * _ROWS_AT_ONCE))
    with connection.cursor() as cursor:
        while batch := list(islice(rows, at_once)):
            values = ", ".join([row] * len(batch))
            cursor.execute(
                f"INSERT INTO {into} VALUES {values}",
                [value for record in batch for value in record],
            )
