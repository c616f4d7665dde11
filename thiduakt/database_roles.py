"""What the program's own role may do in PostgreSQL, where another role owns the tables: work with
everything, but only add to the log. See docs/adr/0019."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from council.models import Vote
from history.models import ChainHead, Event

NARROWER = {
    Event._meta.db_table: "SELECT, INSERT",
    ChainHead._meta.db_table: "SELECT, INSERT, UPDATE",
    "django_migrations": "SELECT",
}
OWNED = (Vote._meta.db_table,)
"""After a ballot is closed the program has this table written to a new file (`council.urn`), which
PostgreSQL lets only its owner do."""


def granted(role: str) -> list[str]:
    """Give a role its rights on every table there is, and take away what it had beyond them; give
    the statements."""
    name = connection.ops.quote_name(role)
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        statements = [
            *_of_schema(name),
            *(statement for t in tables for statement in _of_table(t, name)),
        ]
        for statement in statements:
            cursor.execute(statement)
    return statements


def _of_schema(role: str) -> Iterator[str]:
    yield "REVOKE CREATE ON SCHEMA public FROM PUBLIC"
    yield f"GRANT USAGE ON SCHEMA public TO {role}"
    yield f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}"


def _of_table(table: str, role: str) -> Iterator[str]:
    quoted = connection.ops.quote_name(table)
    if table in OWNED:
        yield f"ALTER TABLE {quoted} OWNER TO {role}"
        return
    yield f"REVOKE ALL ON {quoted} FROM {role}"
    yield f"GRANT {NARROWER.get(table, 'SELECT, INSERT, UPDATE, DELETE')} ON {quoted} TO {role}"
