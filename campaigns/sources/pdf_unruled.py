"""Tables of a PDF that no rules part: their header tells the columns, and where lines stand the
rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from campaigns.sources.pdf_lines import PrintedLine, Run
from campaigns.sources.pdf_rows import CellLine, is_number, is_ordinal, rows_of
from vietnamese.text import without_accents

_HEADER = re.compile(
    r"(?:s?tt|so (?:tt|thu tu)|(?:ten |cac )?(?:noi dung|cong viec|nhiem vu|viec)|"
    r"thoi (?:gian|han)|han|moc|ngay|don vi|bo phan|co quan|danh hieu|hinh thuc|tap the|ca nhan|"
    r"dot|giai doan|trong tam|chi tieu|so luong|ty le|ti le|muc|ghi chu|ket qua|nguoi|chu tri|"
    r"phoi hop|san pham|noi (?:gui|nop)|doi tuong)\b(?! ?:)"
)
_ENDS = re.compile(r"[IVX]{1,5}\.|\d{1,2}\.\s|Nơi\s+nhận")
_MOST_COLUMNS = 12
_HALF_A_LINE = 0.8  # of a letter's size: a cell of two lines stands half a line beside one of one
_NEXT_LINE = 1.8
_APART = 3.5  # what stands farther below is no part of the table
_AS_NEAR = 3.0  # points


@dataclass(frozen=True)
class PrintedColumns:
    """How far the words of each column reach, and whether the first one numbers the rows."""

    spans: tuple[tuple[float, float], ...]
    is_numbered: bool

    def touched(self, run: Run) -> list[int]:
        """Give the columns into which words reach."""
        spans = enumerate(self.spans)
        return [at for at, (left, right) in spans if run.left < right and run.right > left]

    def take_in(self, line: PrintedLine) -> bool:
        """Say whether a line may stand in these columns: nothing in it reaches into two, and in
        the column of numbers stand numbers alone."""
        first = line.runs[0]
        if self.is_numbered and first.left < self.spans[0][1] and not is_number(first.words):
            return False
        if not self.is_numbered and _ENDS.match(line.words):
            return False
        return all(len(self.touched(run)) < 2 for run in line.runs)

    def begin_row(self, line: PrintedLine) -> bool:
        """Say whether a line begins with the number of a row."""
        first = line.runs[0]
        is_there = self.is_numbered and first.left < self.spans[0][1]
        return is_there and is_number(first.words)


@dataclass(frozen=True)
class PrintedRow:
    """A row: how far from above, and the lines of each of its cells."""

    top: float
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class UnruledTable:
    """Lines `first` to `last`, and their rows; none where it cannot be told which lines are one
    row."""

    first: int
    last: int
    rows: tuple[PrintedRow, ...]
    columns: PrintedColumns


def tables_in(
    lines: list[PrintedLine], before: PrintedColumns | None = None
) -> Iterator[UnruledTable]:
    """Give the tables among the lines of a page; `before` are the columns of one that the page
    before may not have ended."""
    at, columns = 0, before
    while at < len(lines):
        header = _header(lines, at)
        first = _first_of_header(lines, at, header) if header else at
        columns = header or columns
        if header or (columns and _goes_on(lines, at, columns, is_new=at == 0)):
            assert columns
            last = _last(lines, at, columns)
            if last > at or not header:
                yield _table(lines, first, last, at if header else None, columns)
            at = last
        elif columns and columns.begin_row(lines[at]):
            yield UnruledTable(at, at, (), columns)
        else:
            last = _last_wide(lines, at)
            if len({line.words.count("\t") for line in lines[at : last + 1]}) > 1:
                yield UnruledTable(at, last, (), _columns_of(lines[at].runs))
            at = last
        at += 1


def _last_wide(lines: list[PrintedLine], at: int) -> int:
    """Give the last line of what has three columns and more here and again within three lines,
    such as a table with a header that we do not know; `at` itself where there is no more."""
    if lines[at].words.count("\t") < 2:
        return at
    last = at
    while True:
        ahead = range(last + 1, min(last + 4, len(lines)))
        following = next((other for other in ahead if lines[other].words.count("\t") > 1), None)
        if following is None:
            return last
        last = following


def _columns_of(runs: Sequence[Run]) -> PrintedColumns:
    return PrintedColumns(
        tuple(_merged([(run.left, run.right) for run in runs])), is_numbered=False
    )


def _goes_on(lines: list[PrintedLine], at: int, columns: PrintedColumns, *, is_new: bool) -> bool:
    """Say whether a table goes on here: with a row that has a number, or over the end of a page."""
    line = lines[at]
    if not columns.take_in(line) or line.words.isupper():
        return False
    if is_new and (len(line.runs) > 1 or line.runs[0].left > columns.spans[0][1]):
        return True
    return len(line.runs) > 1 and columns.begin_row(line)


def _header(lines: list[PrintedLine], at: int) -> PrintedColumns | None:
    """Give the columns that a line names, and those that the lines half a line off it name."""
    runs = list(lines[at].runs)
    own = _columns_of(runs)
    for beside in _beside(lines, at):
        runs += [run for run in beside.runs if not own.touched(run)]
    runs.sort(key=lambda run: run.left)
    names = [without_accents(run.words) for run in runs]
    is_numbered = is_ordinal(names[0])
    named = sum(bool(_HEADER.match(name)) for name in names)
    if not 1 < len(runs) <= _MOST_COLUMNS or named < max(2 - is_numbered, len(runs) / 2):
        return None
    if is_numbered and runs[0] not in lines[at].runs:
        return None  # the line half a line off is the middle of this header
    return replace(_columns_of(runs), is_numbered=is_numbered)


def _beside(lines: list[PrintedLine], at: int) -> Iterator[PrintedLine]:
    for other in (at - 1, at + 1):
        if 0 <= other < len(lines):
            off = abs(lines[other].top - lines[at].top)
            if off < _HALF_A_LINE * lines[at].height:
                yield lines[other]


def _merged(spans: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Give the spans from the left, those that reach into each other as one."""
    spans = sorted(spans)
    left, right = spans[0]
    for span in spans[1:]:
        if span[0] < right:
            right = max(right, span[1])
        else:
            yield left, right
            left, right = span
    yield left, right


def _first_of_header(lines: list[PrintedLine], at: int, columns: PrintedColumns) -> int:
    """Give the first line of the header whose middle is the line `at`."""
    first = at
    while first and at - first < 3:
        above, off = lines[first - 1], lines[first].top - lines[first - 1].top
        is_close = off < _HALF_A_LINE * above.height
        is_next = off < _NEXT_LINE * above.height and above.runs[0].left > columns.spans[0][1]
        in_one = all(len(columns.touched(run)) == 1 for run in above.runs)
        if not (in_one and (is_close or (columns.is_numbered and is_next))):
            break
        first -= 1
    return first


def _last(lines: list[PrintedLine], at: int, columns: PrintedColumns) -> int:
    while at + 1 < len(lines):
        following = lines[at + 1]
        if following.top - lines[at].top > _APART * following.height:
            break
        if not columns.take_in(following):
            break
        at += 1
    return at


def _table(
    lines: list[PrintedLine], first: int, last: int, header: int | None, columns: PrintedColumns
) -> UnruledTable:
    placed = _placed(lines[first : last + 1], columns)
    if placed is None:
        return UnruledTable(first, last, (), columns)
    words, columns = placed
    title = lines[header].top if header is not None else None
    rows = (
        _row(row, len(columns.spans))
        for row in rows_of(words, title, is_numbered=columns.is_numbered)
    )
    return UnruledTable(first, last, tuple(rows), columns)


def _row(words: list[CellLine], count: int) -> PrintedRow:
    cells = (tuple(word.words for word in words if word.column == at) for at in range(count))
    return PrintedRow(words[0].height, tuple(cells))


def _placed(
    lines: list[PrintedLine], columns: PrintedColumns
) -> tuple[list[CellLine], PrintedColumns] | None:
    """Give all words with their columns, as wide as they are; None where two columns reach into
    each other."""
    spans = list(columns.spans)
    placed: dict[Run, int] = {}
    loose = []
    for run in (run for line in lines for run in line.runs):
        touched = columns.touched(run)
        if touched:
            placed[run] = touched[0]
            spans[touched[0]] = _united(spans[touched[0]], run)
        else:
            loose.append(run)
    for run in loose:
        near = _near(spans, run)
        if near is None:
            return None
        placed[run] = near
        spans[near] = _united(spans[near], run)
    if any(right > left for (_, right), (left, _) in pairwise(spans)):
        return None
    words = [CellLine(line.top, placed[run], run.words) for line in lines for run in line.runs]
    return words, replace(columns, spans=tuple(spans))


def _united(span: tuple[float, float], run: Run) -> tuple[float, float]:
    return min(span[0], run.left), max(span[1], run.right)


def _near(spans: list[tuple[float, float]], run: Run) -> int | None:
    """Give the column to which words are nearest; None where two are as near."""
    away = sorted(
        (max(left - run.right, run.left - right), at) for at, (left, right) in enumerate(spans)
    )
    return away[0][1] if away[1][0] - max(away[0][0], 0) > _AS_NEAR else None
