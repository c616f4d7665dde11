"""Comparing a list of people with the people that are known: who is new, what changes."""

from __future__ import annotations

import difflib
import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from people.rules.roster import FIELDS, PersonRow, Roster
from vietnamese.dates import short_date
from vietnamese.text import same_word, sort_key
from workbooks.cells import GENDERS, GROUPS, bare, implausible
from workbooks.sheets import Problem, place

NEEDED = ("gender", "position", "unit", "group", "joined_on")


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


@dataclass
class RosterPlan:
    """What taking in a list would do. It can be done only where there is no problem."""

    additions: list[Addition] = field(default_factory=list)
    amendments: list[Amendment] = field(default_factory=list)
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def fingerprint(self) -> str:
        """Give a mark that differs when anything that would be done differs."""
        done = [sorted(one.values.items()) for one in self.additions]
        changed = [(one.known.pk, one.differences) for one in self.amendments]
        return hashlib.sha256(repr((done, changed)).encode()).hexdigest()


def in_words(name: str, value: Any) -> str:
    """Give a value as a person reads it."""
    if value is None:
        return "chưa có"
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, date):
        return short_date(value)
    return {"gender": GENDERS, "group": GROUPS}.get(name, {}).get(value, f"“{value}”")


def compare(
    roster: Roster, people: Iterable[PersonToday], units: list[str], as_of: date
) -> RosterPlan:
    """Give what a list that is right on `as_of` changes among people and units that are known.

    A row is a person that is known when name and birthday agree; without a birthday on one side,
    when name and unit do.
    """
    plan = RosterPlan(problems=list(roster.problems), notes=list(roster.notes))
    people = list(people)
    known_units = list(dict.fromkeys([*units, *(person.unit for person in people)]))
    rows = _with_known_units(roster.rows, known_units, plan.problems)
    _with_known_units(roster.faulty, known_units, plan.problems)  # so that all is named at once
    _name_twins(rows, plan.problems)
    namesakes = defaultdict(list)
    for person in people:
        namesakes[sort_key(person.full_name)].append(person)
    for row in rows:
        _place_row(row, namesakes[sort_key(row.values["full_name"])], as_of, plan)
    _name_people_met_twice(plan)
    _name_closed_units(plan, units)
    plan.unchanged = sum(not one.differences for one in plan.amendments)
    plan.amendments = [one for one in plan.amendments if one.differences]
    return plan


def _with_known_units(
    rows: list[PersonRow], units: list[str], problems: list[Problem]
) -> list[PersonRow]:
    """Write each unit as the commune does; a row with an unknown one is named and left out."""
    known = []
    for row in rows:
        typed = row.values.get("unit")
        found = _units_meant(typed, units)
        if typed is None:
            known.append(row)
        elif len(found) == 1:
            known.append(replace(row, values=row.values | {"unit": found[0]}))
        else:
            problems.append(Problem(row.place("unit"), _unknown_unit(typed, found, units)))
    return known


def _units_meant(typed: str | None, units: list[str]) -> list[str]:
    if typed is None:
        return []
    return [unit for unit in units if same_word(unit, typed)] or [
        unit for unit in units if bare(unit) == bare(typed)
    ]


def _unknown_unit(typed: str, found: list[str], units: list[str]) -> str:
    if found:
        return f"“{typed}” có thể là {' hoặc '.join(found)}. Hãy ghi đúng dấu."
    by_bare = {bare(unit): unit for unit in units}
    near = difflib.get_close_matches(bare(typed), by_bare, n=1, cutoff=0.5)
    if near:
        return f"Không có bộ phận, đơn vị “{typed}”. Có phải là “{by_bare[near[0]]}”?"
    return f"Không có bộ phận, đơn vị “{typed}”. Hãy thêm đơn vị này trước, hoặc sửa lại tên."


def _name_twins(rows: list[PersonRow], problems: list[Problem]) -> None:
    """Name each row that tells of the same new or known person as a row above it."""
    above: dict[str, list[PersonRow]] = defaultdict(list)
    for row in rows:
        same_name = above[sort_key(row.values["full_name"])]
        first = next((one for one in same_name if _are_twins(one.values, row.values)), None)
        same_name.append(row)
        if first is not None:
            problems.append(_twin(row, first))


def _are_twins(one: dict[str, Any], other: dict[str, Any]) -> bool:
    days = {one.get("born_on"), other.get("born_on")}
    if None in days:
        return bool(one.get("unit") == other.get("unit"))
    return len(days) == 1


def _twin(row: PersonRow, first: PersonRow) -> Problem:
    return Problem(
        row.place("full_name"),
        f"{row.values['full_name']} đã có ở {_lower(first.place())}. "
        "Hãy bỏ một dòng, hoặc ghi ngày sinh nếu là hai người.",
    )


def _name_people_met_twice(plan: RosterPlan) -> None:
    met: dict[int, PersonRow] = {}
    for one in plan.amendments:
        first = met.setdefault(one.known.pk, one.row)
        if first is not one.row and _twin(one.row, first) not in plan.problems:
            plan.problems.append(_twin(one.row, first))


def _name_closed_units(plan: RosterPlan, open_units: list[str]) -> None:
    wanted = [(one.row, one.values["unit"]) for one in plan.additions]
    for amendment in plan.amendments:
        wanted += [(amendment.row, d.after) for d in amendment.differences if d.name == "unit"]
    plan.problems += [
        Problem(row.place("unit"), f"{unit} đã ngừng hoạt động. Hãy chọn đơn vị khác.")
        for row, unit in wanted
        if unit not in open_units
    ]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _place_row(row: PersonRow, namesakes: list[PersonToday], as_of: date, plan: RosterPlan) -> None:
    known = _who(row, namesakes)
    if isinstance(known, Problem):
        plan.problems.append(known)
    elif known is None:
        _add(row, namesakes, plan)
    else:
        _amend(row, known, as_of, plan)


def _who(row: PersonRow, namesakes: list[PersonToday]) -> PersonToday | Problem | None:
    born_on, unit = row.values.get("born_on"), row.values.get("unit")
    if born_on is not None:
        same_day = [one for one in namesakes if one.born_on == born_on]
        unknown_day = [one for one in namesakes if one.born_on is None and one.unit == unit]
        return next(iter(same_day or unknown_day), None)
    here = [one for one in namesakes if unit is None or one.unit == unit]
    if len(here) == 1:
        return here[0]
    if not namesakes:
        return None
    return Problem(
        row.place("born_on"),
        f"Xã đã có người tên {row.values['full_name']} ({_described(here or namesakes)}). "
        "Hãy ghi ngày sinh để biết là người nào.",
    )


def _described(people: list[PersonToday]) -> str:
    return "; ".join(f"{one.unit}, sinh {in_words('born_on', one.born_on)}" for one in people)


def _add(row: PersonRow, namesakes: list[PersonToday], plan: RosterPlan) -> None:
    missing = [_missing(row, name) for name in NEEDED if name not in row.values]
    plan.problems += [problem for problem in missing if problem not in plan.problems]
    if missing:
        return
    values = row.values
    if sentence := _wrong_days(values.get("born_on"), values["joined_on"], values.get("left_on")):
        plan.problems.append(Problem(row.place("joined_on"), sentence))
    plan.notes += [
        f"{row.place()}: đơn vị đã có {one.full_name}, sinh {in_words('born_on', one.born_on)}; "
        "dòng này được coi là một người khác."
        for one in namesakes
        if one.unit == values["unit"]
    ]
    plan.additions.append(Addition(row, {"is_leader": False} | values))


def _missing(row: PersonRow, name: str) -> Problem:
    """Name the empty cell, or the missing column: once for a sheet, as all rows lack it."""
    if name in row.header.columns:
        return Problem(row.place(name), f"{row.values['full_name']} là người mới, cần ghi ô này.")
    return Problem(
        place(row.sheet),
        f"Thiếu cột “{FIELDS[name]}”, cần có để thêm người mới. Hãy thêm cột này.",
    )


def _amend(row: PersonRow, known: PersonToday, as_of: date, plan: RosterPlan) -> None:
    differences = tuple(
        Difference(name, getattr(known, name), row.values[name])
        for name in FIELDS
        if name in row.values and not _agree(name, getattr(known, name), row.values[name])
    )
    plan.problems += _problems_of_change(row, known, {d.name: d.after for d in differences}, as_of)
    plan.amendments.append(Amendment(row, known, differences))


def _agree(name: str, before: Any, after: Any) -> bool:
    if name in ("full_name", "unit"):
        return same_word(before, after)
    return bool(before == after)


def _problems_of_change(
    row: PersonRow, known: PersonToday, after: dict[str, Any], as_of: date
) -> list[Problem]:
    problems = []
    moved = "unit" in after or "position" in after
    where = row.place("unit" if "unit" in after else "position")
    if moved and known.left_on and known.left_on <= as_of:
        problems.append(
            Problem(where, f"{known.full_name} đã nghỉ việc từ {short_date(known.left_on)}.")
        )
    elif moved and as_of < known.posted_on:
        problems.append(
            Problem(
                where,
                f"{known.full_name} nhận chức vụ hiện nay từ {short_date(known.posted_on)}, "
                f"sau ngày của danh sách ({short_date(as_of)}). Hãy chọn ngày muộn hơn.",
            )
        )
    sentence = _wrong_days(
        after.get("born_on", known.born_on),
        after.get("joined_on", known.joined_on),
        after.get("left_on", known.left_on),
    )
    if sentence and after.keys() & {"born_on", "joined_on", "left_on"}:
        problems.append(Problem(row.place("joined_on"), sentence))
    return problems


def _wrong_days(born_on: date | None, joined_on: date, left_on: date | None) -> str:
    if left_on is not None and left_on <= joined_on:
        return "Ngày nghỉ phải sau ngày vào làm. Hãy kiểm tra lại hai ngày này."
    return implausible(born_on, joined_on)
