"""Who a list adds: what has to be known of them, what one choice fills in for all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from people.rules.plan import FILLED, Addition, PersonToday, RosterPlan, in_words
from people.rules.roster import FIELDS, PersonRow
from workbooks.cells import implausible
from workbooks.sheets import Problem, place

NOTHING: Mapping[str, Any] = {}
NEEDED = ("gender", "position", "unit", "group", "joined_on")


def add_to(
    plan: RosterPlan, row: PersonRow, namesakes: list[PersonToday], filling: Mapping[str, Any]
) -> None:
    """Add who a row names to the plan; a problem for what is needed and neither said nor filled
    in."""
    values = {**filling, **row.values}
    for name in FILLED:
        if name not in row.values:
            plan.unsaid[name] = plan.unsaid.get(name, 0) + 1
    missing = [_missing(row, name) for name in NEEDED if name not in values]
    plan.problems += [problem for problem in missing if problem not in plan.problems]
    if missing:
        return
    if sentence := wrong_days(values.get("born_on"), values["joined_on"], values.get("left_on")):
        plan.problems.append(Problem(row.place("joined_on"), sentence))
    plan.notes += [
        f"{row.place()}: đơn vị đã có {namesake.full_name}, sinh "
        f"{in_words('born_on', namesake.born_on)}; dòng này được coi là một người khác."
        for namesake in namesakes
        if namesake.unit == values["unit"]
    ]
    plan.additions.append(Addition(row, {"is_leader": False} | values))


def filled_in(unsaid: Mapping[str, int], filling: Mapping[str, Any]) -> list[str]:
    """Say for how many new people what was filled in."""
    return [
        f"{unsaid[name]} người mới chưa ghi “{FIELDS[name]}”: điền "
        f"{in_words(name, value)} như Ông/Bà đã chọn."
        for name, value in filling.items()
        if unsaid.get(name)
    ]


def _missing(row: PersonRow, name: str) -> Problem:
    """Name the empty cell, or the missing column: once for a sheet, as all rows lack it."""
    if row.has_column(name):
        return Problem(row.place(name), f"{row.values['full_name']} là người mới, cần ghi ô này.")
    for_all = ", hoặc điền chung cho mọi người mới" if name in FILLED else ""
    return Problem(
        place(row.sheet),
        f"Thiếu cột “{FIELDS[name]}”, cần có để thêm người mới. Hãy thêm cột này{for_all}.",
    )


def wrong_days(born_on: date | None, joined_on: date, left_on: date | None) -> str:
    """Say what cannot be true of the days of one person; nothing where all may be."""
    if left_on is not None and left_on <= joined_on:
        return "Ngày nghỉ phải sau ngày vào làm. Hãy kiểm tra lại hai ngày này."
    return implausible(born_on, joined_on)
