"""Whether the tables of a paper are wide enough for their words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from documents.paper.letter import Letter, Table
from documents.paper.measuring import width

PORTRAIT, LANDSCAPE = 160, 257
"""Millimetres between the margins of a page, see `static/css/print/letter.css`."""
PADDING = 8.5 * 25.4 / 72
"""What the two sides of a cell and its rule take of it."""


def broken_words(paper: Letter) -> list[str]:
    """Give the words that would be broken in the middle, for their column is narrower than they."""
    room = [(block, PORTRAIT) for block in paper.blocks]
    for annex in paper.annexes:
        across = LANDSCAPE if annex.is_landscape else PORTRAIT
        room += [(block, across) for block in annex.blocks]
    tables = [(block, across) for block, across in room if isinstance(block, Table)]
    return [word for table, across in tables for word in _broken(table, across)]


def _broken(table: Table, across: int) -> Iterator[str]:
    for place, (column, share) in enumerate(zip(table.columns, table.shares, strict=True)):
        bold = [column.title, *table.totals[place : place + 1]]
        plain = [row[place] for row in table.rows]
        for texts, face in ((bold, "bold"), (plain, "regular")):
            for word in {word for text in texts for word in re.findall(r"[^\s\-/]+[-/]?", text)}:
                if width(word, face, table.size) > share * across - PADDING:
                    yield word
