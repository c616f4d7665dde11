"""Which lines of a table without rules are one row: told by blanks, or by where its mark stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from vietnamese.text import without_accents

_ORDINAL = re.compile(r"s?tt|so (?:tt|thu tu)")
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Za-zđĐ])[.)]?")
_SPREAD = 1.15  # of the distance of two lines in a cell: more parts two rows


@dataclass(frozen=True)
class CellLine:
    """CellLine of a cell on one line: how far from above, and in which column."""

    height: float
    column: int
    words: str


def is_ordinal(name: str) -> bool:
    """Say whether bare words head the column of numbers."""
    return bool(_ORDINAL.fullmatch(name))


def is_number(words: str) -> bool:
    """Say whether words number a row, or head the column of numbers."""
    return bool(_NUMBER.fullmatch(words) or is_ordinal(without_accents(words)))


def rows_of(
    words: list[CellLine], title: float | None, *, is_numbered: bool
) -> list[list[CellLine]]:
    """Give the rows by that way of parting them which fits, and after which most cells begin as
    cells do; none where no way fits."""
    marks = _marks(words, title, is_numbered=is_numbered)
    pitch = _pitch(words)
    ways = [
        rows
        for rows in (
            _parted_by_blanks(words, marks, pitch),
            _parted_from_above(words, marks),
            _parted_in_the_middle(words, marks, pitch),
        )
        if rows
    ]
    return max(ways, key=_share_of_beginnings, default=[])


def _marks(words: list[CellLine], title: float | None, *, is_numbered: bool) -> list[float]:
    """Give where rows are marked: at their numbers, or else where their first cell begins."""
    is_cut = title is None and words[0].column > 0
    marks = [words[0].height] if is_cut else [] if title is None else [title]
    for word in words:
        is_mark = word.column == 0 and (is_numbered or not word.words[0].islower())
        if is_mark and (not marks or word.height > marks[-1] + 0.5):
            marks.append(word.height)
    return marks


def _pitch(words: list[CellLine]) -> float:
    """Give the distance of two lines in one cell: the least in any column."""
    last: dict[int, float] = {}
    least = float("inf")
    for word in words:
        off = word.height - last.get(word.column, float("-inf"))
        least = min(least, off) if off > 1 else least
        last[word.column] = word.height
    return least


def _parted_by_blanks(
    words: list[CellLine], marks: list[float], pitch: float
) -> list[list[CellLine]]:
    """Give the rows between which there is more room than between two lines of a cell."""
    rows: list[list[CellLine]] = [[words[0]]]
    for before, word in pairwise(words):
        if word.height - before.height > _SPREAD * pitch:
            rows.append([])
        rows[-1].append(word)
    counts = [sum(row[0].height <= mark <= row[-1].height for mark in marks) for row in rows]
    is_cut = bool(counts) and counts[0] == 0  # by the end of the page before
    return rows if len(rows) > 1 and set(counts[is_cut:]) == {1} else []


def _parted_from_above(words: list[CellLine], marks: list[float]) -> list[list[CellLine]]:
    """Give the rows whose cells all begin on the line of their mark."""
    rows: list[list[CellLine]] = [[] for _ in marks]
    begun: list[dict[int, float]] = [{} for _ in marks]
    at = 0
    for word in words:
        while at + 1 < len(marks) and word.height > marks[at + 1] - 1:
            at += 1
        rows[at].append(word)
        begun[at].setdefault(word.column, word.height)
    fits = all(
        abs(height - mark) < 1
        for mark, columns in list(zip(marks, begun, strict=True))[1:]
        for height in columns.values()
    )
    return rows if fits and len(rows) > 1 and all(len(columns) > 1 for columns in begun[1:]) else []


def _parted_in_the_middle(
    words: list[CellLine], marks: list[float], pitch: float
) -> list[list[CellLine]]:
    """Give the rows whose cells all have their middle where their mark stands."""
    border = words[0].height - pitch / 2
    rows, at = [], 0
    for mark in marks:
        border = 2 * mark - border
        row = []
        while at < len(words) and words[at].height < border:
            row.append(words[at])
            at += 1
        if not row or not _is_centred(row, mark, pitch):
            return []
        rows.append(row)
    return rows if at == len(words) and len(rows) > 1 else []


def _is_centred(row: list[CellLine], mark: float, pitch: float) -> bool:
    heights: dict[int, set[float]] = {}
    for word in row:
        heights.setdefault(word.column, set()).add(word.height)
    return all(abs(fmean(lines) - mark) < 0.3 * pitch for lines in heights.values())


def _share_of_beginnings(rows: list[list[CellLine]]) -> float:
    """Give how many cells begin as cells do: not in the middle of a sentence."""
    first: dict[tuple[int, int], str] = {}
    for at, row in enumerate(rows):
        for word in row:
            first.setdefault((at, word.column), word.words)
    return fmean(not words[0].islower() for words in first.values())
