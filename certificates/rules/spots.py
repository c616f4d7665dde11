"""What is printed on a preprinted form, and where: each piece of text at its spot.

A form has its frame, emblem and titles already. Millimetres are counted from the upper left corner
of the sheet as it lies before the reader.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from law.kinds import Subject

LONGEST = Decimal("420")  # A3 on its side
LINE = Decimal("0.424")  # millimetres from one line to the next, a point of size
SMALLEST, LARGEST = Decimal("8"), Decimal("72")
SUBJECTS = (Subject.INDIVIDUAL, Subject.COLLECTIVE, Subject.HOUSEHOLD)
ALIGNS = {"left": "trái", "center": "giữa", "right": "phải"}


@dataclass(frozen=True)
class Piece:
    """A piece of text that a form may have room for; in bold or italic letters, and in how many
    lines at most. `stays_whole`: it is made smaller before it is broken."""

    code: str
    label: str
    face: str = "regular"
    lines: int = 1
    stays_whole: bool = False


PIECES = (
    Piece("called", "Danh xưng và họ tên, tên tập thể", "bold", 2, stays_whole=True),
    Piece("honorific", "Danh xưng (Ông, Bà)", "bold"),
    Piece("name", "Họ tên, tên tập thể", "bold", 2, stays_whole=True),
    Piece("post", "Chức vụ, đơn vị, địa chỉ", "regular", 2),
    Piece("merit", "Thành tích", "regular", 3),
    Piece("decision", "Số, ngày quyết định", "bold-italic"),
    Piece("ordinal", "Số sổ vàng", "bold-italic"),
    Piece("place_and_day", "Địa danh, ngày tháng", "bold-italic"),
    Piece("authority", "Chức vụ người ký", "bold", 2),
    Piece("signer", "Họ tên người ký", "bold"),
)
PIECE_OF = {piece.code: piece for piece in PIECES}


@dataclass(frozen=True)
class Spot:
    """Where a piece stands: its left edge, middle or right edge at `x`, its upper edge at `y`, in
    so wide a room; millimetres, `size` in points."""

    code: str
    x: Decimal
    y: Decimal
    width: Decimal
    size: Decimal
    align: str = "center"
    is_on: bool = True

    @property
    def piece(self) -> Piece:
        return PIECE_OF[self.code]

    @property
    def left(self) -> Decimal:
        """Give the left edge of its room."""
        part = {"left": Decimal(0), "center": self.width / 2, "right": self.width}[self.align]
        return self.x - part

    @property
    def height(self) -> Decimal:
        """Give how high its room is, with all the lines that it may have."""
        return self.size * LINE * self.piece.lines


def _spot(
    code: str, x: int, y: int, width: int, size: int, *, align: str = "center", is_on: bool = True
) -> Spot:
    return Spot(code, Decimal(x), Decimal(y), Decimal(width), Decimal(size), align, is_on)


_FIRST = (
    _spot("called", 148, 102, 220, 26),
    _spot("honorific", 60, 102, 30, 22, is_on=False),
    _spot("name", 160, 102, 180, 24, is_on=False),
    _spot("post", 148, 115, 220, 17),
    _spot("merit", 148, 124, 220, 17),
    _spot("decision", 30, 175, 120, 13, align="left"),
    _spot("ordinal", 30, 181, 120, 13, align="left"),
    _spot("place_and_day", 213, 142, 108, 14),
    _spot("authority", 213, 149, 108, 15),
    _spot("signer", 213, 181, 108, 15),
)


def first_spots(subject: Subject) -> tuple[Spot, ...]:
    """Give where a new form has its pieces until somebody moves them: as on our own paper, without
    the line of post and unit for a collective, whose name says all."""
    return tuple(
        replace(spot, is_on=False)
        if spot.code == "post" and subject is Subject.COLLECTIVE
        else spot
        for spot in _FIRST
    )


def outside(spot: Spot, width: Decimal, height: Decimal) -> str:
    """Say in Vietnamese why a spot does not lie on a sheet with all its lines; "" where it does."""
    if not spot.is_on:
        return ""
    if spot.left < 0 or spot.left + spot.width > width:
        return f"“{spot.piece.label}” tràn ra ngoài mép trái hoặc phải của tờ phôi."
    if spot.y < 0 or spot.y + spot.height > height:
        lines = f" ({spot.piece.lines} dòng)" if spot.piece.lines > 1 else ""
        return f"“{spot.piece.label}”{lines} tràn ra ngoài mép trên hoặc dưới của tờ phôi."
    return ""
