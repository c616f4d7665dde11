"""How far the year is: four bars, and a grid of units × steps that adds up to them.

Registrations are counted as one for each unit; dossiers as those begun and, where a unit has begun
none, those that it registered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from nominations.facts.states import DossierState
from nominations.rules.stages import DECIDABLE, Stage
from registrations.rules.stages import Stage as RegistrationStage
from registrations.states import UnitState
from reports.rules.progress import STEPS
from ui.tones import tone_of

_OF_THE_UNITS = 2
MANY = 20
"""Of more units than these, those that are not finished come first."""


@dataclass(frozen=True)
class Cell:
    """How far a unit is with a step: so many of so many, the word for it, and how many of the rest
    wait for somebody or are late."""

    done: int
    total: int
    word: str
    waiting: int = 0
    late: int = 0
    url: str = ""

    @property
    def figure(self) -> str:
        return f"{self.done}/{self.total}" if self.total else "–"

    @property
    def tone(self) -> str:
        return tone_of(self.word)

    @property
    def is_done(self) -> bool:
        return self.total > 0 and self.done == self.total


@dataclass(frozen=True)
class Stretch:
    """A piece of a bar, in percent of its length."""

    start: float
    width: float
    kind: str


@dataclass(frozen=True)
class StepBar:
    """The sum of a column; `waiting_word` says for what its waiting ones wait."""

    ordinal: int
    name: str
    unit: str
    waiting_word: str
    cells: Sequence[Cell]

    def _sum(self, of: Callable[[Cell], int]) -> int:
        return sum(map(of, self.cells))

    @property
    def done(self) -> int:
        return self._sum(lambda cell: cell.done)

    @property
    def total(self) -> int:
        return self._sum(lambda cell: cell.total)

    @property
    def waiting(self) -> int:
        return self._sum(lambda cell: cell.waiting)

    @property
    def late(self) -> int:
        return self._sum(lambda cell: cell.late)

    @property
    def rest(self) -> int:
        """Give how many have not come to this step yet."""
        return self.total - self.done - self.waiting - self.late

    @property
    def rest_word(self) -> str:
        return "còn ở đơn vị" if self.ordinal <= _OF_THE_UNITS else "chưa đến"

    @property
    def parts(self) -> list[Stretch]:
        stretches, start = [], 0.0
        for count, kind in ((self.done, "done"), (self.waiting, "waiting"), (self.late, "late")):
            width = round(100 * count / self.total, 2) if self.total else 0
            if width:
                stretches.append(Stretch(start, width, kind))
                start = round(start + width, 2)
        return stretches


@dataclass(frozen=True)
class WallRow:
    """A unit with its four cells."""

    unit: int
    name: str
    cells: tuple[Cell, ...]

    @property
    def is_done(self) -> bool:
        return all(cell.is_done for cell in self.cells)


@dataclass(frozen=True)
class Wall:
    """The bars of a year and, under them, the units."""

    bars: list[StepBar]
    rows: list[WallRow]


@dataclass(frozen=True)
class Sight:
    """What the wall depends on beside its rows: the last days of each unit, what the user is the
    one to do, and where a cell leads."""

    today: date
    registration_due: Callable[[int], date | None]
    nomination_due: Callable[[int], date | None]
    may: frozenset[str] = frozenset()
    """Of the steps ("Đăng ký", "Thẩm định", "Quyết định"), those that are the user's to do."""
    link: Callable[[UnitState, str], str] = field(default=lambda unit, step: "")


def wall_of(units: Sequence[UnitState], dossiers: Sequence[DossierState], sight: Sight) -> Wall:
    """Give the wall of one campaign."""
    by_unit: dict[int, list[DossierState]] = {unit.unit: [] for unit in units}
    for dossier in dossiers:
        by_unit.setdefault(dossier.unit, []).append(dossier)
    rows = [_row(unit, by_unit[unit.unit], sight) for unit in units]
    columns = [[row.cells[step] for row in rows] for step in range(len(STEPS))]
    mine = ["chờ tôi" if step in sight.may else word for step, word in _WAITS.items()]
    bars = [
        StepBar(step + 1, name, "đơn vị" if step == 0 else "hồ sơ", mine[step], columns[step])
        for step, name in enumerate(STEPS)
    ]
    if len(rows) > MANY:
        rows.sort(key=lambda row: row.is_done)
    return Wall(bars, rows)


_WAITS = {
    "Đăng ký": "chờ duyệt",
    "Hồ sơ": "cần bổ sung",
    "Thẩm định": "chờ thẩm định",
    "Quyết định": "chờ quyết định",
}


def _row(unit: UnitState, dossiers: Sequence[DossierState], sight: Sight) -> WallRow:
    return WallRow(
        unit.unit,
        unit.name,
        (
            _registration(unit, sight),
            _sending(unit, dossiers, sight),
            _vetting(unit, dossiers, sight),
            _deciding(unit, dossiers, sight),
        ),
    )


def _is_over(day: date | None, sight: Sight) -> bool:
    return day is not None and day < sight.today


# --- Where one thing stands at a step: what the cells count ----------------------------------

SENT = frozenset(Stage) - {Stage.DRAFT, Stage.RETURNED}
DECIDED = frozenset({Stage.RECOGNISED, Stage.NOT_RECOGNISED, Stage.REVOKED})
VETTED = DECIDED.union(DECIDABLE)


class Whereabouts(Enum):
    """Done, with somebody who has to act, late, or still to come."""

    DONE = 0
    WAITING = 1
    LATE = 2
    REST = 3


def registered_at(unit: UnitState, sight: Sight) -> Whereabouts:
    """Give where the registration of a unit stands."""
    if unit.stage is RegistrationStage.APPROVED:
        return Whereabouts.DONE
    if unit.stage is RegistrationStage.SUBMITTED:
        return Whereabouts.WAITING
    due = unit.due_on or sight.registration_due(unit.unit)
    return Whereabouts.LATE if _is_over(due, sight) else Whereabouts.REST


def owed_at(unit: UnitState, sight: Sight) -> Whereabouts:
    """Give where a dossier stands that the unit has not sent, or not even begun."""
    return (
        Whereabouts.LATE if _is_over(sight.nomination_due(unit.unit), sight) else Whereabouts.REST
    )


def sent_at(unit: UnitState, dossier: DossierState, sight: Sight) -> Whereabouts:
    """Give where a dossier stands on its way from the unit."""
    if dossier.stage in SENT:
        return Whereabouts.DONE
    if dossier.stage is Stage.RETURNED:
        return Whereabouts.LATE if _is_over(dossier.due_on, sight) else Whereabouts.WAITING
    return owed_at(unit, sight)


def vetted_at(dossier: DossierState) -> Whereabouts:
    """Give where a dossier stands with the secretary."""
    if dossier.stage in VETTED:
        return Whereabouts.DONE
    return Whereabouts.WAITING if dossier.stage in SENT else Whereabouts.REST


def decided_at(dossier: DossierState) -> Whereabouts:
    """Give where a dossier stands with who decides: what was vetted against, or turned down by the
    council, waits for no decision."""
    if dossier.awaits_decision:
        return Whereabouts.WAITING
    return Whereabouts.DONE if dossier.stage in VETTED else Whereabouts.REST


def has_begun(dossiers: Iterable[DossierState]) -> bool:
    """Say whether a unit has begun its dossiers of the year; before, those that it registered are
    expected of it."""
    return any(dossier.is_annual for dossier in dossiers)


# --- The cells -------------------------------------------------------------------------------


def _registration(unit: UnitState, sight: Sight) -> Cell:
    step, url = "Đăng ký", sight.link(unit, "Đăng ký")
    place = registered_at(unit, sight)
    if place is Whereabouts.WAITING:
        word = "Chờ tôi" if step in sight.may else unit.stage.word
        return Cell(0, 1, word, waiting=1, url=url)
    if place is Whereabouts.LATE:
        return Cell(0, 1, "Trễ hạn", late=1, url=url)
    return Cell(int(place is Whereabouts.DONE), 1, unit.stage.word, url=url)


def _counts(
    dossiers: Sequence[DossierState],
    unit: UnitState,
    place_of: Callable[[DossierState], Whereabouts],
) -> Counter[Whereabouts]:
    """Count the dossiers of a unit by where they stand; what is only expected is at `REST`."""
    counts: Counter[Whereabouts] = Counter()
    for dossier in dossiers:
        counts[place_of(dossier)] += dossier.count
    if not has_begun(dossiers):
        counts[Whereabouts.REST] += unit.registered
    return counts


def _sending(unit: UnitState, dossiers: Sequence[DossierState], sight: Sight) -> Cell:
    counts = _counts(dossiers, unit, lambda state: sent_at(unit, state, sight))
    if owed_at(unit, sight) is Whereabouts.LATE:
        counts[Whereabouts.LATE] += counts.pop(Whereabouts.REST, 0)
    total, done = counts.total(), counts[Whereabouts.DONE]
    late, waiting = counts[Whereabouts.LATE], counts[Whereabouts.WAITING]
    if total == 0:
        word = "Chưa đến"
    elif done == total:
        word = "Xong"
    elif late:
        word = "Trễ hạn"
    elif waiting:
        word = "Cần bổ sung"
    else:
        word = "Đang soạn" if dossiers else "Chưa lập"
    url = sight.link(unit, "Hồ sơ") if dossiers else ""
    return Cell(done, total, word, waiting, late, url)


def _vetting(unit: UnitState, dossiers: Sequence[DossierState], sight: Sight) -> Cell:
    counts = _counts(dossiers, unit, vetted_at)
    return _later(unit, "Thẩm định", counts, "Đang xét", sight)


def _deciding(unit: UnitState, dossiers: Sequence[DossierState], sight: Sight) -> Cell:
    counts = _counts(dossiers, unit, decided_at)
    return _later(unit, "Quyết định", counts, "Đang chờ", sight)


def _later(
    unit: UnitState, step: str, counts: Counter[Whereabouts], on_its_way: str, sight: Sight
) -> Cell:
    """Give the cell of a step that comes after the unit's own."""
    done, total, waiting = counts[Whereabouts.DONE], counts.total(), counts[Whereabouts.WAITING]
    if total and done == total:
        word = "Xong"
    elif waiting:
        word = "Chờ tôi" if step in sight.may else on_its_way
    else:
        word = "Đang chờ" if done else "Chưa đến"
    url = sight.link(unit, step) if done + waiting else ""
    return Cell(done, total, word, waiting, url=url)
