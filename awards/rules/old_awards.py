"""Awards of old years as plain values: who may hold them, and what taking a list in would add."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date

from people.rules.identity import letters
from workbooks.cells import bare
from workbooks.questions import RowQuestion
from workbooks.sheets import Problem
from workbooks.tables import Account


@dataclass(frozen=True)
class Holder:
    """A person or unit that awards are known of; `units` and `positions` are what a person has had
    in the commune."""

    pk: int
    name: str
    units: tuple[str, ...] = ()
    born_on: date | None = None
    is_person: bool = True
    positions: tuple[str, ...] = ()
    joined_on: date | None = None


@dataclass(frozen=True)
class OldAward:
    """An award of an old year. `person` and `unit` are the numbers of who holds it; both None for
    a collective that is no unit of today. `award` is a code of `law.kinds`."""

    holder: str
    award: str
    year: int
    person: int | None = None
    unit: int | None = None
    position: str = ""
    unit_name: str = ""
    number: str = ""
    decided_on: date | None = None
    issuer: str = ""

    @property
    def whose(self) -> tuple[int | str, str, int]:
        """Give what must not be there twice: holder, award and year."""
        return (self.person or letters(self.holder), self.award, self.year)

    def is_same_as(self, other: OldAward) -> bool:
        """Say whether two rows speak of one award; one that knows no number may be any."""
        numbers = {_number(award.number) for award in (self, other) if award.number}
        return self.whose == other.whose and len(numbers) < 2


@dataclass
class ImportPlan:
    """What taking the lists in would do."""

    additions: list[OldAward] = field(default_factory=list)
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    questions: list[RowQuestion] = field(default_factory=list)
    skipped: int = 0
    accounts: list[Account] = field(default_factory=list, compare=False)

    def fingerprint(self) -> str:
        """Give a mark of all that would be added or asked."""
        return hashlib.sha256(repr((self.additions, self.questions)).encode()).hexdigest()


def _number(text: str) -> str:
    return bare(text).replace(" ", "")
