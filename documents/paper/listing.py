"""Rows of the database as a sheet: a column a field, named as the field is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils import timezone

from documents.paper.sheet import Column, Kind, Sheet, Value
from vietnamese.text import capitalised


@dataclass(frozen=True)
class Shown:
    """A field to show, by its path from the row ("unit__name"): under another title than its own,
    or with what `says` makes of it."""

    path: str
    title: str = ""
    says: Callable[[Any], Value] | None = None


def sheet_of(name: str, rows: models.QuerySet, *fields: str | Shown) -> Sheet:
    """Give a sheet with these fields of the rows, in their order; one query."""
    shown = [Shown(field) if isinstance(field, str) else field for field in fields]
    columns = [_column(_field(rows.model, column.path), column) for column in shown]
    says = [column.says or _says(_field(rows.model, column.path)) for column in shown]
    values = rows.values_list(*(column.path for column in shown))
    cells = [tuple(say(value) for say, value in zip(says, row, strict=True)) for row in values]
    return Sheet(name, tuple(columns), cells)


def _field(model: type[models.Model], path: str) -> models.Field:
    name, _, rest = path.partition("__")
    field: Any = model._meta.get_field(name)
    return _field(field.related_model, rest) if rest else field


def _column(field: models.Field, shown: Shown) -> Column:
    title = shown.title or str(field.verbose_name)
    return Column(capitalised(title), _width(field, title), _kind(field, shown))


def _kind(field: models.Field, shown: Shown) -> Kind:
    if shown.says or field.choices:
        return "text"
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        return "date"
    if isinstance(field, models.DecimalField):
        return "decimal"
    return "integer" if isinstance(field, models.IntegerField) else "text"


def _width(field: models.Field, title: str) -> int:
    if isinstance(field, models.TextField):
        return 60
    return max(min(len(title) + 2, 30), 30 if (field.max_length or 0) > 60 else 13)


def _says(field: models.Field) -> Callable[[Any], Value]:
    if field.choices:
        words = dict(field.flatchoices)
        return lambda value: str(words.get(value, value or ""))
    return _plain


def _plain(value: Any) -> Value:
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%H:%M %d/%m/%Y}"
    if value is None or isinstance(value, int | Decimal | date | str):
        return value
    return str(value)
