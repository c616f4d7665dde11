"""A list of who strives for what, out of Excel: which column is what, and what each row says."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field

from law.kinds import AwardKind, Subject
from registrations.forms.rows import Registrable
from registrations.rules.lines import Draft, IndividualLine, commendations_for, titles_for
from workbooks.award_names import kind_named
from workbooks.cells import bare, words
from workbooks.sheets import BroughtSheet, Cell, Problem, place

COLUMNS = {
    "name": "Họ và tên",
    "position": "Chức vụ",
    "title": "Danh hiệu thi đua",
    "commendation": "Hình thức khen thưởng",
    "initiative_name": "Tên sáng kiến, đề tài",
    "initiative_field": "Lĩnh vực",
    "commitment": "Nội dung cam kết",
}
_OTHER_HEADERS = {
    "name": ("ho ten", "ong ba", "ca nhan"),
    "position": ("chuc vu don vi", "chuc danh"),
    "title": ("danh hieu", "danh hieu dang ky", "dang ky danh hieu"),
    "commendation": ("khen thuong", "hinh thuc", "dang ky khen thuong"),
    "initiative_name": (
        "sang kien",
        "ten sang kien",
        "ten de tai sang kien",
        "sang kien de tai",
        "ten sang kien de tai du kien",
    ),
    "initiative_field": ("linh vuc sang kien",),
    "commitment": ("cam ket",),
}
_NAME_OF_HEADER = {bare(word): name for name, word in COLUMNS.items()} | {
    header: name for name, headers in _OTHER_HEADERS.items() for header in headers
}
_LONGEST = {"initiative_name": 300, "initiative_field": 150, "commitment": 500}
_HEADER_WITHIN = 30  # rows; titles stand above the header
_TOTALS = ("tong so", "tong cong", "cong")


@dataclass
class ReadLines:
    """The lines that were read, and what keeps the list from being taken in."""

    lines: list[IndividualLine] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def draft(self) -> Draft:
        return Draft((), tuple(self.lines))


def read(sheets: list[BroughtSheet], people: Iterable[Registrable]) -> ReadLines:
    """Give what the first sheet with a header says about these people."""
    for sheet in sheets:
        if header := _header(sheet):
            return _Reader(sheet, *header, list(people)).read()
    missing = Problem(
        "",
        "Không tìm thấy dòng tiêu đề có cột “Họ và tên” và cột “Danh hiệu thi đua” hoặc “Hình thức "
        "khen thưởng”. Hãy thêm dòng tiêu đề: " + ", ".join(COLUMNS.values()) + ".",
    )
    return ReadLines(problems=[missing])


def as_text(sheets: list[BroughtSheet]) -> str:
    """Give the sheet that `read` reads as cells are pasted, to be brought again unchanged."""
    sheet = next((one for one in sheets if _header(one)), sheets[0])
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    writer.writerows([words(cell) for cell in row] for row in sheet.rows)
    return text.getvalue()


def _header(sheet: BroughtSheet) -> tuple[int, dict[str, int]] | None:
    for number, row in enumerate(sheet.rows[:_HEADER_WITHIN], start=1):
        columns: dict[str, int] = {}
        for index, cell in enumerate(row):
            if name := _NAME_OF_HEADER.get(bare(words(cell).partition("(")[0])):
                columns.setdefault(name, index)
        if "name" in columns and columns.keys() & {"title", "commendation"}:
            return number, columns
    return None


class _Reader:
    def __init__(
        self, sheet: BroughtSheet, header: int, columns: dict[str, int], people: list[Registrable]
    ) -> None:
        self.sheet, self.header, self.columns, self.people = sheet, header, columns, people
        self.found = ReadLines()
        self.rows_of: dict[int, int] = {}

    def read(self) -> ReadLines:
        if self.sheet.is_cut:
            self.found.problems.append(
                Problem(place(self.sheet.name), "Danh sách quá dài. Hãy chia thành nhiều tệp.")
            )
        for number, row in enumerate(self.sheet.rows[self.header :], start=self.header + 1):
            if self._names_somebody(row):
                self._read_row(number, row)
        if not self.found.lines and not self.found.problems:
            self.found.problems.append(Problem("", "Danh sách chưa có dòng nào dưới dòng tiêu đề."))
        return self.found

    def _names_somebody(self, row: list[Cell]) -> bool:
        first = next((bare(words(cell)) for cell in row if words(cell)), "")
        return bool(self._cell(row, "name")) and not first.startswith(_TOTALS)

    def _read_row(self, number: int, row: list[Cell]) -> None:
        before = len(self.found.problems)
        person = self._person(number, row)
        title = self._kind(number, row, "title", titles_for(Subject.INDIVIDUAL))
        commendation = self._kind(
            number, row, "commendation", commendations_for(Subject.INDIVIDUAL)
        )
        texts = {name: self._text(number, row, name) for name in _LONGEST}
        if not title and not commendation and len(self.found.problems) == before:
            self._problem(number, "title", "Chưa ghi danh hiệu hoặc hình thức khen thưởng.")
        if person and len(self.found.problems) == before:
            self.found.lines.append(
                IndividualLine(
                    person.pk, person.titled_name, person.position, title, commendation, **texts
                )
            )

    def _person(self, number: int, row: list[Cell]) -> Registrable | None:
        name, position = self._cell(row, "name"), bare(self._cell(row, "position"))
        found = [one for one in self.people if bare(one.full_name) == bare(_untitled(name))]
        exact = [one for one in found if bare(one.position) == position]
        if len(found) > 1 and len(exact) == 1:
            found = exact
        if not found:
            self._problem(
                number,
                "name",
                f"Không có “{name}” trong danh sách của đơn vị. Hãy kiểm tra họ tên, hoặc nhờ Văn "
                "phòng thêm người vào đơn vị.",
            )
        elif len(found) > 1:
            self._problem(
                number, "name", f"Đơn vị có {len(found)} người tên “{name}”. Hãy ghi đúng chức vụ."
            )
        else:
            return self._once(number, found[0])
        return None

    def _once(self, number: int, person: Registrable) -> Registrable | None:
        if person.pk in self.rows_of:
            self._problem(
                number,
                "name",
                f"“{person.full_name}” đã có ở dòng {self.rows_of[person.pk]}. Hãy giữ một dòng.",
            )
            return None
        self.rows_of[person.pk] = number
        return person

    def _kind(self, number: int, row: list[Cell], name: str, kinds: tuple[AwardKind, ...]) -> str:
        text = self._cell(row, name)
        if bare(text) in ("", "khong"):
            return ""
        if (named := kind_named(text)) in kinds:
            return named.code
        allowed = ", ".join(kind.name for kind in kinds)
        self._problem(number, name, f"Không có “{text}” cho cá nhân. Hãy ghi một trong: {allowed}.")
        return ""

    def _text(self, number: int, row: list[Cell], name: str) -> str:
        text = self._cell(row, name)
        if len(text) > _LONGEST[name]:
            self._problem(number, name, f"Dài quá {_LONGEST[name]} ký tự. Hãy viết gọn lại.")
        return text

    def _cell(self, row: list[Cell], name: str) -> str:
        index = self.columns.get(name)
        return "" if index is None or index >= len(row) else words(row[index])

    def _problem(self, number: int, name: str, sentence: str) -> None:
        index = self.columns.get(name)
        where = place(self.sheet.name, number, index, COLUMNS[name] if index is not None else "")
        self.found.problems.append(Problem(where, sentence))


def _untitled(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if bare(first) in ("ong", "ba") else name
