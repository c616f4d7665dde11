"""What each row of a sheet is: a row of the list, or something that stands around it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from vietnamese.text import clean
from workbooks.cells import GROUPS, bare, words
from workbooks.columns import HeaderColumns, heading, heading_in
from workbooks.headers import Header
from workbooks.sheets import BroughtSheet, Cell
from workbooks.wordings import EXAMPLE, NOTE, PARTS, SIGNATURE, TOTAL, says


class RowKind(StrEnum):
    """What a row is, as a preview calls it."""

    READ = "dòng đã đọc"
    ABOVE = "dòng phía trên bảng"
    HEADER = "dòng tiêu đề bảng"
    OTHER_HEADER = "dòng tiêu đề của bảng khác"
    GROUP = "dòng tiêu đề nhóm"
    UNIT = "dòng tiêu đề đơn vị"
    TOTAL = "dòng tổng số"
    NOTE = "dòng ghi chú"
    SIGNATURE = "dòng ký tên"
    EXAMPLE = "dòng ví dụ"
    EMPTY = "dòng trống"
    HIDDEN = "dòng bị ẩn"
    NO_LIST = "dòng của trang tính không có danh sách"
    HIDDEN_SHEET = "dòng của trang tính bị ẩn"


_ORDINAL = re.compile(r"^\W*(?:[ivxlc]+|[a-zđ]|\d+)\s*[.)/:\-–]\s*", re.IGNORECASE)
_HOW_MANY = re.compile(
    r"\s*(?:[:(–-]+\s*\d+[^)]*\)?|\d+ (?:người|đồng chí|cá nhân|đ/c|tập thể))\W*$", re.IGNORECASE
)
_LABEL = re.compile(r"(?:đơn vị|bộ phận|phòng ban|cơ quan|nhóm|danh hiệu)\s*:\s*", re.IGNORECASE)
_OF_ALL = re.compile(r"(?:đơn vị|bộ phận|phòng ban|cơ quan)\s*:", re.IGNORECASE)
_LETTERED = re.compile(r"[IVXLC]+[.)]?|[A-ZĐ][.)]?")
_GROUPS = frozenset(
    {*map(bare, GROUPS.values()), "nguoi hoat dong khong chuyen trach", "hop dong lao dong"}
)


@dataclass(frozen=True)
class Classified:
    """A row (1 is the first), what it is and what stands in it; `unit` and `group` are those of
    the headings above it, `part` the last heading of any sort."""

    number: int
    kind: RowKind
    text: str = ""
    unit: str = ""
    group: str = ""
    part: str = ""


def classified(
    sheet: BroughtSheet, header: Header, columns: HeaderColumns, units: Collection[str]
) -> list[Classified]:
    """Give each row of a sheet, from the first to the last, and what it is."""
    if not sheet.rows:
        return []
    return _Classifier(sheet, header, columns, units).rows()


def unheaded(sheet: BroughtSheet, kind: RowKind) -> list[Classified]:
    """Give the rows of a sheet that is passed over as a whole."""
    return [Classified(number, kind) for number in range(1, len(sheet.rows) + 1)]


class _Classifier:
    def __init__(
        self, sheet: BroughtSheet, header: Header, columns: HeaderColumns, units: Collection[str]
    ) -> None:
        self.sheet, self.header, self.columns = sheet, header, columns
        self.units = {bare(unit): unit for unit in units}
        self.who = [column.index for column in header.of(columns.who)]
        self.others = [column.index for column in header.columns if column.field != columns.who]
        self.headings = {column.index: heading(column.written) for column in header.columns}
        self.header_texts = {_text(cells) for cells in sheet.rows[header.first - 1 : header.last]}
        self.last_numbered = self._last_numbered()
        self.is_over = False
        self.unit = self.group = self.part = ""
        self.unit_of_all = ""

    def rows(self) -> list[Classified]:
        classified = []
        for at, cells in enumerate(self.sheet.rows):
            said = [words(cell) for cell in cells]
            text = _joined(said)
            kind = self._kind(at, said, text)
            unit, group, part = self.unit or self.unit_of_all, self.group, self.part
            classified.append(Classified(at + 1, kind, text, unit, group, part))
        return classified

    def _kind(self, at: int, said: list[str], text: str) -> RowKind:
        if at < self.header.first - 1:
            return self._kind_above(text)
        if at < self.header.last:
            return RowKind.HEADER
        if not text:
            return RowKind.EMPTY
        if at in self.sheet.hidden_rows:
            return RowKind.HIDDEN
        return self._kind_below(at, _Said(self, at, said, text))

    def _kind_above(self, text: str) -> RowKind:
        """Give what a row above the header is: "Đơn vị: Thôn 1" tells where all in a list without
        such a column belong."""
        if not text or self.header.of("unit") or not self.units or not _OF_ALL.match(text):
            return RowKind.ABOVE if text else RowKind.EMPTY
        known = [self.units[bare(name)] for name in _names_in(text) if bare(name) in self.units]
        self.unit_of_all = known[0] if known else self.unit_of_all
        return RowKind.UNIT if known else RowKind.NOTE

    def _kind_below(self, at: int, row: _Said) -> RowKind:
        if row.repeats_header or row.is_column_numbers:
            return RowKind.HEADER
        if row.is_other_header:
            return RowKind.OTHER_HEADER
        if says(EXAMPLE, row.name):
            return RowKind.EXAMPLE
        if row.is_only_numbered:
            return RowKind.EMPTY
        if row.is_total:
            return RowKind.TOTAL
        if at > self.last_numbered and row.is_signature:
            self.is_over = True
        if self.is_over and not row.is_surely_read:
            return RowKind.SIGNATURE
        if row.is_heading:
            return self._heading(row)
        return RowKind.NOTE if row.is_note else RowKind.READ

    def _heading(self, row: _Said) -> RowKind:
        names = _names_in(row.single)
        self.part = text = names[-1]
        if units := [self.units[bare(name)] for name in names if bare(name) in self.units]:
            self.unit, self.group = units[0], ""
            return RowKind.UNIT
        if bare(text) in _GROUPS:
            self.group = text
        else:
            self.unit = self.group = ""
        return RowKind.GROUP

    def _last_numbered(self) -> int:
        """Give the last row that has a number and a name, -1 where rows have no numbers."""
        if self.header.number is None:
            return -1
        rows = range(self.header.last, len(self.sheet.rows))
        numbered = [at for at in rows if _is_number(self.sheet.cell(at, self.header.number))]
        return max(numbered, default=-1)


class _Said:
    """What one row below the header says, in the places of its table."""

    def __init__(self, table: _Classifier, at: int, said: list[str], text: str) -> None:
        self.table, self.at, self.text = table, at, text
        header, hidden = table.header, table.sheet.hidden_columns
        self.texts = {i: text for i, text in enumerate(said) if text and i not in hidden}
        self.name = clean(" ".join(self.texts.get(index, "") for index in table.who))
        number = None if header.number is None else table.sheet.cell(at, header.number)
        self.ordinal = words(number)
        self.is_numbered = _is_number(number)
        self.filled = [index for index in table.others if index in self.texts]
        counts = self.is_numbered or _LETTERED.fullmatch(self.ordinal)
        self.rest = [t for i, t in self.texts.items() if i != header.number or not counts]
        self.spans = any(
            span.top <= at <= span.bottom and span.right > span.left and span.left <= min(table.who)
            for span in table.sheet.merged
        )

    @property
    def is_only_numbered(self) -> bool:
        """Say whether a row was numbered and left empty."""
        return self.is_numbered and not self.rest

    @property
    def single(self) -> str:
        """Give the one text of the row besides its number; "" where there are more."""
        return self.rest[0] if len(self.rest) == 1 else ""

    @property
    def repeats_header(self) -> bool:
        if len(self.texts) > 1 and self.text in self.table.header_texts:
            return True
        named = {
            column.field
            for column in self.table.header.columns
            if heading_in(self.texts.get(column.index, "")) == self.table.headings[column.index]
        }
        return self.table.columns.who in named and len(named) > 1

    @property
    def is_other_header(self) -> bool:
        """Say whether a row heads columns that stand otherwise than those of this list."""
        columns = self.table.columns
        named = {columns.named(heading_in(text)) for text in self.texts.values()} - {None}
        return columns.who in named and len(named) > 1

    @property
    def is_column_numbers(self) -> bool:
        """Say whether a row below the header counts the columns: (1), (2), (3)."""
        texts = [text.strip("() ") for text in self.texts.values()]
        numbers = [text for text in texts if text.isdigit()]
        return (
            len(numbers) > 1
            and self.name.strip("() ") in [*numbers, "A", "B", "C"]
            and all(text.isdigit() or len(text) == 1 for text in texts)
        )

    @property
    def is_total(self) -> bool:
        first = next(iter(self.rest), "")
        if says(TOTAL, first):
            return not (self.is_numbered and len(self.filled) > 1)
        only_numbers = all(text.isdigit() for text in self.rest[1:])
        is_lone = len(self.rest) == 1 or only_numbers
        return is_lone and any(says(TOTAL, text) for text in self.rest)

    @property
    def is_signature(self) -> bool:
        texts = [self.name] if self.name else self.rest
        if self.is_numbered or not texts:
            return False
        says_so = all(says(SIGNATURE, text) for text in texts)
        return says_so or self._names_nobody or self._stands_apart

    @property
    def _names_nobody(self) -> bool:
        """Say whether what stands for a name below the numbered rows is none ("Lập bảng")."""
        is_name = all(word[0].isupper() for word in self.name.split())
        return self.table.last_numbered >= 0 and len(self.filled) < 2 and not is_name

    @property
    def _stands_apart(self) -> bool:
        """Say whether a lone text stands below an empty row: who signs, as the numbers ended."""
        above = self.table.sheet.rows[self.at - 1]
        return self.table.last_numbered >= 0 and bool(self.single) and not _text(above)

    @property
    def is_surely_read(self) -> bool:
        """Say whether a row below the first signature is of the list all the same."""
        return bool(self.name) and (self.is_numbered or len(self.filled) > 2)

    @property
    def is_heading(self) -> bool:
        """Say whether a row has but one text, and that is no person."""
        text = self.single
        if text and {*map(bare, _names_in(text))} & self.table.units.keys():
            return True
        if not text or (self.filled and not self.spans and not self.name):
            return False
        if {*map(bare, _names_in(text))} & _GROUPS:
            return True
        if self.spans or _LETTERED.fullmatch(self.ordinal):
            return True
        return _ORDINAL.match(text) is not None or says(PARTS, text)

    @property
    def is_note(self) -> bool:
        """Say whether a row belongs to nobody: no name, no number, and at most one text that is
        no field of the list."""
        texts: Sequence[str] = self.rest
        if any(says(NOTE, text) or text.startswith(("*", "(")) for text in texts[:1]):
            return not self.is_numbered
        if self.name or self.is_numbered:
            return False
        return not self.filled


def _names_in(text: str) -> list[str]:
    """Give what a heading may name: "I. Đơn vị: Thôn 1 (05 người)", "Đơn vị: Thôn 1 (05 người)",
    "Đơn vị: Thôn 1", "Thôn 1"."""
    unnumbered = _ORDINAL.sub("", text) or text
    uncounted = _HOW_MANY.sub("", unnumbered) or unnumbered
    return [text, unnumbered, uncounted, _LABEL.sub("", uncounted) or uncounted]


def _text(cells: list[Cell]) -> str:
    return _joined([words(cell) for cell in cells])


def _joined(said: list[str]) -> str:
    return " ".join(text for text in said if text)


def _is_number(cell: Cell) -> bool:
    return bool(re.fullmatch(r"\d{1,4}[.)]?", words(cell)))
