"""A list as it lies in a workbook or on the clipboard, and how a cell of it is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

Cell = str | float | bool | date | None

MAX_ROWS = 1000
MAX_COLUMNS = 60
MAX_TEXT = 32_767  # characters of a cell, as in Excel; what has a longer one is refused


@dataclass(frozen=True)
class Merged:
    """Cells that were made one: the first and last row and column, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class BroughtSheet:
    """One sheet: its name and its rows from row 1, column A on. `is_cut`: it goes on beyond
    `MAX_ROWS` or `MAX_COLUMNS`. Rows and columns that were hidden are counted from 0."""

    name: str
    rows: list[list[Cell]]
    is_cut: bool = False
    merged: tuple[Merged, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False

    def cell(self, row: int, column: int) -> Cell:
        """Give a cell; None beyond the end of its row."""
        cells: Sequence[Cell] = self.rows[row]
        return cells[column] if column < len(cells) else None


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
