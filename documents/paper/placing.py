"""Lines of text at places of a sheet, in millimetres: what certificates and preprinted forms are
printed from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from documents.paper.measuring import MILLIMETRES_A_POINT, Face
from documents.paper.verification import Verification

Align = Literal["left", "center", "right"]
Ink = Literal["black", "red"]
LEADING = 1.2  # from one line to the next, in sizes
ASCENT = 0.94  # from the upper edge of a line to the foot of its letters


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

    @property
    def foot(self) -> float:
        """The line that the letters stand on."""
        return self.y + self.size * ASCENT * MILLIMETRES_A_POINT

    @property
    def millimetres(self) -> float:
        """The size as a drawing in millimetres needs it."""
        return self.size * MILLIMETRES_A_POINT

    @property
    def anchor(self) -> str:
        """What SVG calls the alignment."""
        return {"left": "start", "center": "middle", "right": "end"}[self.align]


@dataclass(frozen=True)
class Code:
    """The QR code of a paper, its left upper corner at (x, y)."""

    verification: Verification
    x: float
    y: float


@dataclass(frozen=True)
class SealRoom:
    """The room for signature and seal, its left upper corner at (x, y)."""

    x: float
    y: float
    width: float
    height: float

    @property
    def style(self) -> str:
        sides = {"left": self.x, "top": self.y, "width": self.width, "height": self.height}
        return ";".join(f"{side}:{length:.2f}mm" for side, length in sides.items())


@dataclass(frozen=True)
class Placed:
    """A sheet: the name in its bookmark, its lines, the QR code and the room for a signature if it
    has them."""

    name: str
    lines: tuple[Line, ...]
    code: Code | None = None
    room: SealRoom | None = None


@dataclass(frozen=True)
class Sheets:
    """Sheets of one size that become one file. `stamps` are drawings of `static/img/print`, as
    large as the sheet, under the words of each; `marks` is a piece of our own SVG there, in
    millimetres."""

    title: str
    author: str
    placed: Sequence[Placed]
    abstract: str = ""
    created: str = ""
    width: float = 297
    height: float = 210
    stamps: tuple[str, ...] = ()
    marks: str = ""


def height(size: float) -> float:
    """Give the millimetres from one line to the next."""
    return size * LEADING * MILLIMETRES_A_POINT
