"""What taking in a list of people would do."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from people.rules.roster import FIELDS, PersonRow
from vietnamese.dates import short_date
from workbooks.cells import GENDERS, GROUPS
from workbooks.questions import RowQuestion
from workbooks.sheets import Problem
from workbooks.tables import Account


@dataclass(frozen=True)
class PersonToday:
    """A person as the commune knows them today; `posted_on`: since when in this position."""

    pk: int
    full_name: str
    gender: str
    born_on: date | None
    position: str
    unit: str
    group: str
    is_leader: bool
    joined_on: date
    left_on: date | None
    posted_on: date


@dataclass(frozen=True)
class Difference:
    """One field that changes: its name, and its value before and after."""

    name: str
    before: Any
    after: Any

    def __str__(self) -> str:
        before, after = in_words(self.name, self.before), in_words(self.name, self.after)
        return f"{FIELDS[self.name]}: {before} → {after}"


@dataclass(frozen=True)
class Addition:
    """A person to be added, with every field that the row gave."""

    row: PersonRow
    values: dict[str, Any]


@dataclass(frozen=True)
class Amendment:
    """A person that is known, and what the row changes; no differences: all stays."""

    row: PersonRow
    known: PersonToday
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class UnknownUnit:
    """A unit that a list names and the commune lacks, and the one that was probably meant."""

    name: str
    near: str | None


FILLED = ("group", "joined_on")
"""What one choice may fill in for all new people of whom a list does not say it."""


@dataclass
class RosterPlan:
    """What taking in a list would do. It can be done only where there is no problem, and no
    question is left. `unsaid`: of how many new people it does not say what `FILLED` may fill in."""

    additions: list[Addition] = field(default_factory=list)
    amendments: list[Amendment] = field(default_factory=list)
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    questions: list[RowQuestion] = field(default_factory=list)
    skipped: int = 0
    accounts: list[Account] = field(default_factory=list, compare=False)
    unknown_units: list[UnknownUnit] = field(default_factory=list, compare=False)
    unsaid: dict[str, int] = field(default_factory=dict, compare=False)

    def fingerprint(self) -> str:
        """Give a mark that differs when anything that would be done differs."""
        done = [sorted(addition.values.items()) for addition in self.additions]
        changed = [(amendment.known.pk, amendment.differences) for amendment in self.amendments]
        return hashlib.sha256(repr((done, changed, self.questions)).encode()).hexdigest()


def in_words(name: str, value: Any) -> str:
    """Give a value as a person reads it."""
    if value is None:
        return "chưa có"
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, date):
        return short_date(value)
    return {"gender": GENDERS, "group": GROUPS}.get(name, {}).get(value, f"“{value}”")
