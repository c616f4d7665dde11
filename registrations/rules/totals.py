"""The consolidated list: what the units registered, added up, nobody twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from law.findings import Finding
from law.kinds import COMMENDATIONS, TITLES, AwardKind, Subject, award_kind

from .stages import Stage

NO_BREAK = "\u00a0"
INDIVIDUAL, COLLECTIVE = Subject.INDIVIDUAL, Subject.COLLECTIVE


@dataclass(frozen=True)
class CountedAward:
    """A kind of award for one sort of holder: the giấy khen of a person is not a collective's."""

    subject: Subject
    kind: AwardKind

    @property
    def label(self) -> str:
        """Give "LĐTT", or "GK tập thể" where both sorts may hold it."""
        both = self.kind.subject is Subject.BOTH
        return f"{self.kind.short} {self.subject.label}" if both else self.kind.short

    @property
    def name(self) -> str:
        """Give "Lao động tiên tiến", or "Giấy khen cho tập thể"."""
        both = self.kind.subject is Subject.BOTH
        return f"{self.kind.name} cho {self.subject.label}" if both else self.kind.name


AWARDS = tuple(
    CountedAward(subject, kind)
    for subject in (INDIVIDUAL, COLLECTIVE)
    for kind in TITLES + COMMENDATIONS
    if kind.subject.covers(subject)
)
"""All columns that a table of counts may have, in their order."""


@dataclass(frozen=True)
class Entry:
    """One line of a registration: a collective, or a person when `person` is their number.

    `home` is the unit that a person works in today; codes are those of `law.kinds`, or empty.
    """

    name: str
    title: str = ""
    commendation: str = ""
    person: int | None = None
    honorific: str = ""
    position: str = ""
    home: str = ""
    initiative_name: str = ""
    initiative_field: str = ""
    commitment: str = ""

    @property
    def subject(self) -> Subject:
        return COLLECTIVE if self.person is None else INDIVIDUAL

    @property
    def title_name(self) -> str:
        """Give the title as the law spells it; empty for none."""
        return award_kind(self.title).name if self.title else ""

    @property
    def commendation_name(self) -> str:
        """Give the commendation as the law spells it; empty for none."""
        return award_kind(self.commendation).name if self.commendation else ""

    @cached_property
    def awards(self) -> tuple[CountedAward, ...]:
        """Give what the line strives for: a title, a commendation, or both."""
        codes = (code for code in (self.title, self.commendation) if code)
        return tuple(CountedAward(self.subject, award_kind(code)) for code in codes)


@dataclass(frozen=True)
class UnitList:
    """What one unit registered, and where its registration stands; `pk` is the unit's number."""

    unit: str
    stage: Stage
    entries: tuple[Entry, ...] = ()
    days_late: int = 0
    pk: int = 0

    @property
    def people(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.subject is INDIVIDUAL]

    @property
    def collectives(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.subject is COLLECTIVE]


@dataclass(frozen=True)
class Count:
    """How many people, collectives, and of each award."""

    people: int = 0
    collectives: int = 0
    awards: Counter[CountedAward] = field(default_factory=Counter)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Count:
        subjects: Counter[Subject] = Counter()
        awards: Counter[CountedAward] = Counter()
        for entry in entries:
            subjects[entry.subject] += 1
            awards.update(entry.awards)
        return cls(subjects[INDIVIDUAL], subjects[COLLECTIVE], awards)

    def __add__(self, other: Count) -> Count:
        return Count(
            self.people + other.people,
            self.collectives + other.collectives,
            self.awards + other.awards,
        )

    @property
    def in_words(self) -> str:
        """Give "1 CSTĐCS · 12 LĐTT", in the order of the law's lists; empty for nothing. A number
        stays on the line of what it counts."""
        parts = (f"{self.awards[column]} {column.label}" for column in columns_of(self))
        return " · ".join(part.replace(" ", NO_BREAK) for part in parts)

    def along(self, columns: Iterable[CountedAward]) -> list[tuple[CountedAward, int]]:
        """Give each award of a table's columns with its number."""
        return [(award, self.awards[award]) for award in columns]


@dataclass(frozen=True)
class Summary:
    """The consolidated list: `lists` hold nobody twice, `counts` has one for each of them."""

    lists: tuple[UnitList, ...]
    counts: tuple[Count, ...]
    total: Count

    @property
    def columns(self) -> list[CountedAward]:
        """Give the awards that somebody strives for."""
        return columns_of(self.total)

    @property
    def entries(self) -> list[Entry]:
        return [entry for unit_list in self.lists for entry in unit_list.entries]


def columns_of(count: Count) -> list[CountedAward]:
    """Give the awards that were counted, in the order of the law's lists."""
    return [award for award in AWARDS if count.awards[award]]


def summary(lists: Iterable[UnitList]) -> Summary:
    """Add up the approved lists; who stands in two of them is counted in one (see `twins`)."""
    approved = without_twins(
        [unit_list for unit_list in lists if unit_list.stage is Stage.APPROVED]
    )
    counts = tuple(Count.of(unit_list.entries) for unit_list in approved)
    return Summary(tuple(approved), counts, sum(counts, Count()))


def without_twins(lists: Sequence[UnitList]) -> list[UnitList]:
    """Give the lists with each person in one only (see `counted_in`)."""
    kept = {person: _kept(places) for person, places in _places(lists).items()}
    return [
        replace(
            unit_list,
            entries=tuple(
                e for e in unit_list.entries if kept.get(e.person, unit_list) is unit_list
            ),
        )
        for unit_list in lists
    ]


def twins(lists: Sequence[UnitList]) -> list[Finding]:
    """Explain each person whom two or more units registered, and where they are counted."""
    twice = ((places, _kept(places)) for places in _places(lists).values() if len(places) > 1)
    return [_twin(places, kept) for places, kept in twice]


Place = tuple[UnitList, Entry]


def _places(lists: Iterable[UnitList]) -> dict[int | None, list[Place]]:
    places: dict[int | None, list[Place]] = defaultdict(list)
    for unit_list in lists:
        for entry in unit_list.people:
            places[entry.person].append((unit_list, entry))
    return places


def _kept(places: list[Place]) -> UnitList:
    standings = [
        (place.stage is Stage.APPROVED, entry.home == place.unit) for place, entry in places
    ]
    return places[counted_in(standings)][0]


def counted_in(standings: Sequence[tuple[bool, bool]]) -> int:
    """Give in which of the registrations that hold a person they are counted, on every page alike:
    one that was approved before others, among these that of the unit they work in today, else the
    first. A standing says both of one registration."""
    return max(range(len(standings)), key=lambda number: (standings[number], -number))


def _twin(places: list[Place], kept: UnitList) -> Finding:
    _, person = places[0]
    where = " và ".join(f"{place.unit} ({_striven_for(entry)})" for place, entry in places)
    at = f" Hiện công tác tại {person.home}." if person.home else ""
    return Finding(
        "registered_twice",
        f"{person.honorific} {person.name} có trong bản đăng ký của {where}.{at} Tổng hợp chỉ tính "
        f"một lần, theo bản của {kept.unit}; hãy thống nhất với các đơn vị.",
    )


def _striven_for(entry: Entry) -> str:
    return ", ".join(award.kind.short for award in entry.awards)
