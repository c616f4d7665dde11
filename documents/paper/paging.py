"""A long list cut where its pages end, so that two processes can lay out half of it each.

How high a row is comes from the same typeface; where that is not sure a row counts as the higher,
so that a page ends a line early at most and does not run over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from documents.paper.letter import Annex, Block, Heading, Letter, PageBreak, Table
from documents.paper.measuring import Face, lines_of

LONG = 200  # rows; a shorter list is laid out while a second process would begin

# As in static/css/print/letter.css; points.
LINE = 1.15  # of the size of a table's type
AROUND, BESIDE = 5.5, 8.5  # padding and border of a cell: above and below, left and right
TITLE, TITLE_LINE, TITLE_ENDS = 14.0, 14 * 1.25, 13.0
HEADING, BEFORE_TABLE = 8 + 14 * 1.25, 8.0
POINTS = 72 / 25.4
ACROSS, UPRIGHT = (257 * POINTS, 160 * POINTS), (160 * POINTS, 257 * POINTS)
"""Width and height that an annex has for its text."""


@dataclass(frozen=True)
class Halves:
    """A letter in two: the `second` half goes on with the pages of an annex of which the first has
    `pages`."""

    first: Letter
    second: tuple[Annex, ...]
    pages: int


def halves_of(letter: Letter) -> Halves | None:
    """Give a printable letter in two halves; None for one without a long list in an annex."""
    for at, annex in enumerate(letter.annexes):
        rows = sum(len(block.rows) for block in annex.blocks if isinstance(block, Table))
        if rows >= LONG and all(isinstance(block, Heading | Table) for block in annex.blocks):
            return _halved(letter, at)
    return None


def _halved(letter: Letter, at: int) -> Halves:
    annex = letter.annexes[at]
    pages = _Pages(*(ACROSS if annex.is_landscape else UPRIGHT)).filled(annex)
    middle = len(pages) // 2
    first = replace(annex, blocks=_apart(pages[:middle]))
    second = replace(annex, blocks=_apart(pages[middle:]), goes_on=True)
    annexes = letter.annexes
    return Halves(
        replace(letter, annexes=(*annexes[:at], first)), (second, *annexes[at + 1 :]), middle
    )


def _apart(pages: Sequence[Sequence[Block]]) -> tuple[Block, ...]:
    """Give the blocks of pages with a break before each page but the first."""
    blocks = [block for page in pages for block in (PageBreak(), *page)]
    return tuple(blocks[1:])


@dataclass
class _Pages:
    """The pages of an annex as they fill up, in points."""

    width: float
    height: float
    pages: list[list[Block]] = field(default_factory=lambda: [[]])
    used: float = 0

    def filled(self, annex: Annex) -> list[list[Block]]:
        """Give the blocks of each page of an annex; its tables are in pieces."""
        self.used = self._title(annex)
        for at, block in enumerate(annex.blocks):
            if isinstance(block, Heading):
                following = annex.blocks[at + 1 : at + 2]
                self._put(block, HEADING, HEADING + sum(map(self._beginning, following)))
            else:
                self._put_table(block)
        return self.pages

    def _title(self, annex: Annex) -> float:
        words = ((annex.title.upper(), "bold"), (annex.name, "bold"), (annex.belongs_to, "italic"))
        lines = [self._lines(text, face, TITLE, self.width) for text, face in words if text]
        return sum(lines) * TITLE_LINE + TITLE_ENDS

    def _put(self, block: Block, height: float, together: float) -> None:
        """Put a block, on a new page where it does not fit with what it stays together with."""
        if self.used + together > self.height:
            self._turn()
        self.pages[-1].append(block)
        self.used += height

    def _turn(self) -> None:
        self.pages.append([])
        self.used = 0

    def _beginning(self, block: Block) -> float:
        """Give the height of what a table does not begin without."""
        if not isinstance(block, Table):
            return HEADING
        return BEFORE_TABLE + self._header(block) + sum(list(self._heights(block))[:1])

    def _put_table(self, table: Table) -> None:
        rows: list[tuple[str, ...]] = []
        head = self._header(table)
        self.used += head + (BEFORE_TABLE if self.used else 0)
        for row, height in zip(table.rows, self._heights(table), strict=True):
            if self.used + height > self.height:
                self._keep(table, rows)
                self._turn()
                rows, self.used = [], head
            rows.append(row)
            self.used += height
        self._keep(table, rows, table.totals)

    def _keep(self, table: Table, rows: Sequence[tuple[str, ...]], totals: tuple = ()) -> None:
        if rows or totals:
            self.pages[-1].append(replace(table, rows=tuple(rows), totals=totals))

    def _heights(self, table: Table) -> Iterator[float]:
        """Give the height of each row; the totals stay with the last."""
        rooms = [share * self.width - BESIDE for share in table.shares]
        for at, row in enumerate(table.rows, start=1):
            height = self._row(row, rooms, table.size)
            is_last = at == len(table.rows) and table.totals
            yield height + (self._row(table.totals, rooms, table.size, "bold") if is_last else 0)

    def _header(self, table: Table) -> float:
        rooms = [share * self.width - BESIDE for share in table.shares]
        titles = tuple(column.title for column in table.columns)
        return self._row(titles, rooms, table.size, "bold")

    def _row(
        self, cells: Sequence[str], rooms: Sequence[float], size: float, face: Face = "regular"
    ) -> float:
        pairs = zip(cells, rooms, strict=True)
        lines = max(self._lines(text, face, size, room) for text, room in pairs)
        return lines * size * LINE + AROUND

    @staticmethod
    def _lines(text: str, face: Face, size: float, room: float) -> int:
        return sum(_count(line, face, size, room / POINTS) for line in text.split("\n"))


@lru_cache(maxsize=4096)
def _count(line: str, face: Face, size: float, room: float) -> int:
    return lines_of(line, face, size, room)
