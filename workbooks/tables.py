"""The one reader of lists that people bring: every row is read, or passed over aloud."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from workbooks.cells import bare, words
from workbooks.columns import WITHOUT_MEANING, HeaderColumns, TableColumn
from workbooks.day_order import doubts
from workbooks.headers import DEEPEST, WITHIN, Header, find
from workbooks.letters import in_unicode
from workbooks.missing_header import no_cells, no_header
from workbooks.rows import Classified, RowKind, classified, unheaded
from workbooks.sheets import MAX_COLUMNS, MAX_ROWS, BroughtSheet, Cell, Problem, letter, place
from workbooks.stand_ins import is_as_above, is_fault, is_nothing

_MARKS = {"x", "✓", "✔", "√", "+", "v", "1", "co", "•", "*"}
_NO_MARKS = {"", "0", "khong", "-", "–"}


@dataclass(frozen=True)
class Row:
    """A row of a list; `number` as Excel counts; `unit`, `group` and `part` are what the headings
    above it say."""

    table: HeadedTable
    number: int
    cells: dict[str, Cell]
    unit: str = ""
    group: str = ""
    part: str = ""

    def cell(self, name: str) -> Cell:
        return self.cells.get(name)

    def text(self, name: str) -> str:
        """Give the cell as one clean line, "" for an empty cell or a missing column."""
        return words(self.cell(name))

    def place(self, name: str = "") -> str:
        """Name the cell, of several columns the first that says something here; the row alone where
        the column is missing."""
        sheet = self.table.sheet
        columns = [column.index for column in self.table.header.of(name)]
        if not columns:
            return place(sheet.name, self.number)
        filled = (column for column in columns if words(sheet.cell(self.number - 1, column)))
        title = self.table.columns.titles[name]
        return place(sheet.name, self.number, next(filled, columns[0]), title)

    def problem(self, name: str, sentence: str) -> Problem:
        return Problem(self.place(name), sentence)

    @property
    def key(self) -> str:
        """Give what names the row among all of the file, for answers about it."""
        return f"{self.table.sheet.name}:{self.number}"


@dataclass(frozen=True)
class HeadedTable:
    """A sheet with its header."""

    sheet: BroughtSheet
    columns: HeaderColumns
    header: Header


@dataclass(frozen=True)
class Account:
    """What became of each row of a sheet: read, or passed over, and as what."""

    sheet: str
    rows: tuple[Classified, ...]

    @property
    def read(self) -> int:
        return sum(row.kind is RowKind.READ for row in self.rows)

    @property
    def passed(self) -> list[Classified]:
        return [row for row in self.rows if row.kind is not RowKind.READ]

    def __str__(self) -> str:
        """Give "Trang tính “DS”: 21 dòng = 4 dòng đã đọc + 17 dòng bỏ qua (5 dòng trống; …)."."""
        counts = Counter(passed.kind for passed in self.passed)
        listed = "; ".join(f"{number} {kind}" for kind, number in counts.items())
        passed = f"{len(self.passed)} dòng bỏ qua" + (f" ({listed})" if listed else "")
        rows = f"{len(self.rows)} dòng = {self.read} dòng đã đọc"
        return f"Trang tính “{self.sheet}”: {rows} + {passed}."

    @property
    def lines(self) -> list[str]:
        """Give a line for each row that was passed over though something stands in it."""
        silent = (RowKind.ABOVE, RowKind.HEADER, RowKind.NO_LIST, RowKind.HIDDEN_SHEET)
        return [
            f"Dòng {passed.number}: {passed.kind} “{passed.text[:80]}”."
            for passed in self.passed
            if passed.text and passed.kind not in silent
        ]


@dataclass
class Reading:
    """All rows of all sheets, what was wrong with the sheets, what to look at, and the account."""

    rows: list[Row] = field(default_factory=list)
    tables: list[HeadedTable] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)


def read(
    sheets: list[BroughtSheet], columns: HeaderColumns, units: Collection[str] = ()
) -> Reading:
    """Give the rows that the sheets hold below their headers. `units`: names that a row may be the
    heading of. Where no sheet has a header, that is the problem."""
    reading = Reading()
    for sheet in sheets:
        if sheet.is_hidden:
            _pass_over(sheet, RowKind.HIDDEN_SHEET, "bị ẩn nên không đọc", reading)
        elif _has_header(sheet, columns):
            _read_sheet(sheet, columns, units, reading)
        else:
            _pass_over(sheet, RowKind.NO_LIST, "không có danh sách", reading)
    if not reading.tables:
        reading.problems.append(no_cells(sheets) or no_header(columns))
    elif not reading.rows and not reading.problems:
        reading.problems.append(Problem("", "Danh sách chưa có dòng nào dưới dòng tiêu đề."))
    return reading


def _pass_over(sheet: BroughtSheet, kind: RowKind, why: str, reading: Reading) -> None:
    reading.accounts.append(Account(sheet.name, tuple(unheaded(sheet, kind))))
    if sheet.rows:
        reading.notes.append(f"Trang tính “{sheet.name}” {why}, bỏ qua.")


def _has_header(sheet: BroughtSheet, columns: HeaderColumns) -> bool:
    """Say whether a sheet is a list, before all of it is looked through."""
    top = replace(sheet, rows=sheet.rows[: WITHIN + DEEPEST])
    return find(in_unicode([top]).sheets[0], columns) is not None


def _read_sheet(
    brought: BroughtSheet, columns: HeaderColumns, units: Collection[str], reading: Reading
) -> None:
    converted = in_unicode([brought])
    [sheet] = converted.sheets
    reading.notes += converted.notes
    reading.problems += converted.problems
    header = find(sheet, columns)
    if header is None:  # what the whole of a column tells of its font speaks against the heading
        _pass_over(sheet, RowKind.NO_LIST, "không có danh sách", reading)
        return
    table = HeadedTable(sheet, columns, header)
    rows = classified(sheet, header, columns, units)
    reading.tables.append(table)
    reading.accounts.append(Account(sheet.name, tuple(rows)))
    reading.problems += [*_problems(table), *_other_headers(sheet, rows)]
    reading.notes += _notes(table)
    reader = _CellReader(table, reading)
    read_rows = [reader.row(row) for row in rows if row.kind is RowKind.READ]
    reading.rows += read_rows
    reading.notes += _swapped_days(table, read_rows)


def _problems(table: HeadedTable) -> Iterator[Problem]:
    sheet, header = table.sheet, table.header
    if sheet.is_cut:
        yield Problem(
            place(sheet.name),
            f"Danh sách có quá {MAX_ROWS} dòng hoặc {MAX_COLUMNS} cột. "
            "Hãy xóa phần thừa hoặc chia thành nhiều tệp.",
        )
    for name, columns in header.doubled.items():
        if name not in table.columns.joined:
            letters = ", ".join(letter(column.index) for column in columns)
            yield Problem(
                place(sheet.name, header.last),
                f"Có nhiều cột “{table.columns.titles[name]}” ({letters}). Hãy chỉ giữ một cột.",
            )


def _other_headers(sheet: BroughtSheet, rows: list[Classified]) -> Iterator[Problem]:
    for row in rows:
        if row.kind is RowKind.OTHER_HEADER:
            yield Problem(
                place(sheet.name, row.number),
                "Dòng này là dòng tiêu đề của một bảng khác, các cột xếp không như bảng phía trên. "
                "Hãy để mỗi bảng trên một trang tính.",
            )


def _notes(table: HeadedTable) -> Iterator[str]:
    sheet, header = table.sheet, table.header
    for index, text in header.unused:
        if bare(text) not in WITHOUT_MEANING:
            where = place(sheet.name, header.last, index)
            yield f"{where}: cột “{text}” không dùng đến, bỏ qua."
    for index in sorted(sheet.hidden_columns):
        if any(words(sheet.cell(row, index)) for row in range(len(sheet.rows))):
            yield f"{place(sheet.name, column=index)}: cột bị ẩn nên không đọc."
    parts = [column for column in header.of(table.columns.who) if column.part]
    if len(parts) > 1 and parts[0].written == parts[1].written:
        *letters, last = (letter(column.index) for column in parts)
        joined = f"{', '.join(letters)} và {last}"
        yield f"{place(sheet.name, header.last)}: họ và tên được ghép từ cột {joined}."


class _CellReader:
    """Takes the cells of a row together, field by field."""

    def __init__(self, table: HeadedTable, reading: Reading) -> None:
        self.table, self.reading = table, reading
        self.above: dict[int, Cell] = {}  # by column, of the row that was read before
        self.downwards = {
            (row, span.left): span.top
            for span in table.sheet.merged
            if span.bottom > span.top
            for row in range(span.top, min(span.bottom + 1, MAX_ROWS))
        }

    def row(self, classified: Classified) -> Row:
        cells: dict[str, Cell] = {}
        row = Row(
            self.table, classified.number, cells, classified.unit, classified.group, classified.part
        )
        header = self.table.header
        for name in dict.fromkeys(column.field for column in header.columns):
            cells[name] = self._field(row, header.of(name))
        for column in header.columns:
            if column.implied and words(self._cell(row, column)):
                name, implied = column.implied
                cells[name] = words(cells.get(name)) or implied
        return row

    def _cell(self, row: Row, column: TableColumn) -> Cell:
        at = row.number - 1
        at = self.downwards.get((at, column.index), at)
        if at < self.table.header.last:
            return None
        cell = self.table.sheet.cell(at, column.index)
        if is_as_above(cell):
            return self._above(row, column, cell)
        if is_fault(cell):
            told = f"Công thức của ô báo lỗi {words(cell)}. Hãy sửa, hoặc ghi giá trị vào ô."
            self._tell(row, column, told)
        cell = None if is_nothing(cell) or is_fault(cell) else cell
        self.above[column.index] = cell
        return cell

    def _above(self, row: Row, column: TableColumn, cell: Cell) -> Cell:
        """Give what stands above "nt" or a ditto mark, aloud."""
        above = self.above.get(column.index)
        if words(above):
            where = place(self.table.sheet.name, column=column.index, header=column.written)
            note = f"{where}: các ô ghi “{words(cell)}” được đọc như ô của dòng ngay trên."
            if note not in self.reading.notes:
                self.reading.notes.append(note)
        else:
            told = f"“{words(cell)}” nhưng dòng ngay trên không ghi gì. Hãy ghi giá trị vào ô."
            self._tell(row, column, told)
        return above

    def _field(self, row: Row, columns: list[TableColumn]) -> Cell:
        cells = [(other, self._cell(row, other)) for other in columns]
        filled = [(other, cell) for other, cell in cells if words(cell)]
        crosses = [pair for pair in filled if pair[0].said]
        plain = [cell for column, cell in filled if not column.said]
        marks = [cross.said for cross, cell in crosses if self._is_crossed(row, cross, cell)]
        if len(marks) + (len(plain) if marks else 0) > 1:
            self._tell(row, crosses[0][0], "Dòng này đánh dấu nhiều cột. Hãy chỉ để một dấu.")
        if marks or not plain:
            return marks[0] if marks else None
        return plain[0] if len(plain) == 1 else self._together(columns[0], plain)

    def _together(self, first: TableColumn, plain: list[Cell]) -> Cell:
        if first.part:
            return " ".join(words(cell) for cell in plain)
        if first.field in self.table.columns.joined:
            return ", ".join(dict.fromkeys(words(cell) for cell in plain))
        return plain[0]

    def _is_crossed(self, row: Row, column: TableColumn, cell: Cell) -> bool:
        mark = words(cell).strip(" .").casefold()
        marks = {mark, bare(mark) or mark}
        if marks & _MARKS or bare(mark) == bare(column.said):
            return True
        if not marks & _NO_MARKS:
            self._tell(row, column, f"“{words(cell)}” không phải dấu x. Hãy ghi x hoặc để trống.")
        return False

    def _tell(self, row: Row, column: TableColumn, sentence: str) -> None:
        where = place(self.table.sheet.name, row.number, column.index, column.written)
        if (problem := Problem(where, sentence)) not in self.reading.problems:
            self.reading.problems.append(problem)


def _swapped_days(table: HeadedTable, rows: list[Row]) -> Iterator[str]:
    for name in table.header.fields:
        column = table.header.of(name)[0]
        where = place(table.sheet.name, column=column.index, header=table.columns.titles[name])
        yield from (f"{where}: {doubt}" for doubt in doubts([row.cell(name) for row in rows]))
