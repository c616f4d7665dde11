"""What of the database is backed up, and how a row is written as one line of JSON.

The same for PostgreSQL and SQLite: rows go through the fields of the models, so a backup of one is
restored into the other.
"""

from __future__ import annotations

import base64
import json
import uuid
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal

from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models

from council.models import Receipt, Vote
from people.models import Session

from .models import Backup

LEFT_OUT = (Session, Backup)
"""Logins end with a restore; the list of backups belongs to the place, not to its data."""

LAID_BY_DJANGO = (ContentType, Permission)
"""Filled by `migrate`: a database with rows in these alone is empty."""

CLOSED = {Vote: "tally__round__closed_at__isnull", Receipt: "round__closed_at__isnull"}
"""Nothing of a vote that is still open leaves the server: two backups of one vote, laid side by
side, would say who chose what. Who had voted votes again after a restore."""


def backed_up() -> list[type[models.Model]]:
    """Give the models whose rows are backed up, by the name of their table."""
    listed = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model not in LEFT_OUT
    ]
    return sorted(listed, key=lambda model: model._meta.db_table)


def rows(model: type[models.Model]) -> Iterator[tuple]:
    """Give all rows of a table by their number, a few thousand in memory at once."""
    written = model._base_manager.order_by("pk")
    if model in CLOSED:
        written = written.filter(**{CLOSED[model]: False})
    return written.values_list(*columns(model)).iterator(chunk_size=2000)


def columns(model: type[models.Model]) -> list[str]:
    """Give the names of what is kept of each row, in their order."""
    return [field.attname for field in model._meta.concrete_fields]


def file_columns(model: type[models.Model]) -> list[int]:
    """Give the places in a row where a path of a stored file stands."""
    fields = model._meta.concrete_fields
    return [place for place, field in enumerate(fields) if isinstance(field, models.FileField)]


def as_line(row: tuple) -> bytes:
    """Give a row as a line."""
    written = json.dumps(row, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return written.encode() + b"\n"


def from_line(model: type[models.Model], line: bytes) -> list:
    """Give the row of a line as the database of this place takes it."""
    fields = model._meta.concrete_fields
    return [_stored(field, value) for field, value in zip(fields, json.loads(line), strict=True)]


def _plain(value) -> str:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal | uuid.UUID):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    raise TypeError(f"{type(value).__name__} has no form in a backup")


SPELT_OUT = {
    "DateField",
    "DateTimeField",
    "TimeField",
    "DecimalField",
    "UUIDField",
    "BinaryField",
}


def _stored(field: models.Field, value):
    """Give a value for the database; text stays letter for letter, though its field would clean
    what people type."""
    while field.remote_field:
        field = field.target_field
    kind = field.get_internal_type()
    if kind in SPELT_OUT:
        return field.get_db_prep_save(field.to_python(value), connection)
    return field.get_db_prep_save(value, connection) if kind == "JSONField" else value
