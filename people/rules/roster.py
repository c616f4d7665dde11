"""Reading a list of people: what each row says of whom."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any

from workbooks import cells
from workbooks.cells import CellError, words
from workbooks.columns import HeaderColumns
from workbooks.names import person_name, surely_untitled
from workbooks.sheets import BroughtSheet, Cell, Problem, place
from workbooks.tables import Account, Row
from workbooks.tables import read as read_tables

FIELDS = {
    "full_name": "Họ và tên",
    "gender": "Giới tính",
    "born_on": "Ngày sinh",
    "position": "Chức vụ",
    "unit": "Đơn vị",
    "group": "Nhóm",
    "is_leader": "Lãnh đạo",
    "joined_on": "Vào làm từ",
    "left_on": "Nghỉ từ",
}
_OTHER_HEADERS = {
    "gender": ("gioi", "phai", "nam nu", "ong ba"),
    "born_on": (
        "ngay thang nam sinh",
        "sinh ngay",
        "ngay thang sinh",
        "ntns",
        "nam sinh",
        "ngay sinh nam sinh",
    ),
    "position": (
        "chuc danh",
        "chuc vu chuc danh",
        "chuc danh chuc vu",
        "vi tri viec lam",
        "chuc vu cong tac",
        "chuc vu hien nay",
        "nhiem vu",
    ),
    "unit": (
        "bo phan",
        "bo phan don vi",
        "don vi bo phan",
        "don vi cong tac",
        "phong",
        "phong ban",
        "noi cong tac",
        "co quan don vi",
        "don vi phong ban",
        "to chuyen mon",
        "ten don vi",
    ),
    "group": ("doi tuong", "nhom doi tuong", "loai"),
    "is_leader": ("la lanh dao", "lanh dao quan ly"),
    "joined_on": (
        "ngay vao lam",
        "vao lam",
        "ngay tuyen dung",
        "ngay vao co quan",
        "lam viec tu",
        "ngay vao lam viec",
        "ngay bat dau lam viec",
        "ngay nhan viec",
    ),
    "left_on": ("ngay nghi", "ngay nghi viec", "nghi viec tu", "nghi viec"),
}
_READERS: dict[str, Callable[[Cell], Any]] = {
    "full_name": person_name,
    "gender": cells.gender,
    "born_on": cells.day,
    "position": cells.line,
    "unit": cells.line,
    "group": cells.group,
    "is_leader": cells.yes_or_no,
    "joined_on": cells.day,
    "left_on": cells.day,
}


COLUMNS = HeaderColumns(
    titles=FIELDS,
    others=_OTHER_HEADERS,
    needed=frozenset({"full_name"}),
    one_of=frozenset(FIELDS) - {"full_name"},
    who="full_name",
)


@dataclass(frozen=True)
class PersonRow:
    """What one row says of a person; a field it is silent about is missing from `values`."""

    row: Row
    values: dict[str, Any]

    @property
    def number(self) -> int:
        return self.row.number

    @property
    def sheet(self) -> str:
        return self.row.table.sheet.name

    def has_column(self, name: str) -> bool:
        return bool(self.row.table.header.of(name))

    def place(self, name: str = "") -> str:
        return self.row.place(name)


@dataclass
class Roster:
    """All rows that were read whole, those with a wrong cell and what else they say, the problems
    and notes, and what became of every row of the sheets."""

    rows: list[PersonRow] = field(default_factory=list)
    faulty: list[PersonRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)


def read(sheets: list[BroughtSheet], units: Collection[str] = ()) -> Roster:
    """Give what the sheets say; `units` are those that a row may be the heading of."""
    reading = read_tables(sheets, COLUMNS, units)
    roster = Roster(problems=reading.problems, notes=reading.notes, accounts=reading.accounts)
    for row in reading.rows:
        values, problems = _values(row)
        if "full_name" not in values and not problems:
            problems.append(row.problem("full_name", "Thiếu họ và tên."))
        roster.problems += problems
        rows = roster.faulty if problems else roster.rows
        rows.append(PersonRow(row, values))
    roster.notes += _titles_left_out(reading.rows)
    return roster


def _titles_left_out(rows: list[Row]) -> list[str]:
    """Say that titles before names are no part of them, once for each sheet."""
    titled: dict[str, list[str]] = {}
    for row in rows:
        name = row.text("full_name")
        if surely_untitled(name) != name:
            titled.setdefault(row.table.sheet.name, []).append(name)
    return [
        f"{place(sheet)}: bỏ xưng hô, học vị trước họ tên ở {len(names)} dòng, như “{names[0]}” "
        f"đọc là “{surely_untitled(names[0])}”."
        for sheet, names in titled.items()
    ]


def _values(row: Row) -> tuple[dict[str, Any], list[Problem]]:
    values, problems = {}, []
    for name in FIELDS:
        cell = _cell(row, name)
        if not words(cell):
            continue
        try:
            values[name] = _READERS[name](cell)
        except CellError as error:
            problems.append(row.problem(name, str(error)))
    return values, problems


def _cell(row: Row, name: str) -> Cell:
    """Give a cell of the row, or what the heading above it says of all below."""
    above = {"unit": row.unit, "group": row.group}.get(name)
    return row.cell(name) if words(row.cell(name)) else above
