"""Which title takes in which, and which rests on which: the one place that knows.

A title of a ladder takes in the standard of those below it. Some have to be won after years of
the one below, in a row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from law.fighters import CSTDT_CONSECUTIVE_YEARS, CSTDTQ_CONSECUTIVE_YEARS
from law.kinds import CSTDCS, CSTDT, CSTDTQ, LDTT, TTLDTT, TTLDXS, AwardKind
from law.values import Parameter

OF_PEOPLE: tuple[AwardKind, ...] = (LDTT, CSTDCS, CSTDT, CSTDTQ)
OF_COLLECTIVES: tuple[AwardKind, ...] = (TTLDTT, TTLDXS)
LADDERS = (OF_PEOPLE, OF_COLLECTIVES)
"""From the lowest title to the highest."""

FOUNDATION = OF_PEOPLE[0]
"""What every title of a person presupposes in its own year."""


@dataclass(frozen=True)
class Repeated:
    """A title that has to be won `years` times in a row before a higher one."""

    title: AwardKind
    years: Parameter[int]


REPEATED: Mapping[str, Repeated] = {
    CSTDT.code: Repeated(CSTDCS, CSTDT_CONSECUTIVE_YEARS),
    CSTDTQ.code: Repeated(CSTDT, CSTDTQ_CONSECUTIVE_YEARS),
}
"""By the higher title; both are codes of `law.kinds`."""


def above(award: str) -> tuple[str, ...]:
    """Give the titles that take an award in, from the next higher on; none for what stands on no
    ladder. Codes of `law.kinds`, as everywhere here."""
    for codes in _CODES:
        if award in codes:
            return codes[codes.index(award) + 1 :]
    return ()


def takes_in(award: str, title: str) -> bool:
    """Say whether an award is a title itself or one that takes it in."""
    return award == title or award in above(title)


def at_least(title: AwardKind) -> frozenset[str]:
    """Give a title and all that take it in."""
    return frozenset((title.code, *above(title.code)))


def foundation_of(award: str) -> str:
    """Give the title that a higher title of a person presupposes in its own year; "" for none."""
    return FOUNDATION.code if award in above(FOUNDATION.code) else ""


def counts_members(award: str) -> bool:
    """Say whether a collective's award counts the titles of its members."""
    return award in _CODES[1]


def counts_as_member(award: str) -> bool:
    """Say whether a person's award is counted for the collective."""
    return award in _CODES[0]


def rests_on(award: str, year: int, basis: str, basis_year: int, years: Mapping[str, int]) -> bool:
    """Say whether a person's award of a year may rest on another of theirs.

    A title rests on the foundation of its own year, and on the years in a row that it asks for,
    which may end in its own year or in the one before, with their foundation. `years` are the
    numbers of `REPEATED` on the day.
    """
    ago = year - basis_year
    if award not in REPEATED:
        return ago == 0 and basis == foundation_of(award) != ""
    below = REPEATED[award].title.code
    grounds = {below} if below in REPEATED else {below, foundation_of(below)}
    return 0 <= ago <= years[award] and basis in grounds


_CODES = tuple(tuple(kind.code for kind in ladder) for ladder in LADDERS)
