"""Đăng ký ↔ đề nghị ↔ kết quả: who registered for what, was proposed for what, reached what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from eligibility.progress import Progress
from law.kinds import COMMENDATIONS, TITLES, AwardKind, award_kind
from law.ladders import above
from nominations.rules.stages import PROPOSED
from registrations.rules.totals import Entry, UnitList
from vetting.rules.counting import CountedNomination
from vietnamese.text import search_text


class Match(StrEnum):
    """How what was proposed fits what was registered."""

    NOT_PROPOSED = "not_proposed"
    NOT_REGISTERED = "not_registered"
    OTHER = "other"
    SAME = "same"

    @property
    def word(self) -> str:
        """Give the verdict as the screens name it."""
        return {
            "not_proposed": "Đăng ký nhưng chưa đề nghị",
            "not_registered": "Đề nghị nhưng không đăng ký",
            "other": "Đề nghị khác đăng ký",
            "same": "Đúng như đăng ký",
        }[self]


@dataclass(frozen=True)
class Compared:
    """One person or collective of a unit: the awards registered, proposed and reached, as codes
    of `law.kinds`, each in the order of the law's lists. `waiting`: proposed, and nobody has said
    no or yes yet.

    `dossier` is the number of the first of the proposed; `person` that of a person whom the unit
    has on its own list today.
    """

    unit: str
    name: str
    is_person: bool
    registered: tuple[str, ...]
    proposed: tuple[str, ...]
    reached: tuple[str, ...]
    waiting: tuple[str, ...] = ()
    dossier: int | None = None
    person: int | None = None

    @property
    def verdict(self) -> Match:
        if not self.proposed:
            return Match.NOT_PROPOSED
        if not self.registered:
            return Match.NOT_REGISTERED
        same = _highest(self.registered) == _highest(self.proposed)
        return Match.SAME if same else Match.OTHER

    @property
    def is_as_registered(self) -> bool:
        return self.proposed == self.registered

    @property
    def is_as_proposed(self) -> bool:
        return self.reached == self.proposed

    @property
    def registered_words(self) -> str:
        return _in_words(self.registered)

    @property
    def proposed_words(self) -> str:
        return _in_words(self.proposed)

    @property
    def reached_words(self) -> str:
        return _in_words(self.reached)


def compare(lists: Iterable[UnitList], nominations: Iterable[CountedNomination]) -> list[Compared]:
    """Give everybody of the units who registered or was proposed at the year's end, unit by unit as
    they registered, then the units that only proposed."""
    registered = {
        entry_key(entry, listed.unit): (listed.unit, entry)
        for listed in lists
        for entry in listed.entries
    }
    proposed: dict[str, list[CountedNomination]] = defaultdict(list)
    for row in nominations:
        if row.is_annual and row.stage in PROPOSED and not row.is_outsider:
            proposed[nomination_key(row)].append(row)
    of_units: dict[str, list[Compared]] = defaultdict(list)
    for key in dict.fromkeys((*registered, *proposed)):
        made = _compared(registered.get(key), proposed.get(key, []))
        of_units[made.unit].append(made)
    return [row for of_unit in of_units.values() for row in of_unit]


def _compared(registered: tuple[str, Entry] | None, proposed: list[CountedNomination]) -> Compared:
    reached = _ordered(row.award for row in proposed if row.progress is Progress.RECOGNISED)
    waiting = _ordered(row.award for row in proposed if row.progress is Progress.PROPOSED)
    awards = _ordered(row.award for row in proposed)
    dossier = next((row.pk for row in proposed if row.award in awards[:1]), None)
    if registered is None:
        first = proposed[0]
        is_person = first.subject == "individual"
        return Compared(first.unit, first.name, is_person, (), awards, reached, waiting, dossier)
    unit, entry = registered
    is_person = entry.person is not None
    name = f"{entry.honorific} {entry.name}" if is_person else entry.name
    wanted = _ordered(code for code in (entry.title, entry.commendation) if code)
    at_home = entry.person if entry.home == unit else None
    return Compared(unit, name, is_person, wanted, awards, reached, waiting, dossier, at_home)


def entry_key(entry: Entry, unit: str) -> str:
    """Give what tells whom a unit registered apart, as `nomination_key` does for a dossier."""
    is_person = entry.person is not None
    return f"person:{entry.person}" if is_person else f"{unit}:{search_text(entry.name)}"


def nomination_key(row: CountedNomination) -> str:
    """Give what tells whom a dossier proposes apart."""
    is_person = row.subject == "individual"
    return row.nominee if is_person else f"{row.unit}:{search_text(row.name)}"


def _ordered(codes: Iterable[str]) -> tuple[str, ...]:
    return _in_order(frozenset(codes))


@lru_cache(maxsize=512)
def _in_order(wanted: frozenset[str]) -> tuple[str, ...]:
    return tuple(kind.code for kind in (*TITLES, *COMMENDATIONS) if kind.code in wanted)


def _highest(codes: Sequence[str]) -> set[str]:
    """Give the awards without those that another of them takes in: LĐTT beside CSTĐCS says no
    more than CSTĐCS."""
    return {code for code in codes if not set(above(code)) & set(codes)}


def _in_words(codes: Iterable[str]) -> str:
    kinds: list[AwardKind] = [award_kind(code) for code in codes]
    return ", ".join(kind.name for kind in kinds)
