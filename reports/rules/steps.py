"""Who registered for an award, and how far they came: the figures of one row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from law.kinds import COMMENDATIONS, Subject, award_kind
from registrations.rules.targets import strivers
from registrations.rules.totals import AWARDS as REGISTERED
from registrations.rules.totals import CountedAward, Entry, UnitList
from reports.rules.report import CountedRow, Figure, counted
from vetting.rules.comparison import entry_key, nomination_key
from vetting.rules.counting import CountedNomination
from vetting.rules.standing import Followed, GoalLine, way_among, way_of


@dataclass(frozen=True)
class TargetFacts:
    """What is known of a campaign: its goals, what the units registered (approved, nobody twice),
    and the dossiers. `units` are the names of those of today, in their order."""

    campaign: int
    goals: tuple[GoalLine, ...]
    lists: tuple[UnitList, ...]
    nominations: tuple[CountedNomination, ...]
    units: tuple[str, ...]

    @property
    def every_unit(self) -> tuple[str, ...]:
        """Give the units of today and after them those that were closed and have something."""
        registered = (unit_list.unit for unit_list in self.lists)
        proposed = (nomination.unit for nomination in self.nominations)
        return tuple(dict.fromkeys((*self.units, *registered, *proposed)))


@dataclass(frozen=True)
class Steps:
    """Who registered for an award and how far they came, as figures."""

    registered: Figure
    proposed: Figure
    unsent: Figure
    supported: Figure
    reached: Figure

    @property
    def named(self) -> tuple[tuple[str, Figure], ...]:
        return tuple(zip(STEPS, self.cells, strict=True))

    @property
    def cells(self) -> tuple[Figure, ...]:
        return (self.registered, self.proposed, self.unsent, self.supported, self.reached)

    @property
    def is_empty(self) -> bool:
        return not any(cell.value for cell in self.cells)


AWARDS = (
    *REGISTERED,
    *(
        CountedAward(Subject.HOUSEHOLD, kind)
        for kind in COMMENDATIONS
        if kind.subject.covers(Subject.HOUSEHOLD)
    ),
)
"""What reports count: what units may register, and what a household is proposed for."""

UNSENT = "Chưa gửi"
STEPS = ("Đăng ký", "Đề nghị", UNSENT, "Qua thẩm định", "Đạt")
KEYS = ("dang-ky", "de-nghi", "chua-gui", "tham-dinh", "dat")


def steps_of(key: str, award: CountedAward, known: TargetFacts) -> Steps:
    """Give who registered for an award, or for one that takes it in, and how far they came."""
    way = way_of(award.kind.code, award.subject, known.nominations)
    return _steps(key, award.name, strivers_of(award, known.lists), way)


Registered = tuple[Entry, str]
"""Who registered, and by which unit."""


def strivers_of(award: CountedAward, lists: Iterable[UnitList]) -> list[Registered]:
    """Give who registered for an award, or for one that takes it in, with the unit."""
    return [
        (entry, unit_list.unit)
        for unit_list in lists
        for entry in strivers(award.kind.code, unit_list.entries, award.subject)
    ]


def _steps(key: str, name: str, registered: Sequence[Registered], way: Followed) -> Steps:
    proposed = {nomination_key(nomination) for nomination in way.proposed}
    unsent = [entry for entry in registered if entry_key(*entry) not in proposed]
    rows = (
        [_entry_row(*entry) for entry in registered],
        [dossier_row(nomination) for nomination in way.proposed],
        [_entry_row(*entry) for entry in unsent],
        [dossier_row(nomination) for nomination in way.supported],
        [dossier_row(nomination) for nomination in way.reached],
    )
    named = zip(KEYS, STEPS, rows, strict=True)
    return Steps(*(counted(f"{key}-{step}", f"{word}: {name}", of) for step, word, of in named))


def _entry_row(entry: Entry, unit: str) -> CountedRow:
    name = f"{entry.honorific} {entry.name}".strip()
    wanted = ", ".join(award.kind.name for award in entry.awards)
    page = ("awards:history_person", entry.person) if entry.person else None
    return CountedRow(name, unit, f"đăng ký {wanted}", page)


def dossier_row(nomination: CountedNomination) -> CountedRow:
    """Give a dossier as a row behind a figure."""
    note = f"{award_kind(nomination.award).name}: {nomination.stage.word.lower()}"
    return CountedRow(nomination.name, nomination.unit, note, ("nominations:detail", nomination.pk))


def own_steps(award: CountedAward, known: TargetFacts) -> Steps:
    """Give the same of an award by itself: every registration and dossier of just this one."""
    registered = [
        (entry, unit_list.unit)
        for unit_list in known.lists
        for entry in unit_list.entries
        if entry.subject == award.subject and award.kind.code in (entry.title, entry.commendation)
    ]
    way = way_among(own_dossiers(award, known))
    return _steps(f"{award.kind.code}-{award.subject}", award.name, registered, way)


def own_dossiers(award: CountedAward, known: TargetFacts) -> list[CountedNomination]:
    """Give the dossiers of an award by itself."""
    code, subject = award.kind.code, award.subject
    return [row for row in known.nominations if row.award == code and row.subject == subject]


def unit_steps(
    number: int, unit: str, award: CountedAward, known: TargetFacts, way: Followed
) -> Steps:
    """Give what one unit has of the whole `way` to an award."""
    registered = strivers_of(award, [own for own in known.lists if own.unit == unit])
    return _steps(f"dv{number}", f"{award.name}, {unit}", registered, way.of_unit(unit))
