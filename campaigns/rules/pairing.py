"""Which phase and which deadline of a plan goes on in its next version: what hangs on the old one
(dossiers, extensions, reminders) then hangs on the new one, and on no other.

The pairs are each new one with the old one that it continues (None: added), then each old one that
nothing continues (with None: removed).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol, TypeVar


class DueBy(Protocol):
    """A deadline of a plan or its row."""

    @property
    def kind(self) -> str: ...
    @property
    def due_on(self) -> date: ...


class Lasting(Protocol):
    """A phase of a plan or its row."""

    @property
    def ordinal(self) -> int: ...
    @property
    def starts_on(self) -> date | None: ...
    @property
    def ends_on(self) -> date | None: ...


Old = TypeVar("Old")
New = TypeVar("New")
OldDeadline = TypeVar("OldDeadline", bound=DueBy)
NewDeadline = TypeVar("NewDeadline", bound=DueBy)
OldPhase = TypeVar("OldPhase", bound=Lasting)
NewPhase = TypeVar("NewPhase", bound=Lasting)


def pair_deadlines(
    old: Sequence[OldDeadline], new: Sequence[NewDeadline]
) -> list[tuple[OldDeadline | None, NewDeadline] | tuple[OldDeadline, None]]:
    """Give the pairs of deadlines: one continues the one of the same kind and day, or else the
    first left of its kind."""
    return _pairs(old, new, _are_of_one_day, _are_of_one_kind)


def pair_phases(
    old: Sequence[OldPhase], new: Sequence[NewPhase]
) -> list[tuple[OldPhase | None, NewPhase] | tuple[OldPhase, None]]:
    """Give the pairs of phases: one continues the one of the same days, or else one that begins or
    ends on the same day, or else the one of its number. The number alone would hand what hangs on
    the first phase to the second when the first is left out."""
    return _pairs(old, new, _last_alike, _begin_or_end_alike, _have_one_number)


def _are_of_one_day(one: DueBy, other: DueBy) -> bool:
    return (one.kind, one.due_on) == (other.kind, other.due_on)


def _are_of_one_kind(one: DueBy, other: DueBy) -> bool:
    return one.kind == other.kind


def _last_alike(one: Lasting, other: Lasting) -> bool:
    days = (one.starts_on, one.ends_on)
    return days != (None, None) and days == (other.starts_on, other.ends_on)


def _begin_or_end_alike(one: Lasting, other: Lasting) -> bool:
    days = ((one.starts_on, other.starts_on), (one.ends_on, other.ends_on))
    return any(day is not None and day == another for day, another in days)


def _have_one_number(one: Lasting, other: Lasting) -> bool:
    return one.ordinal == other.ordinal


def _pairs(
    old: Sequence[Old], new: Sequence[New], *alike: Callable[[Old, New], bool]
) -> list[tuple[Old | None, New] | tuple[Old, None]]:
    """Give the pairs by the first likeness that finds one, then by the next among what is left."""
    left = list(old)
    earlier: list[Old | None] = [None] * len(new)
    for are_alike in alike:
        for place, item in enumerate(new):
            if earlier[place] is None:
                earlier[place] = _taken(left, item, are_alike)
    return [*zip(earlier, new, strict=True), *((item, None) for item in left)]


def _taken(left: list[Old], item: New, are_alike: Callable[[Old, New], bool]) -> Old | None:
    """Take the first that is alike out of what is left."""
    place = next((at for at, other in enumerate(left) if are_alike(other, item)), None)
    return None if place is None else left.pop(place)
