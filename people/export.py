"""The list of people as an Excel file that can be filled in and taken back."""

from __future__ import annotations

from collections.abc import Iterable

from documents.paper.sheet import Column, Kind, Sheet, Value
from people.models import Commune, Person
from people.rules.roster import FIELDS

_LOOKS: dict[str, tuple[int, Kind]] = {
    "full_name": (28, "text"),
    "gender": (10, "text"),
    "born_on": (13, "date"),
    "position": (28, "text"),
    "unit": (30, "text"),
    "group": (18, "text"),
    "is_leader": (10, "text"),
    "joined_on": (13, "date"),
    "left_on": (13, "date"),
}


def people_sheet(people: Iterable[Person], *, commune: Commune, author: str) -> Sheet:
    """Give the people in the columns that the import reads, in the order they come."""
    rows = [(number, *_row(person)) for number, person in enumerate(people, start=1)]
    columns = [Column(FIELDS[name], width, kind) for name, (width, kind) in _LOOKS.items()]
    return Sheet(
        name="Danh sách",
        titles=(
            commune.committee.upper(),
            "DANH SÁCH CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC, NGƯỜI LAO ĐỘNG",
        ),
        columns=(Column("STT", 6, "integer"), *columns),
        rows=rows,
        totals=(None, f"{len(rows)} người", *[""] * (len(columns) - 1)),
        author=author,
        made_on=commune.today(),
    )


def _row(person: Person) -> tuple[Value, ...]:
    return (
        person.full_name,
        person.get_gender_display(),
        person.born_on,
        person.position,
        person.unit.name,
        person.get_group_display(),
        "Có" if person.is_leader else "Không",
        person.joined_on,
        person.left_on,
    )
