"""The text as one flow: sentences are whole however their lines were broken, paragraphs hang under
their numbers, and every place still knows its line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from .joining import Item, Joiner
from .lines import Line, bare

__all__ = ["Flow", "Item", "covers"]

LONGEST_SENTENCE = 2000


class Flow:
    """Lines joined into sentences; `text` and `bare` have the same length, and white space in them
    is always a single character: a space, a tab between cells, a line feed between paragraphs."""

    def __init__(self, lines: list[Line]) -> None:
        joiner = Joiner(lines)
        self.text, self.items = joiner.text, joiner.items
        self._starts, self._numbers = joiner.starts, joiner.numbers
        self.bare = bare(self.text)
        self._children: dict[int | None, list[Item]] = {}
        for item in self.items:
            self._children.setdefault(item.parent, []).append(item)
        self._passages: list[int] = []
        for item in self.items:
            goes_on = item.is_plain and item.index and not self.items[item.index - 1].is_heading
            self._passages.append(self._passages[-1] if goes_on else item.start)
        self._tables: list[int] = []
        for item in self.items:
            goes_on = item.is_row and item.index and self.items[item.index - 1].is_row
            self._tables.append(self._tables[-1] if goes_on else item.index)

    def line_at(self, offset: int) -> int:
        """Give the number of the source line that holds this place."""
        return self._numbers[max(bisect_right(self._starts, offset) - 1, 0)]

    def starts_line(self, offset: int) -> bool:
        """Say whether a source line begins exactly here."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and self._starts[at] == offset

    def item_at(self, offset: int) -> Item:
        """Give the paragraph that holds this place."""
        at = bisect_right(self.items, offset, key=lambda item: item.start) - 1
        return self.items[max(at, 0)]

    def children(self, item: Item) -> list[Item]:
        return self._children.get(item.index, [])

    def parents(self, item: Item) -> Iterator[Item]:
        """Give what the paragraph hangs under, nearest first."""
        while item.parent is not None:
            item = self.items[item.parent]
            yield item

    def passage_start(self, item: Item) -> int:
        """Give where the last paragraph with a mark begins: those without one go on with it."""
        return self._passages[item.index]

    def first_row(self, item: Item) -> Item:
        """Give the first row of the table in which a row stands."""
        return self.items[self._tables[item.index]]

    def end_of(self, item: Item) -> int:
        """Give where the paragraph ends with all that hangs under it."""
        children = self.children(item)
        while children:
            item = children[-1]
            children = self.children(item)
        return item.end

    def words(self, start: int, end: int) -> str:
        """Give the words between two places on one line."""
        return " ".join(self.text[start:end].split())

    def pieces(self, item: Item, ends: re.Pattern[str]) -> Iterator[tuple[int, int]]:
        """Give the sentences or clauses of a paragraph, where `ends` says what ends one; none is
        longer than a person could follow."""
        start = item.start
        for match in ends.finditer(self.text, item.start, item.end):
            yield from _cut(start, match.start())
            start = match.end()
        yield from _cut(start, item.end)

    def whole(self, item: Item) -> str:
        """Give the words of a paragraph and below it, one line each, those below with marks."""
        below = [_marked(child, self.whole(child)) for child in self.children(item)]
        return "\n".join(part for part in [self.words(item.start, item.end), *below] if part)


def _cut(start: int, end: int) -> Iterator[tuple[int, int]]:
    for at in range(start, end, LONGEST_SENTENCE):
        yield at, min(at + LONGEST_SENTENCE, end)


def _marked(item: Item, words: str) -> str:
    return f"{item.mark}{item.mark_end}{words}" if item.mark else words


def covers(spans: list[tuple[int, int]], offset: int) -> bool:
    """Say whether one of the sorted spans holds the place."""
    at = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return at >= 0 and offset < spans[at][1]
