"""A table out of Excel with known columns: where its header stands, and its cells by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbooks.cells import bare, words
from workbooks.sheets import MAX_COLUMNS, MAX_ROWS, BroughtSheet, Cell, Problem, place

HEADER_WITHIN = 30  # rows; titles stand above the header
_NOBODY = re.compile(r"(tong so|tong cong|vi du)\b.*|cong( \d+.*)?")  # Công Tằng … is somebody


@dataclass(frozen=True)
class HeaderColumns:
    """The columns a list may have: `titles` as the template writes them, `others` as people do
    (bare words), and those without which a row is no header."""

    titles: Mapping[str, str]
    others: Mapping[str, tuple[str, ...]]
    needed: frozenset[str]

    def named(self, cell: Cell) -> str | None:
        """Give the column whose header a cell is; what stands in brackets does not count."""
        heading = bare(words(cell).partition("(")[0])
        for name, title in self.titles.items():
            if heading == bare(title) or heading in self.others.get(name, ()):
                return name
        return None


@dataclass(frozen=True)
class Row:
    """A row below a header; `number` as Excel counts."""

    table: HeadedTable
    number: int
    cells: list[Cell]

    def cell(self, name: str) -> Cell:
        index = self.table.at.get(name)
        return None if index is None or index >= len(self.cells) else self.cells[index]

    def text(self, name: str) -> str:
        """Give the cell as one clean line, "" for an empty cell or a missing column."""
        return words(self.cell(name))

    def place(self, name: str = "") -> str:
        """Name the cell; the row alone where the column is missing."""
        index, sheet = self.table.at.get(name), self.table.sheet.name
        if index is None:
            return place(sheet, self.number)
        return place(sheet, self.number, index, self.table.columns.titles[name])

    def problem(self, name: str, sentence: str) -> Problem:
        return Problem(self.place(name), sentence)


@dataclass(frozen=True)
class HeadedTable:
    """A sheet with its header: the row it stands in and the place of each column."""

    sheet: BroughtSheet
    columns: HeaderColumns
    header: int
    at: Mapping[str, int]

    def rows(self) -> Iterator[Row]:
        """Give the rows that say something; examples and totals are passed over."""
        for number, cells in enumerate(self.sheet.rows[self.header :], start=self.header + 1):
            said = [bare(words(cell)) for cell in cells if words(cell)]
            if said and not any(_NOBODY.fullmatch(one) for one in said[:2]):
                yield Row(self, number, cells)

    def problems(self) -> Iterator[Problem]:
        """Give what is wrong with the sheet as a whole."""
        if self.sheet.is_cut:
            yield Problem(
                place(self.sheet.name),
                f"Danh sách có quá {MAX_ROWS} dòng hoặc {MAX_COLUMNS} cột. "
                "Hãy xóa phần thừa hoặc chia thành nhiều tệp.",
            )


def tables(sheets: list[BroughtSheet], columns: HeaderColumns) -> list[HeadedTable]:
    """Give the sheets that have the header."""
    return [table for sheet in sheets if (table := _table(sheet, columns))]


def no_header(columns: HeaderColumns) -> Problem:
    """Give what to say where no sheet has the header."""
    needed = ", ".join(
        f"“{columns.titles[name]}”" for name in columns.titles if name in columns.needed
    )
    return Problem(
        "",
        f"Không tìm thấy dòng tiêu đề có các cột {needed}. Hãy tải tệp mẫu, hoặc thêm dòng tiêu "
        "đề: " + ", ".join(columns.titles.values()) + ".",
    )


def _table(sheet: BroughtSheet, columns: HeaderColumns) -> HeadedTable | None:
    for number, row in enumerate(sheet.rows[:HEADER_WITHIN], start=1):
        at: dict[str, int] = {}
        for index, cell in enumerate(row):
            if name := columns.named(cell):
                at.setdefault(name, index)
        if columns.needed <= at.keys():
            return HeadedTable(sheet, columns, number, at)
    return None


def untitled(name: str) -> str:
    """Give a name without "Ông", "Bà" before it."""
    first, _, rest = name.partition(" ")
    return rest if bare(first) in ("ong", "ba") else name
