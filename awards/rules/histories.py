"""Years of somebody's awards, one line for each year, gaps named for what they are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

NO_DATA, NOTHING = "chưa có dữ liệu", "không có"

A = TypeVar("A")


@dataclass(frozen=True)
class YearOfAwards(Generic[A]):
    """A year, what was awarded in it, and what an empty year means."""

    year: int
    awards: tuple[A, ...]
    note: str


def by_year(
    awards: Mapping[int, Iterable[A]], complete: Collection[int], this_year: int
) -> list[YearOfAwards[A]]:
    """Give every year from the first known one to this one, newest first.

    A year without an award is "không có" where all awards of the year are known (`complete`), and
    "chưa có dữ liệu" where they are not: silence is no evidence.
    """
    known = [*awards, *complete]
    years = range(min([*known, this_year]), max([*awards, this_year]) + 1)
    return [_year(year, tuple(awards.get(year, ())), year in complete) for year in reversed(years)]


def _year(year: int, awards: tuple[A, ...], is_complete: bool) -> YearOfAwards[A]:
    if awards:
        return YearOfAwards(year, awards, "")
    return YearOfAwards(year, (), NOTHING if is_complete else NO_DATA)
