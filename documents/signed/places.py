"""Where signatures are seen on a paper: in the room that its layout left between position and name.

Lengths are points, from the left lower corner of the page. Source: Nghị định 30/2020/NĐ-CP, Phụ lục
I: the signature blue, between position and name; the seal red, as large as it is, over about a
third of the signature at its left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MILLIMETRE = 72 / 25.4
LONGEST_SIGNATURE = 50 * MILLIMETRE
WORDS = 56 * MILLIMETRE  # how wide a signature in words is
SEAL_IN_WORDS = 0.4  # of the room, where words stand for the seal
LINE, LINE_HEIGHT = 110 * MILLIMETRE, 6 * MILLIMETRE
MARGIN = 16 * MILLIMETRE  # from the edges: 10 mm stay free above the line
GAP = 3 * MILLIMETRE
USUAL = 2.0  # width by height of a signature that somebody else put there


@dataclass(frozen=True)
class StampBox:
    """A place on a sheet."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def corners(self) -> tuple[float, float, float, float]:
        """Give left, bottom, right and top, as PDF names a rectangle."""
        return self.left, self.bottom, self.right, self.bottom + self.height

    def middle(self, width: float, height: float) -> StampBox:
        """Give a box of a size in the middle of this one."""
        left = self.left + (self.width - width) / 2
        return StampBox(left, self.bottom + (self.height - height) / 2, width, height)


@dataclass(frozen=True)
class StampShape:
    """How a signature shows: `aspect` is width by height of its picture, 0 for words; `width` that
    of the seal's picture."""

    role: str
    aspect: float = 0
    width: float = 0


def places_of(shapes: Sequence[StampShape], room: StampBox) -> dict[str, StampBox]:
    """Give the box of each role. Without a signature of ours the seal stands where one would be;
    words stand clear of the seal, so that they can be read."""
    signer, seal = (_shape_of(shapes, role) for role in ("signer", "seal"))
    boxes = {}
    if signer:
        boxes["signer"] = _signature(signer, room, is_alone=seal is None)
    if seal:
        boxes["seal"] = _seal(seal, room, signer)
    return boxes


def corner_of(left: float, right: float, top: float) -> StampBox:
    """Give the room for the line on an annex that is a file of its own: right above its words."""
    width = min(LINE, right - left)
    return StampBox(max(left, right - MARGIN - width), top - MARGIN, width, LINE_HEIGHT)


def _shape_of(shapes: Sequence[StampShape], role: str) -> StampShape | None:
    return next((shape for shape in shapes if shape.role == role), None)


def _signature(shape: StampShape, room: StampBox, *, is_alone: bool) -> StampBox:
    if shape.aspect:
        width = min(LONGEST_SIGNATURE, room.width, room.height * shape.aspect)
        return room.middle(width, width / shape.aspect)
    if is_alone:
        return room.middle(min(WORDS, room.width), room.height)
    width = room.width * (1 - SEAL_IN_WORDS)
    return StampBox(room.right - width, room.bottom, width, room.height)


def _seal(shape: StampShape, room: StampBox, signer: StampShape | None) -> StampBox:
    if not shape.aspect and signer is None:
        return room.middle(min(WORDS, room.width), room.height)
    if not shape.aspect:
        return StampBox(room.left, room.bottom, room.width * SEAL_IN_WORDS - GAP, room.height)
    signature = _signature(signer or StampShape("signer", USUAL), room, is_alone=False)
    lapped = 0.0 if signer and not signer.aspect else signature.width / 3
    left = signature.left + lapped - shape.width
    height = shape.width / shape.aspect
    return StampBox(left, room.middle(shape.width, height).bottom, shape.width, height)
