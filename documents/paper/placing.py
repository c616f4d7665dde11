"""Lines of text at places of a sheet, in millimetres: what certificates and preprinted forms are
printed from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from documents.paper.measuring import MILLIMETRES_A_POINT, Face
from documents.paper.verification import Verification

Align = Literal["left", "center", "right"]
Ink = Literal["black", "red"]
LEADING = 1.2  # from one line to the next, in sizes


@dataclass(frozen=True)
class Line:
    """A line of text. `x` is its left edge, its middle or its right edge, as `align` says; `y` the
    upper edge of its room, `size` in points."""

    text: str
    x: float
    y: float
    size: float
    face: Face = "regular"
    align: Align = "center"
    ink: Ink = "black"
    is_underlined: bool = False

    @property
    def height(self) -> float:
        return height(self.size)


@dataclass(frozen=True)
class Code:
    """The QR code of a paper, its left upper corner at (x, y)."""

    verification: Verification
    x: float
    y: float


@dataclass(frozen=True)
class Placed:
    """A sheet: the name in its bookmark, its lines, and what is drawn under them. `stamps` are
    drawings of `static/img/print`, each as large as the sheet."""

    name: str
    lines: tuple[Line, ...]
    code: Code | None = None


@dataclass(frozen=True)
class Sheets:
    """Sheets of one size that become one file."""

    title: str
    author: str
    placed: Sequence[Placed]
    abstract: str = ""
    created: str = ""
    width: float = 297
    height: float = 210
    stamps: tuple[str, ...] = field(default=())


def height(size: float) -> float:
    """Give the millimetres from one line to the next."""
    return size * LEADING * MILLIMETRES_A_POINT
