"""How wide text prints, and how it is broken and shrunk so that it stays within its room."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from documents.paper.printable import SOFT_BREAK
from documents.press.fonts import font_folder

Face = Literal["regular", "bold", "italic", "bold-italic"]
FILES: dict[Face, str] = {
    "regular": "Tinos-Regular.ttf",
    "bold": "Tinos-Bold.ttf",
    "italic": "Tinos-Italic.ttf",
    "bold-italic": "Tinos-BoldItalic.ttf",
}
MILLIMETRES_A_POINT = 25.4 / 72
STEP = 0.5  # points by which text is made smaller
SHRUNK = 0.75  # a line that is to stay whole becomes so small before it is broken
TOLERANCE = 1.02  # the press moves letters closer together or apart, a little


@dataclass(frozen=True)
class Fitted:
    """Text as it fits: its lines, and the size in points in which they do."""

    lines: tuple[str, ...]
    size: float


def width(text: str, face: Face, size: float) -> float:
    """Give the millimetres that a line of text takes in a face at a size."""
    advances, units, unknown = _metrics(face)
    total = sum(advances.get(ord(letter), unknown) for letter in text)
    return total / units * size * MILLIMETRES_A_POINT * TOLERANCE


def fitted(
    text: str, face: Face, size: float, room: float, *, lines: int = 1, stays_whole: bool = False
) -> Fitted:
    """Give the text in at most `lines` lines of `room` millimetres, in the largest size that fits.

    What `stays_whole`, as a name does, is made smaller, down to three quarters, before it is
    broken; other text is broken first. However long it is, it never leaves its room.
    """
    for small in _sizes(size, size * SHRUNK):
        if inside := _inside(text, face, small, room, 1 if stays_whole else lines):
            return Fitted(inside, small)
    small = size
    while not (inside := _inside(text, face, small, room, lines)):
        small *= 0.95
    return Fitted(inside, small)


def wrapped(text: str, face: Face, size: float, room: float) -> tuple[str, ...]:
    """Give the lines of text at a size, as even as they come in the number of lines it needs."""
    count = len(_filled(text, face, size, room))
    low, high = 0.0, room
    while high - low > 1:
        middle = (low + high) / 2
        if len(_filled(text, face, size, middle)) > count:
            low = middle
        else:
            high = middle
    return tuple(_filled(text, face, size, high))


def lines_of(text: str, face: Face, size: float, room: float) -> int:
    """Give how many lines of `room` millimetres a text fills."""
    return len(_filled(text, face, size, room))


def _sizes(largest: float, least: float) -> Iterator[float]:
    while largest >= least:
        yield largest
        largest -= STEP


def _inside(text: str, face: Face, size: float, room: float, most: int) -> tuple[str, ...] | None:
    """Give the lines of text at a size; None where they are too many or too wide."""
    lines = wrapped(text, face, size, room)
    is_inside = all(width(line, face, size) <= room for line in lines)
    return lines if is_inside and len(lines) <= most else None


def _filled(text: str, face: Face, size: float, room: float) -> list[str]:
    """Give the lines that come of filling each with as many words as go in."""
    lines, line = [], ""
    for word in _pieces(text, lambda piece: width(piece, face, size) <= room):
        longer = f"{line} {word}" if line else word
        if line and width(longer, face, size) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


def _pieces(text: str, goes_in: Callable[[str], bool]) -> Iterator[str]:
    """Give the words; one that is wider than a line in the parts between its soft breaks."""
    for word in text.split(" "):
        if SOFT_BREAK in word and not goes_in(word):
            yield from word.split(SOFT_BREAK)
        else:
            yield word.replace(SOFT_BREAK, "")


@cache
def _metrics(face: Face) -> tuple[dict[int, int], int, int]:
    """Give the width of each letter of a face, in how many units an em has, and of a missing one;
    raises `FontsMissingError`."""
    from fontTools.ttLib import TTFont

    with TTFont(font_folder() / FILES[face], lazy=True) as font:
        widths = font["hmtx"].metrics
        advances = {code: widths[name][0] for code, name in font.getBestCmap().items()}
        advances[ord(SOFT_BREAK)] = 0
        units = font["head"].unitsPerEm
    return advances, units, max(advances[ord("M")], advances.get(ord("□"), 0))
