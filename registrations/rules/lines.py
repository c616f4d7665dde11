"""What a registration says, as plain values: forms and imports give it, actions keep it, rules
look through it."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, replace
from typing import TypeVar

from law.kinds import (
    COLLECTIVE_TITLES,
    COMMENDATIONS,
    CSTDCS,
    LDTT,
    PERSONAL_TITLES,
    AwardKind,
    Subject,
    award_kind,
)
from law.ladders import at_least

CSTDCS_OR_HIGHER, LDTT_OR_HIGHER = at_least(CSTDCS), at_least(LDTT)
"""A higher title presupposes Lao động tiên tiến, so who strives for it is counted there too."""


@dataclass(frozen=True)
class CollectiveLine:
    """Một tập thể đăng ký; `title` and `commendation` are codes of `law.kinds`, either empty."""

    name: str
    title: str = ""
    commendation: str = ""


@dataclass(frozen=True)
class IndividualLine:
    """Một cá nhân đăng ký. `person` is the number of a person, `name` what sentences call her;
    `position` is what the person is now."""

    person: int
    name: str
    position: str
    title: str = ""
    commendation: str = ""
    initiative_name: str = ""
    initiative_field: str = ""
    commitment: str = ""


@dataclass(frozen=True)
class Draft:
    """All that a unit registers, in its order."""

    collectives: tuple[CollectiveLine, ...] = ()
    individuals: tuple[IndividualLine, ...] = ()

    def __contains__(self, line: object) -> bool:
        return line in self.collectives or line in self.individuals

    @property
    def is_empty(self) -> bool:
        return not (self.collectives or self.individuals)

    @property
    def people(self) -> frozenset[int]:
        """Give who is in it."""
        return frozenset(line.person for line in self.individuals)

    def with_more(self, other: Draft) -> Draft:
        """Give both, without the lines of `other` whose person or collective is here already."""
        names, people = {line.name for line in self.collectives}, self.people
        return Draft(
            self.collectives + tuple(line for line in other.collectives if line.name not in names),
            self.individuals
            + tuple(line for line in other.individuals if line.person not in people),
        )

    def corrected_by(self, other: Draft) -> Draft:
        """Give both: what `other` says of whom is here already stands in place of what is here,
        what it is silent about stays."""
        collectives = {line.name: line for line in self.collectives}
        for team in other.collectives:
            collectives[team.name] = _corrected(collectives.get(team.name, team), team)
        individuals = {line.person: line for line in self.individuals}
        for person in other.individuals:
            line = individuals.get(person.person, person)
            individuals[person.person] = _corrected(line, person)
        return Draft(tuple(collectives.values()), tuple(individuals.values()))

    def in_words(self) -> str:
        """Give "2 tập thể, 10 cá nhân", without what there is none of."""
        counted = ((len(self.collectives), "tập thể"), (len(self.individuals), "cá nhân"))
        return ", ".join(f"{count} {word}" for count, word in counted if count) or "không có ai"

    def awards_in_words(self) -> str:
        """Give "Lao động tiên tiến 10, Chiến sĩ thi đua cơ sở 2", the most frequent first."""
        lines: list[CollectiveLine | IndividualLine] = [*self.collectives, *self.individuals]
        codes = (code for line in lines for code in (line.title, line.commendation) if code)
        counted = Counter(award_kind(code).name for code in codes)
        return ", ".join(f"{name} {count}" for name, count in counted.most_common())


L = TypeVar("L", CollectiveLine, IndividualLine)


def _corrected(line: L, by: L) -> L:
    return replace(line, **{name: value for name, value in asdict(by).items() if value})


def titles_for(subject: Subject) -> tuple[AwardKind, ...]:
    """Give the titles that a person, or a collective, may strive for."""
    return PERSONAL_TITLES if subject is Subject.INDIVIDUAL else COLLECTIVE_TITLES


def commendations_for(subject: Subject) -> tuple[AwardKind, ...]:
    """Give the commendations that a person, or a collective, may strive for."""
    return tuple(kind for kind in COMMENDATIONS if kind.subject.covers(subject))
