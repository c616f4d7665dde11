"""Many rows by one insert, for tests of how much a page asks for hundreds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Model

Row = TypeVar("Row", bound=Model)


def inserted(rows: Iterable[Row]) -> list[Row]:
    """Insert rows of one model with what saving each would have set."""
    rows = list(rows)
    for row in rows:
        if type(row).save is not Model.save:
            row.set_keys()
    return type(rows[0])._base_manager.bulk_create(rows) if rows else []
