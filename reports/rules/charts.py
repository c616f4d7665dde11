"""Bars beside a table, laid out on the server: 330 units wide, so that a phone can read them, each
number at its bar, and told apart without colour, too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from vietnamese.numbers import number


class Shade(Enum):
    """What a bar stands for. Beside one another they differ in lightness, too, or are hatched or
    empty, which print keeps."""

    GOAL = "#8b8f98"
    DONE = "#17603a"
    ON_ITS_WAY = "#174e86"
    WAITING = "#9dbfe3"
    HATCHED = "hatched"
    EMPTY = "#ffffff"


@dataclass(frozen=True)
class ChartBar:
    """A bar of one or several pieces, from the left; `instead` is said where there is no number."""

    name: str
    pieces: tuple[tuple[Shade, int], ...]
    instead: str = ""

    @property
    def length(self) -> int:
        return sum(value for _, value in self.pieces)


@dataclass(frozen=True)
class ChartLimit:
    """A line across all bars: a goal is solid, a ceiling dashed."""

    name: str
    value: int
    is_ceiling: bool = False


@dataclass(frozen=True)
class Chart:
    """Bars under one another; `legend` names the shades of bars of several pieces. `unit` is what
    a number counts: "người"."""

    name: str
    bars: tuple[ChartBar, ...]
    limits: tuple[ChartLimit, ...] = ()
    legend: tuple[tuple[Shade, str], ...] = ()

    @property
    def in_words(self) -> str:
        """Give what it shows to who cannot see it: "Lao động tiên tiến: Đăng ký 21, Đề nghị 15"."""
        words = dict(self.legend)
        bars = (f"{bar.name} {_values(bar, words)}" for bar in self.bars)
        limits = (f"{limit.name} {limit.value}" for limit in self.limits)
        return f"{self.name}: {', '.join((*bars, *limits))}"


def _values(bar: ChartBar, words: dict[Shade, str]) -> str:
    if bar.instead:
        return bar.instead
    if len(bar.pieces) == 1:
        return number(bar.length)
    pieces = [
        f"{number(value)} {words.get(shade, '')}".strip() for shade, value in _drawn(bar.pieces)
    ]
    return f"({' + '.join(pieces)})" if pieces else "0"


# --- Laid out --------------------------------------------------------------------------------

WIDTH = 330
_THICK, _STEP, _GAP = 19, 30, 7
_EDGE, _NAME, _LEFT, _LONGEST = 2, 96, 104, 168
_LETTERS_BESIDE = 14
"""Names that are longer stand above their bars."""
_LETTER = 7
"""So wide is a letter, generously."""
_LINE = 16


@dataclass(frozen=True)
class Box:
    """A rectangle."""

    x: int
    y: int
    width: int
    height: int
    shade: Shade


@dataclass(frozen=True)
class ChartWord:
    """Words at a point; `anchor` as SVG names it."""

    x: int
    y: int
    text: str
    anchor: str = "start"
    is_value: bool = False
    on: Shade | None = None

    @property
    def is_light(self) -> bool:
        """Say whether it stands on something dark."""
        return self.on in (Shade.DONE, Shade.ON_ITS_WAY)


@dataclass(frozen=True)
class ChartRule:
    """A line from top to bottom."""

    x: int
    top: int
    bottom: int
    is_dashed: bool


@dataclass(frozen=True)
class Drawing:
    """A chart as an SVG draws it."""

    height: int
    in_words: str
    boxes: tuple[Box, ...]
    words: tuple[ChartWord, ...]
    rules: tuple[ChartRule, ...]

    @property
    def width(self) -> int:
        return WIDTH


def drawn(chart: Chart) -> Drawing:
    """Give a chart laid out."""
    return _Layout(chart).drawing()


class _Layout:
    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self.is_beside = all(len(bar.name) <= _LETTERS_BESIDE for bar in chart.bars)
        self.left = _LEFT if self.is_beside else _EDGE
        lengths = [bar.length for bar in chart.bars]
        names = [*map(number, lengths), *map(_limit_in_words, chart.limits)]
        label = max(map(_wide, names)) + _GAP + 2
        self.room = min(_LONGEST if self.is_beside else WIDTH, WIDTH - self.left - label)
        self.most = max((*lengths, *(limit.value for limit in chart.limits), 1))

    def length(self, value: int) -> int:
        return round(value * self.room / self.most)

    def x_of(self, limit: ChartLimit) -> int:
        return self.left + self.length(limit.value)

    def drawing(self) -> Drawing:
        legend_boxes, legend_words, below = self.legend()
        rows = max((row + 1 for _, row, _ in self.named_limits), default=0)
        top = below + _LINE * rows + 3
        boxes, words, bottom = self.bars(top)
        return Drawing(
            bottom,
            self.chart.in_words,
            (*legend_boxes, *boxes),
            (*legend_words, *words, *self.limit_words(below)),
            tuple(self.rules(below, bottom)),
        )

    def legend(self) -> tuple[list[Box], list[ChartWord], int]:
        boxes, words, x, y = [], [], 2, 0
        for shade, text in self.chart.legend:
            wide = 19 + _wide(text) + 12
            if x + wide > WIDTH and x > 2:
                x, y = 2, y + 22
            boxes.append(Box(x, y + 3, 14, 14, shade))
            words.append(ChartWord(x + 19, y + 15, text))
            x += wide
        return boxes, words, y + 24 if self.chart.legend else 0

    def bars(self, top: int) -> tuple[list[Box], list[ChartWord], int]:
        boxes: list[Box] = []
        words: list[ChartWord] = []
        y = top
        for bar in self.chart.bars:
            if self.is_beside:
                words.append(ChartWord(_NAME, y + 14, bar.name, "end"))
            else:
                words.append(ChartWord(self.left, y + 13, _shortened(bar.name)))
                y += _STEP - 12
            boxes += self.pieces(bar, y)
            words += self.values(bar, y)
            y += _STEP
        return boxes, words, y - (_STEP - _THICK) + 3

    def pieces(self, bar: ChartBar, y: int) -> Iterator[Box]:
        start = 0
        for shade, value in bar.pieces:
            x, end = self.length(start), self.length(start + value)
            if value or len(bar.pieces) == 1:
                yield Box(self.left + x, y, max(end - x, 2), _THICK, shade)
            start += value

    def values(self, bar: ChartBar, y: int) -> Iterator[ChartWord]:
        """Give the number of each piece where it has room, and the whole at the end of the bar."""
        if bar.instead:
            yield ChartWord(self.left + 2, y + 14, bar.instead)
            return
        if len(bar.pieces) > 1:
            for (shade, value), box in zip(_drawn(bar.pieces), self.pieces(bar, y), strict=True):
                if box.width >= _wide(number(value)) + _LETTER:
                    middle = box.x + box.width // 2
                    yield ChartWord(middle, y + 14, number(value), "middle", True, shade)
        end = self.left + max(self.length(bar.length), 2)
        yield ChartWord(end + _GAP, y + 14, number(bar.length), is_value=True)

    @cached_property
    def named_limits(self) -> list[tuple[ChartLimit, int, bool]]:
        """Give each limit with the row of its name and whether that stands at the left of its
        line: of two the lower does, where there is room, so that they share a row."""
        limits = sorted(self.chart.limits, key=lambda limit: limit.value)
        if len(limits) < 2:
            return [(limit, 0, False) for limit in limits]
        low, *others = limits
        is_left = self.x_of(low) - 3 >= _wide(_limit_in_words(low))
        return [(low, 0, is_left), *((other, 1 - is_left, False) for other in others)]

    def limit_words(self, top: int) -> Iterator[ChartWord]:
        for limit, row, is_left in self.named_limits:
            x, y = self.x_of(limit), top + 12 + _LINE * row
            text = _limit_in_words(limit)
            yield ChartWord(x - 3, y, text, "end") if is_left else ChartWord(x + 3, y, text)

    def rules(self, top: int, bottom: int) -> Iterator[ChartRule]:
        """Give the line of each limit, from beside its name down."""
        for limit, row, _ in self.named_limits:
            yield ChartRule(self.x_of(limit), top + 2 + _LINE * row, bottom, limit.is_ceiling)


def _limit_in_words(limit: ChartLimit) -> str:
    return f"{limit.name} {number(limit.value)}"


def _wide(text: str) -> int:
    return _LETTER * len(text)


def _shortened(name: str) -> str:
    """Give a name that fits the sheet; the table beside has the whole."""
    most = (WIDTH - _EDGE) // _LETTER
    return name if len(name) <= most else f"{name[: most - 1]}…"


def _drawn(pieces: Sequence[tuple[Shade, int]]) -> Iterable[tuple[Shade, int]]:
    return [(shade, value) for shade, value in pieces if value]
