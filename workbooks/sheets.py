"""A list as it lies in a workbook or on the clipboard, and how a cell of it is named."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date

Cell = str | float | bool | date | None

MAX_ROWS = 1000
MAX_COLUMNS = 60
MAX_TEXT = 500  # characters of a cell; what is longer is cut where it is read


@dataclass(frozen=True)
class BroughtSheet:
    """One sheet: its name and its rows from row 1, column A on. `is_cut`: it goes on beyond
    `MAX_ROWS` or `MAX_COLUMNS`."""

    name: str
    rows: list[list[Cell]]
    is_cut: bool = False


@dataclass(frozen=True)
class Problem:
    """What keeps a list from being taken in: where it is, and a sentence that says what to do."""

    place: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}" if self.place else self.sentence


def place(sheet: str, row: int | None = None, column: int | None = None, header: str = "") -> str:
    """Give "Trang tính “Cán bộ”, dòng 5, cột C (Ngày sinh)"; row 1 and column 0 are the first."""
    parts = [f"Trang tính “{sheet}”"]
    if row is not None:
        parts.append(f"dòng {row}")
    if column is not None:
        parts.append(f"cột {letter(column)}" + (f" ({header})" if header else ""))
    return ", ".join(parts)


def letter(column: int) -> str:
    """Give the letter of a column: 0 → A, 25 → Z, 26 → AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def pasted(text: str) -> BroughtSheet:
    """Give what was copied in Excel and pasted: rows in lines, cells between tabs, a cell of
    several lines in quotes."""
    rows: list[list[Cell]] = []
    is_cut = False
    for cells in csv.reader(io.StringIO(text.replace("\0", "")), delimiter="\t"):
        if len(rows) == MAX_ROWS or len(cells) > MAX_COLUMNS:
            is_cut = True
            break
        rows.append([cell[:MAX_TEXT] for cell in cells])
    return BroughtSheet("Nội dung dán", rows, is_cut)
