"""The workbook in which a unit lists citizens, households and businesses."""

from __future__ import annotations

from documents.paper.sheet import Column, Sheet
from nominations.rules.outsider_rows import COLUMNS
from people.models import Outsider

_WIDTHS = {"kind": 22, "gender": 9, "name": 32, "address": 34, "achievements": 60}
_CHOICES = {"kind": tuple(Outsider.Kind.labels), "gender": ("Ông", "Bà")}


def outsiders_template(*, author: str) -> Sheet:
    """Give the empty list, with what may be chosen in it."""
    columns = tuple(
        Column(title, _WIDTHS[name], choices=_CHOICES.get(name, ()))
        for name, title in COLUMNS.titles.items()
    )
    return Sheet("Danh sách", (Column("STT", 6, "integer"), *columns), [], author=author)
