"""Comparing a list of people with the people that are known: who is new, what changes."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from people.rules.additions import NOTHING, add_to, filled_in, wrong_days
from people.rules.identity import Doubt, Known, People, Sought, letters, same_words, settled
from people.rules.plan import (
    Amendment,
    Difference,
    PersonToday,
    RosterPlan,
    UnknownUnit,
)
from people.rules.roster import FIELDS, PersonRow, Roster
from people.rules.unit_names import initials
from vietnamese.dates import short_date
from vietnamese.text import clean, uncapitalised
from workbooks.cells import bare
from workbooks.questions import NEW, NO_ANSWERS, SKIP, Answers, RowQuestion
from workbooks.sheets import Problem


def compare(
    roster: Roster,
    people: Iterable[PersonToday],
    units: list[str],
    as_of: date,
    answers: Answers = NO_ANSWERS,
    filling: Mapping[str, Any] = NOTHING,
) -> RosterPlan:
    """Give what a list that is right on `as_of` changes among people and units that are known.

    A row is a person that is known when the letters of the name and the birthday agree; without a
    birthday on one side, when name and unit do. Who only has a name like that of the row is asked
    about; `answers` are what was chosen. `filling` holds what is true of new people of whom the
    list does not say it.
    """
    plan = RosterPlan(problems=list(roster.problems), notes=list(roster.notes))
    plan.accounts = roster.accounts
    plan.unknown_units = _unknown_units(roster, units)
    people = list(people)
    known_units = list(dict.fromkeys([*units, *(person.unit for person in people)]))
    rows = _with_known_units(roster.rows, known_units, plan.problems)
    _with_known_units(roster.faulty, known_units, plan.problems)  # so that all is named at once
    _name_twins(rows, plan.problems)
    by_pk = {person.pk: person for person in people}
    known = People(_known(person) for person in people)
    for row in rows:
        _place_row(row, by_pk, known, as_of, plan, answers, filling)
    _name_people_met_twice(plan)
    plan.notes += filled_in(plan.unsaid, filling)
    _name_closed_units(plan, units)
    plan.unchanged = sum(not amendment.differences for amendment in plan.amendments)
    plan.amendments = [amendment for amendment in plan.amendments if amendment.differences]
    return plan


def _with_known_units(
    rows: list[PersonRow], units: list[str], problems: list[Problem]
) -> list[PersonRow]:
    """Write each unit as the commune does; a row with an unknown one is named and left out."""
    known = []
    meant = cache(lambda typed: _units_meant(typed, units))  # many rows name few units
    told = cache(lambda typed: _unknown_unit(typed, meant(typed), units))
    for row in rows:
        typed = row.values.get("unit")
        if typed is None:
            known.append(row)
        elif len(meant(typed)) == 1:
            known.append(replace(row, values=row.values | {"unit": meant(typed)[0]}))
        else:
            problems.append(Problem(row.place("unit"), told(typed)))
    return known


def _unknown_units(roster: Roster, units: list[str]) -> list[UnknownUnit]:
    """Give the units that a list names and the commune lacks as the list writes them, each once,
    in its order."""
    known = {bare(name) for name in units}
    unknown: dict[str, str] = {}
    for row in sorted([*roster.rows, *roster.faulty], key=lambda row: row.number):
        if (name := clean(row.values.get("unit") or "")) and bare(name) not in known:
            unknown.setdefault(bare(name), name)
    return [UnknownUnit(name, _unit_like(name, units)) for name in unknown.values()]


def _units_meant(typed: str, units: list[str]) -> list[str]:
    wanted = letters(typed)
    return [unit for unit in units if letters(unit) == wanted] or [
        unit for unit in units if same_words(typed, unit)
    ]


def _unknown_unit(typed: str, candidates: list[str], units: list[str]) -> str:
    if candidates:
        return f"“{typed}” có thể là {' hoặc '.join(candidates)}. Hãy ghi đúng dấu."
    if near := _unit_like(typed, units):
        return f"Không có bộ phận, đơn vị “{typed}”. Có phải là “{near}”?"
    return f"Không có bộ phận, đơn vị “{typed}”. Hãy thêm đơn vị này trước, hoặc sửa lại tên."


def _unit_like(typed: str, units: list[str]) -> str | None:
    """Give the unit that was probably meant: the one whose name is shortened so ("Ban CHQS xã"),
    else the one whose letters are the nearest; "Thôn 3" is none of "Thôn 1" and "Thôn 2"."""
    alike = [unit for unit in units if {*re.findall(r"\d+", unit)} <= {*re.findall(r"\d+", typed)}]
    shortened = [unit for unit in alike if initials(unit) == initials(typed)]
    by_bare = {bare(unit): unit for unit in alike}
    near = difflib.get_close_matches(bare(typed), by_bare, n=1, cutoff=0.62)
    return shortened[0] if len(shortened) == 1 else by_bare[near[0]] if near else None


def _name_twins(rows: list[PersonRow], problems: list[Problem]) -> None:
    """Name each row that tells of the same new or known person as a row above it."""
    above: dict[str, list[PersonRow]] = defaultdict(list)
    for row in rows:
        same_name = above[letters(row.values["full_name"])]
        first = next((twin for twin in same_name if _are_twins(twin.values, row.values)), None)
        same_name.append(row)
        if first is not None:
            problems.append(_twin(row, first))


def _are_twins(first: dict[str, Any], second: dict[str, Any]) -> bool:
    days = {first.get("born_on"), second.get("born_on")}
    if None in days:
        return bool(first.get("unit") == second.get("unit"))
    return len(days) == 1


def _twin(row: PersonRow, first: PersonRow) -> Problem:
    same_day = row.values.get("born_on") and row.values["born_on"] == first.values.get("born_on")
    told = "kiểm tra lại ngày sinh" if same_day else "ghi ngày sinh"
    also = ", cùng ngày sinh" if same_day else ""
    return Problem(
        row.place("full_name"),
        f"{row.values['full_name']} đã có ở {uncapitalised(first.place())}{also}. "
        f"Hãy bỏ một dòng, hoặc {told} nếu là hai người.",
    )


def _name_people_met_twice(plan: RosterPlan) -> None:
    met: dict[int, PersonRow] = {}
    for amendment in plan.amendments:
        first = met.setdefault(amendment.known.pk, amendment.row)
        if first is not amendment.row and _twin(amendment.row, first) not in plan.problems:
            plan.problems.append(_twin(amendment.row, first))


def _name_closed_units(plan: RosterPlan, open_units: list[str]) -> None:
    wanted = [(addition.row, addition.values["unit"]) for addition in plan.additions]
    for amendment in plan.amendments:
        wanted += [(amendment.row, d.after) for d in amendment.differences if d.name == "unit"]
    plan.problems += [
        Problem(row.place("unit"), f"{unit} đã ngừng hoạt động. Hãy chọn đơn vị khác.")
        for row, unit in wanted
        if unit not in open_units
    ]


def _known(person: PersonToday) -> Known:
    return Known(person.pk, person.full_name, person.born_on, (person.unit,), (person.position,))


def _place_row(
    row: PersonRow,
    by_pk: dict[int, PersonToday],
    known: People,
    as_of: date,
    plan: RosterPlan,
    answers: Answers,
    filling: Mapping[str, Any],
) -> None:
    who = _who(row, known, answers)
    if isinstance(who, RowQuestion):
        plan.questions.append(who)
    elif who == SKIP:
        plan.skipped += 1
    elif isinstance(who, Known):
        _amend(row, by_pk[who.pk], as_of, plan)
    else:
        namesakes = [
            by_pk[namesake.pk] for namesake in known.by_letters[letters(row.values["full_name"])]
        ]
        add_to(plan, row, namesakes, filling)


def _who(row: PersonRow, known: People, answers: Answers) -> Known | RowQuestion | str | None:
    """Give who a row is, None for somebody new, or what has to be asked, or that it is left out."""
    born_on, unit = row.values.get("born_on"), row.values.get("unit")
    sought = Sought(row.values["full_name"], born_on, unit or "", row.values.get("position", ""))
    namesakes = known.by_letters.get(letters(sought.name), [])
    candidates = _exactly(namesakes, born_on, unit)
    if len(candidates) == 1:
        return candidates[0]
    if not candidates:
        candidates = _perhaps(namesakes, known.near(sought.name), born_on, unit)
    if not candidates:
        return None
    doubt = Doubt(sought, tuple(candidates), is_exact=bool(namesakes))
    question = doubt.question(row.row.key, row.place("full_name"), (NEW, "Không: là người mới"))
    answer = question.answer(answers)
    person, asked = settled(doubt, question, answers)
    return asked or person or (SKIP if answer == SKIP else None)


def _exactly(namesakes: list[Known], born_on: date | None, unit: str | None) -> list[Known]:
    """Give those of the name whom the birthday tells, or where one is missing, the unit."""
    if born_on is None:
        return [namesake for namesake in namesakes if unit is None or unit in namesake.units]
    same_day = [namesake for namesake in namesakes if namesake.born_on == born_on]
    return same_day or [
        namesake for namesake in namesakes if namesake.born_on is None and unit in namesake.units
    ]


def _perhaps(
    namesakes: list[Known], near: list[Known], born_on: date | None, unit: str | None
) -> list[Known]:
    """Give those who are to be asked about: of the name where no birthday tells them apart, or in
    the very unit where the birthday contradicts; else of a name like it and nothing that tells
    them apart."""
    if namesakes:
        return [
            namesake
            for namesake in namesakes
            if None in (born_on, namesake.born_on) or unit in (None, *namesake.units)
        ]
    return [
        person
        for person in near
        if person.born_on == born_on
        or (None in (person.born_on, born_on) and unit in (None, *person.units))
    ]


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
        return letters(before) == letters(after)
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
    sentence = wrong_days(
        after.get("born_on", known.born_on),
        after.get("joined_on", known.joined_on),
        after.get("left_on", known.left_on),
    )
    if sentence and after.keys() & {"born_on", "joined_on", "left_on"}:
        problems.append(Problem(row.place("joined_on"), sentence))
    return problems
