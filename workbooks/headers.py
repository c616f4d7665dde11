"""Where the header of a list stands: titles above it, on one row or several, cells made one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workbooks.cells import words
from workbooks.columns import (
    FAMILY,
    GIVEN,
    MIDDLE,
    NUMBER,
    PARTS,
    HeaderColumns,
    TableColumn,
    heading,
    is_gender,
)
from workbooks.sheets import BroughtSheet, Merged

WITHIN = 30  # rows; titles stand above the header
DEEPEST = 3  # rows of one header
_SEEN = 200  # rows that tell whether a name goes on in the next column


@dataclass(frozen=True)
class Header:
    """A header: its first and last row (1 is the first), what each column is, the words above
    those that are nothing, and the column of the ordinal number."""

    first: int
    last: int
    columns: tuple[TableColumn, ...]
    unused: tuple[tuple[int, str], ...] = ()
    number: int | None = None

    def of(self, field: str) -> list[TableColumn]:
        """Give the columns of a field."""
        return [column for column in self.columns if column.field == field]

    @property
    def fields(self) -> set[str]:
        return {column.field for column in self.columns}

    @property
    def doubled(self) -> dict[str, list[TableColumn]]:
        """Give the fields with more than one column that holds all of it."""
        whole = {
            field: [
                column
                for column in self.of(field)
                if not (column.said or column.implied or column.part)
            ]
            for field in dict.fromkeys(column.field for column in self.columns)
        }
        return {field: columns for field, columns in whole.items() if len(columns) > 1}


def find(sheet: BroughtSheet, columns: HeaderColumns) -> Header | None:
    """Give the first header of the first 30 rows; None where there is none."""
    for top in range(min(WITHIN, len(sheet.rows))):
        finder = _Finder(sheet, columns, top)
        if named := finder.find():
            header = _with_whole_name(named, sheet, columns)
            if columns.who in header.fields:
                return header
    return None


class _Finder:
    def __init__(self, sheet: BroughtSheet, columns: HeaderColumns, top: int) -> None:
        self.sheet, self.columns, self.top = sheet, columns, top
        self.width = max((len(row) for row in sheet.rows[top : top + DEEPEST]), default=0)
        self.spans = [span for span in sheet.merged if span.right > span.left]

    def find(self) -> Header | None:
        if not any(self.columns.named(heading(cell)) for cell in self.sheet.rows[self.top]):
            return None
        deepest = None
        for depth in range(1, DEEPEST + 1):
            bottom = self.top + depth - 1
            if depth > 1 and not self._goes_on(bottom):
                break
            header = self._header(depth)
            if self.columns.is_header(header.fields):
                deepest = header
        return deepest

    def _header(self, depth: int) -> Header:
        columns, unused, number = [], [], None
        for index in range(self.width):
            if index in self.sheet.hidden_columns:
                continue
            path = self._path(index, depth)
            labels = tuple(heading(text) for text in path)
            written = words(" – ".join(words(text) for text in path))
            column = self.columns.column(index, labels, written)
            if column:
                columns.append(column)
            elif labels and labels[0] in NUMBER:
                number = index
            elif written:
                unused.append((index, written))
        return Header(self.top + 1, self.top + depth, tuple(columns), tuple(unused), number)

    def _path(self, index: int, depth: int) -> tuple[str, ...]:
        """Give the headings above a column, the highest first."""
        rows = range(self.top, self.top + depth)
        texts = [words(self.sheet.cell(row, index)) for row in rows]
        for at, row in enumerate(rows):
            if not texts[at] and any(texts[at + 1 :]):
                texts[at] = self._from_the_left(row, index)
        return tuple(dict.fromkeys(text for text in texts if text))

    def _from_the_left(self, row: int, index: int) -> str:
        """Give the heading that reaches over an empty cell: of the merged cell it is in, or,
        where nothing in the row was merged, the nearest on the left."""
        here = [span for span in self.spans if span.top <= row <= span.bottom]
        for span in here:
            if span.left <= index <= span.right:
                return words(self.sheet.cell(span.top, span.left))
        if here:
            return ""
        before = (words(self.sheet.cell(row, at)) for at in range(index - 1, -1, -1))
        return next((text for text in before if text), "")

    def _goes_on(self, row: int) -> bool:
        """Say whether a row is one more of the header: no number and no name in it, each word below
        a merged heading or one that reaches over it, and most of them headings."""
        if row >= len(self.sheet.rows):
            return False
        filled = [
            (index, heading(cell)) for index, cell in enumerate(self.sheet.rows[row]) if words(cell)
        ]
        known = [
            self._is_spanned(row, index) or self.columns.is_label(label) for index, label in filled
        ]
        return (
            bool(filled)
            and sum(known) * 2 >= len(known)
            and all(
                not label.isdigit() and self._is_below(row, index, label) for index, label in filled
            )
        )

    def _is_spanned(self, row: int, index: int) -> bool:
        return any(
            span.top <= row - 1 <= span.bottom and span.left <= index <= span.right
            for span in self.spans
        )

    def _is_below(self, row: int, index: int, label: str) -> bool:
        """Say whether a word stands where a heading reaches, and is no name of somebody."""
        above, beside = (self.sheet.cell(row - 1, at) for at in (index, index + 1))
        over = self.columns.named(heading(above))
        if over == self.columns.who and not self.columns.is_label(label):
            return False
        return self._is_spanned(row, index) or not words(above) or not words(beside)


def _with_whole_name(header: Header, sheet: BroughtSheet, columns: HeaderColumns) -> Header:
    """Join "Họ đệm" and "Tên" to one name, also where one heading stands over both."""
    names = header.of(columns.who)
    parts = {name.part for name in names}
    others = tuple(column for column in header.columns if column.field != columns.who)
    if {FAMILY, GIVEN} <= parts:
        named = sorted((n for n in names if n.part), key=lambda name: PARTS.index(name.part))
        return replace(header, columns=(*named, *others))
    if GIVEN in parts and len(names) > 1:
        names = [name for name in names if not name.part]
    if FAMILY in parts:
        names = [name for name in names if name.part != FAMILY]
    if len(names) == 1:
        names = _widened(names[0], header, sheet)
    else:
        names = [replace(name, part="") for name in names]
    return replace(header, columns=(*names, *others))


def _widened(name: TableColumn, header: Header, sheet: BroughtSheet) -> list[TableColumn]:
    """Give the columns that one heading over a name stands for: alone, or with those to its
    right."""
    last = name.index
    while _goes_on(name, last, header, sheet):
        last += 1
    between = [replace(name, index=index, part=MIDDLE) for index in range(name.index + 1, last)]
    if last == name.index:
        return [replace(name, part="")]
    ends = replace(name, part=FAMILY), replace(name, index=last, part=GIVEN)
    return [ends[0], *between, ends[1]]


def _goes_on(name: TableColumn, last: int, header: Header, sheet: BroughtSheet) -> bool:
    """Say whether a name goes on behind a column: its heading was merged over the next, or the
    next has none and holds given names, which differ."""
    index = last + 1
    taken = {column.index for column in header.columns} | {at for at, _ in header.unused}
    if index in taken or index == header.number:
        return False
    rows = range(header.first - 1, header.last)
    if any(_covers(span, rows, name.index, index) for span in sheet.merged):
        return True
    pairs = list(_pairs(sheet, header.last, name.index)) if last == name.index else []
    given = [last for family, last in pairs if _is_parted(family, last)]
    return len(given) * 2 > len(pairs) and len({*given}) * 2 > len(given)


def _covers(span: Merged, rows: range, first: int, second: int) -> bool:
    return span.top in rows and span.left <= first and second <= span.right


def _pairs(sheet: BroughtSheet, start: int, index: int) -> Iterator[tuple[str, str]]:
    for row in range(start, min(len(sheet.rows), start + _SEEN)):
        family, given = words(sheet.cell(row, index)), words(sheet.cell(row, index + 1))
        if family and given:
            yield family, given


def _is_parted(family: str, given: str) -> bool:
    """Say whether two cells are "Hoàng Thị" and "Bích Hà"."""
    parts: Sequence[str] = given.split()
    return (
        len(parts) <= 2
        and not is_gender(given)
        and all(part[0].isupper() and part.isalpha() for part in parts)
        and family[0].isalpha()
    )
