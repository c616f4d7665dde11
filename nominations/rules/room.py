"""The room of dossiers: what its tabs take in, how its rows stand by unit, fold and page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, NamedTuple, Protocol, TypeVar

from nominations.rules.stages import Stage

UNFINISHED = (Stage.DRAFT, Stage.SUBMITTED, Stage.RETURNED, Stage.RECEIVED)
"""In these somebody still has to do something before the council and the decision."""

MINE, EVERYTHING, LATE = "cho-toi", "tat-ca", "tre-han"
"""The tabs that are no stage, as the address names them."""

FOLDS_FROM = 100
"""With more rows than that, units fold."""


class Wish(NamedTuple):
    """What an address, or a saved filter, asks of the room: a tab, and what narrows it, as the
    address says it; "" for everything."""

    tab: str
    award: str = ""
    unit: str = ""
    result: str = ""


class RoomRow(Protocol):
    """What is asked of a row here."""

    @property
    def unit(self) -> int: ...

    @property
    def unit_name(self) -> str: ...

    @property
    def stage(self) -> str: ...


R = TypeVar("R", bound=RoomRow)


@dataclass(frozen=True)
class UnitGroup(Generic[R]):
    """The rows of one unit; `first` is the number of the first of them in the whole list."""

    unit: int
    name: str
    first: int
    rows: tuple[R, ...]
    is_open: bool = True

    @property
    def is_finished(self) -> bool:
        return all(row.stage not in UNFINISHED for row in self.rows)

    @property
    def stages(self) -> list[tuple[Stage, int]]:
        """Give how many rows stand at each stage, in the order of the procedure."""
        standing = [row.stage for row in self.rows]
        return [(stage, standing.count(stage)) for stage in Stage if stage in standing]


def grouped(rows: Iterable[R]) -> list[UnitGroup[R]]:
    """Give rows that are in the order of units as groups, all open."""
    groups: list[UnitGroup[R]] = []
    first = 1
    for (unit, name), members in groupby(rows, lambda row: (row.unit, row.unit_name)):
        of_unit = tuple(members)
        groups.append(UnitGroup(unit, name, first, of_unit))
        first += len(of_unit)
    return groups


def unfolded(groups: Sequence[UnitGroup[R]], asked: str, *, folds_finished: bool) -> set[int]:
    """Give the units whose rows are shown: all that is `asked` for, the one asked for, otherwise
    what is not finished; of a long list only the first such unit."""
    units = [group.unit for group in groups]
    if asked == EVERYTHING or len(units) <= 1:
        return set(units)
    chosen = {unit for unit in units if str(unit) == asked}
    if sum(len(group.rows) for group in groups) > FOLDS_FROM:
        unfinished = [group.unit for group in groups if not group.is_finished]
        return chosen or {(unfinished or units)[0]}
    if not folds_finished:
        return set(units)
    return chosen | {group.unit for group in groups if not group.is_finished}


@dataclass(frozen=True)
class GroupPart(Generic[R]):
    """A group as one page shows it: those of its rows that are on the page, and the page on which
    an open group begins."""

    group: UnitGroup[R]
    first: int
    rows: tuple[R, ...]
    page: int

    @property
    def is_folded(self) -> bool:
        return not self.group.is_open


def paged(groups: Iterable[UnitGroup[R]], number: int, size: int) -> list[GroupPart[R]]:
    """Give every group with those of its rows that the page with a number shows; the pages count
    the rows of open groups alone."""
    parts, before = [], 0
    for group in groups:
        shown = len(group.rows) if group.is_open else 0
        start = min(max((number - 1) * size - before, 0), shown)
        stop = min(max(number * size - before, 0), shown)
        rows = group.rows[start:stop]
        parts.append(GroupPart(group, group.first + start, rows, before // size + 1))
        before += shown
    return parts
