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
SEAL_IN_WORDS = 0.42  # of the room, where words stand for the seal


@dataclass(frozen=True)
class Box:
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

    def middle(self, width: float, height: float) -> Box:
        """Give a box of a size in the middle of this one."""
        left = self.left + (self.width - width) / 2
        return Box(left, self.bottom + (self.height - height) / 2, width, height)


@dataclass(frozen=True)
class Look:
    """How a signature shows: `aspect` is width by height of its picture, 0 for words; `width` that
    of the seal's picture."""

    role: str
    aspect: float = 0
    width: float = 0


def places_of(looks: Sequence[Look], room: Box) -> dict[str, Box]:
    """Give the box of each role. Without a signature of ours the seal stands where one would be."""
    by_role = {look.role: look for look in looks}
    seal = by_role.get("seal")
    of_signer = room
    if seal and not seal.aspect and "signer" in by_role:
        apart = room.width * SEAL_IN_WORDS
        of_signer = Box(room.left + apart, room.bottom, room.width - apart, room.height)
    signature = _signature(by_role.get("signer", Look("signer")), of_signer)
    boxes = {"signer": signature} if "signer" in by_role else {}
    if seal:
        boxes["seal"] = _seal(seal, room, of_signer, signature)
    return boxes


def _signature(look: Look, room: Box) -> Box:
    if not look.aspect:
        return room.middle(min(WORDS, room.width), room.height)
    width = min(LONGEST_SIGNATURE, room.width, room.height * look.aspect)
    return room.middle(width, width / look.aspect)


def _seal(look: Look, room: Box, of_signer: Box, signature: Box) -> Box:
    if not look.aspect:
        is_alone = of_signer == room
        width = room.width if is_alone else of_signer.left - room.left
        return room.middle(WORDS, room.height) if is_alone else _left(room, width)
    height = look.width / look.aspect
    middle = room.middle(look.width, height)
    right = signature.left + signature.width / 3
    return Box(right - look.width, middle.bottom, look.width, height)


def _left(room: Box, width: float) -> Box:
    return Box(room.left, room.bottom, width, room.height)
