"""The lines of a page of a PDF: letters at one height, in runs that blanks part."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

_COLUMN_GAP = 18.0  # points between two texts on one line that are two columns
_CELL_GAP = 0.5  # of a letter's size between two cells, where more than the line says so
_WORD_GAP = 0.1  # of a letter's size between two words
_FILLING = frozenset(" \u00a0.…_")  # what stands where number and day are to be written


@dataclass(frozen=True)
class Run:
    """CellLine without a wide blank between them, from `left` to `right`; `tie` parts them from the
    run before."""

    left: float
    right: float
    words: str
    tie: str = ""


@dataclass(frozen=True)
class PrintedLine:
    """A line of a page: how far from above, how high its letters are, and its runs."""

    top: float
    height: float
    runs: tuple[Run, ...]

    @property
    def words(self) -> str:
        """Give the words, those of columns parted by tabs."""
        words = "".join(run.tie + run.words for run in self.runs)
        return re.sub(r"\x20*\t\x20*", "\t", words).strip()


def lines_of(chars: Iterable[Any]) -> Iterator[PrintedLine]:
    """Give the lines from above; letters at the same height are one line."""
    row: list[Any] = []
    for char in sorted(chars, key=_middle):
        if row and _middle(char) - _middle(row[0]) > row[0]["height"] / 2:
            yield from _line(row)
            row = []
        row.append(char)
    if row:
        yield from _line(row)


def _middle(char: Any) -> float:
    return float(char["top"] + char["bottom"]) / 2


def _line(row: list[Any]) -> Iterator[PrintedLine]:
    runs = tuple(_runs(_without_covered(sorted(row, key=lambda char: char["x0"]))))
    if runs:
        yield PrintedLine(
            min(char["top"] for char in row), max(char["height"] for char in row), runs
        )


def _runs(chars: Iterable[Any]) -> Iterator[Run]:
    """Give the runs of a line; blanks at the ends of one belong to none."""
    run: Run | None = None
    last: Any = None
    blanks = ""
    for char in chars:
        blanks += _blank_between(last, char)
        last = last if last and char["x1"] < last["x1"] else char
        if char["text"].isspace():
            blanks += char["text"]
        elif run and "\t" not in blanks and char["x0"] - run.right <= _CELL_GAP * char["height"]:
            words = run.words + (" " if blanks else "") + char["text"]
            run, blanks = Run(run.left, max(run.right, char["x1"]), words, run.tie), ""
        else:
            if run:
                yield run
            run, blanks = Run(char["x0"], char["x1"], char["text"], blanks if run else ""), ""
    if run:
        yield run


def _blank_between(last: Any, char: Any) -> str:
    gap = char["x0"] - last["x1"] if last else 0
    if gap > _COLUMN_GAP:
        return "\t"
    return " " if gap > _WORD_GAP * max(char["width"], char["height"]) else ""


def _without_covered(row: list[Any]) -> Iterator[Any]:
    """Leave out blanks and dots over which a stamp is drawn: "Số:      /KH-UBND" with "215" on
    it."""
    digits = [char for char in row if char["text"].isdigit()]
    starts = [char["x0"] for char in digits]
    for char in row:
        middle = (char["x0"] + char["x1"]) / 2
        at = bisect_right(starts, middle) - 1
        if char["text"] not in _FILLING or at < 0 or digits[at]["x1"] <= middle:
            yield char
