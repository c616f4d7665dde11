"""Reading a list of people: which column is what, and what each row says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from workbooks import cells
from workbooks.cells import CellError, bare, words
from workbooks.sheets import MAX_COLUMNS, MAX_ROWS, BroughtSheet, Cell, Problem, letter, place

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
    "full_name": ("ho ten", "ten can bo cong chuc", "ho va ten can bo cong chuc", "ho ten can bo"),
    "family_name": ("ho", "ho dem", "ho va dem", "ho va ten dem", "ho ten dem", "ho lot"),
    "given_name": ("ten",),
    "gender": ("gioi", "phai", "nam nu"),
    "born_on": ("ngay thang nam sinh", "sinh ngay", "ngay thang sinh", "ntns"),
    "position": ("chuc danh", "chuc vu chuc danh", "chuc danh chuc vu", "vi tri viec lam"),
    "unit": (
        "bo phan",
        "bo phan don vi",
        "don vi bo phan",
        "don vi cong tac",
        "phong",
        "phong ban",
    ),
    "group": ("doi tuong", "nhom doi tuong", "loai"),
    "is_leader": ("la lanh dao", "lanh dao quan ly"),
    "joined_on": ("ngay vao lam", "vao lam", "ngay tuyen dung", "ngay vao co quan", "lam viec tu"),
    "left_on": ("ngay nghi", "ngay nghi viec", "nghi viec tu", "nghi viec"),
}
_FIELD_OF_HEADER = {bare(word): name for name, word in FIELDS.items()} | {
    header: name for name, headers in _OTHER_HEADERS.items() for header in headers
}
_WITHOUT_MEANING = {"stt", "tt", "so tt", "so thu tu", "ghi chu", "trang thai", ""}
_TOTALS = ("tổng số", "tổng cộng")
_HEADER_WITHIN = 30  # rows; titles stand above the header

_READERS: dict[str, Callable[[Cell], Any]] = {
    "full_name": cells.person_name,
    "gender": cells.gender,
    "born_on": cells.day,
    "position": cells.line,
    "unit": cells.line,
    "group": cells.group,
    "is_leader": cells.yes_or_no,
    "joined_on": cells.day,
    "left_on": cells.day,
}


@dataclass(frozen=True)
class Header:
    """The header of a sheet: its row (1 is the first), and the columns of each field with what
    is written above them. A name may stand in two columns."""

    row: int
    columns: dict[str, tuple[int, ...]]
    written: dict[int, str]

    def place(self, sheet: str, row: int, name: str) -> str:
        """Name the cell of a field; the row alone where the field has no column."""
        columns = self.columns.get(name)
        if not columns:
            return place(sheet, row)
        return place(sheet, row, columns[0], self.written[columns[0]])


@dataclass(frozen=True)
class PersonRow:
    """What one row says of a person; a field it is silent about is missing from `values`."""

    sheet: str
    number: int
    header: Header
    values: dict[str, Any]

    def place(self, name: str = "") -> str:
        return self.header.place(self.sheet, self.number, name)


@dataclass
class Roster:
    """All rows that were read whole, those with a wrong cell and what else they say, the problems
    and notes on what was passed over."""

    rows: list[PersonRow] = field(default_factory=list)
    faulty: list[PersonRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read(sheets: list[BroughtSheet]) -> Roster:
    """Give what the sheets say. Sheets without a header are passed over with a note; where none
    has one, that is the problem."""
    roster = Roster()
    headed = [(sheet, header) for sheet in sheets if (header := find_header(sheet))]
    if not headed:
        roster.problems.append(_no_header())
        return roster
    skipped = [sheet.name for sheet in sheets if sheet not in [one for one, _ in headed]]
    roster.notes += [f"Trang tính “{name}” không có danh sách, bỏ qua." for name in skipped]
    for sheet, header in headed:
        _read_sheet(sheet, header, roster)
    if not roster.rows and not roster.problems:
        roster.problems.append(Problem("", "Danh sách chưa có dòng nào dưới dòng tiêu đề."))
    return roster


def _no_header() -> Problem:
    return Problem(
        "",
        "Không tìm thấy dòng tiêu đề có cột “Họ và tên”. Hãy tải tệp mẫu, "
        "hoặc thêm dòng tiêu đề: " + ", ".join(FIELDS.values()) + ".",
    )


def find_header(sheet: BroughtSheet) -> Header | None:
    """Give the first row, of the first 30, that names a name column and one more field."""
    for number, row in enumerate(sheet.rows[:_HEADER_WITHIN], start=1):
        columns: dict[str, tuple[int, ...]] = {}
        for index, cell in enumerate(row):
            if name := _FIELD_OF_HEADER.get(_heading(cell)):
                columns.setdefault(name, ())
                columns[name] += (index,)
        columns = _with_whole_name(columns, row, sheet.rows[number:])
        if "full_name" in columns and len(columns) > 1:
            return Header(number, columns, {i: words(cell) for i, cell in enumerate(row)})
    return None


def _heading(cell: Cell) -> str:
    """Give a header without what stands in brackets: "Ngày sinh (dd/mm/yyyy) *"."""
    return bare(words(cell).partition("(")[0])


def _with_whole_name(
    columns: dict[str, tuple[int, ...]], row: list[Cell], below: list[list[Cell]]
) -> dict[str, tuple[int, ...]]:
    """Join "Họ đệm" and "Tên" to one field, also where one merged header covers both."""
    family, given = columns.pop("family_name", ()), columns.pop("given_name", ())
    if "full_name" not in columns and given:
        return columns | {"full_name": family + given}
    whole = columns.get("full_name", ())
    if len(whole) == 1 and not given and _is_continued(whole[0] + 1, row, below):
        return columns | {"full_name": (whole[0], whole[0] + 1)}
    return columns


def _is_continued(index: int, row: list[Cell], below: list[list[Cell]]) -> bool:
    if index >= len(row) or words(row[index]):
        return False
    filled = [words(line[index]) for line in below if index < len(line) and words(line[index])]
    return bool(filled) and all(len(text.split()) == 1 and text.isalpha() for text in filled)


def _read_sheet(sheet: BroughtSheet, header: Header, roster: Roster) -> None:
    roster.problems += _problems_of_sheet(sheet, header)
    roster.notes += _notes_of_header(sheet, header)
    for number, row in enumerate(sheet.rows[header.row :], start=header.row + 1):
        if not any(words(cell) for cell in row):
            continue
        if not _name_cell(header, row) or _is_no_person(header, row):
            _pass_over(sheet, header, number, row, roster)
            continue
        values, problems = _values(sheet, header, number, row)
        roster.problems += problems
        rows = roster.faulty if problems else roster.rows
        rows.append(PersonRow(sheet.name, number, header, values))


def _is_no_person(header: Header, row: list[Cell]) -> bool:
    """Say whether a row is an example or a total."""
    first = next((words(cell) for cell in row if words(cell)), "").lower()
    return _name_cell(header, row).lower().startswith("ví dụ") or first.startswith(_TOTALS)


def _pass_over(
    sheet: BroughtSheet, header: Header, number: int, row: list[Cell], roster: Roster
) -> None:
    """Pass over examples, totals and headings with a note; a person without a name is a problem."""
    others = [name for name in header.columns if name != "full_name" and _cell(header, row, name)]
    if not _is_no_person(header, row) and len(others) > 2:
        where = header.place(sheet.name, number, "full_name")
        roster.problems.append(Problem(where, "Thiếu họ và tên."))
        return
    text = " ".join(words(cell) for cell in row if words(cell))[:80]
    roster.notes.append(f"{place(sheet.name, number)}: bỏ qua “{text}”.")


def _problems_of_sheet(sheet: BroughtSheet, header: Header) -> Iterator[Problem]:
    if sheet.is_cut:
        yield Problem(
            place(sheet.name),
            f"Danh sách có quá {MAX_ROWS} dòng hoặc {MAX_COLUMNS} cột. "
            "Hãy xóa phần thừa hoặc chia thành nhiều tệp.",
        )
    for name, columns in header.columns.items():
        if name != "full_name" and len(columns) > 1:
            letters = ", ".join(letter(index) for index in columns)
            yield Problem(
                place(sheet.name, header.row),
                f"Có nhiều cột “{FIELDS[name]}” ({letters}). Hãy chỉ giữ một cột.",
            )


def _notes_of_header(sheet: BroughtSheet, header: Header) -> Iterator[str]:
    used = {index for columns in header.columns.values() for index in columns}
    for index, text in header.written.items():
        if index not in used and bare(text) not in _WITHOUT_MEANING:
            where = place(sheet.name, header.row, index)
            yield f"{where}: cột “{text}” không dùng đến, bỏ qua."


def _values(
    sheet: BroughtSheet, header: Header, number: int, row: list[Cell]
) -> tuple[dict[str, Any], list[Problem]]:
    values, problems = {}, []
    for name in header.columns:
        cell = _name_cell(header, row) if name == "full_name" else _cell(header, row, name)
        if not words(cell):
            continue
        try:
            values[name] = _READERS[name](cell)
        except CellError as error:
            problems.append(Problem(header.place(sheet.name, number, name), str(error)))
    return values, problems


def _cell(header: Header, row: list[Cell], name: str) -> Cell:
    index = header.columns[name][0]
    return row[index] if index < len(row) else None


def _name_cell(header: Header, row: list[Cell]) -> str:
    parts = [words(row[index]) for index in header.columns["full_name"] if index < len(row)]
    return " ".join(part for part in parts if part)
