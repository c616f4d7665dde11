"""Workbooks of this room: the consolidated list, and the list of a unit to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from documents.paper.sheet import Column, Sheet, Value
from law.kinds import COLLECTIVE_TITLES, COMMENDATIONS, PERSONAL_TITLES, award_kind
from registrations.columns import COLLECTIVES, PEOPLE, sheet_columns, sheet_rows
from registrations.consolidation import Consolidation
from registrations.forms.editor import with_staff
from registrations.forms.rows import Registrable
from registrations.importing import COLUMNS
from registrations.rules.lines import CollectiveLine, Draft, IndividualLine
from registrations.tables import count_titles, numbers
from vietnamese.dates import short_date


def consolidated_sheets(added_up: Consolidation, *, author: str) -> list[Sheet]:
    """Give the counts by unit, the people and the collectives, a sheet for each."""
    return [
        _counts_sheet(added_up, author),
        _people_sheet(added_up, author),
        _collectives_sheet(added_up, author),
    ]


def _counts_sheet(added_up: Consolidation, author: str) -> Sheet:
    summary = added_up.summary
    counted = [Column(title, 12, "integer") for title in count_titles(summary.columns)]
    rows = [
        (number, unit_list.unit, *numbers(count, summary.columns))
        for number, (unit_list, count) in enumerate(
            zip(summary.lists, summary.counts, strict=True), start=1
        )
    ]
    return _sheet(
        "Tổng hợp",
        (Column("STT", 6, "integer"), Column("Bộ phận, đơn vị", 40), *counted),
        rows,
        (None, "", *numbers(summary.total, summary.columns)),
        added_up,
        author,
    )


def _people_sheet(added_up: Consolidation, author: str) -> Sheet:
    people = [
        (entry, unit_list.unit)
        for unit_list in added_up.summary.lists
        for entry in unit_list.people
    ]
    columns = sheet_columns(PEOPLE)
    totals = (None, f"{len(people)} người", *[""] * (len(columns) - 2))
    return _sheet("Cá nhân", columns, sheet_rows(PEOPLE, people), totals, added_up, author)


def _collectives_sheet(added_up: Consolidation, author: str) -> Sheet:
    lists = added_up.summary.lists
    collectives = [
        (entry, unit_list.unit) for unit_list in lists for entry in unit_list.collectives
    ]
    columns = sheet_columns(COLLECTIVES)
    totals = (None, f"{len(collectives)} tập thể", *[""] * (len(columns) - 2))
    rows = sheet_rows(COLLECTIVES, collectives)
    return _sheet("Tập thể", columns, rows, totals, added_up, author)


def _sheet(
    name: str,
    columns: tuple[Column, ...],
    rows: Sequence[Sequence[Value]],
    totals: tuple[Value, ...],
    added_up: Consolidation,
    author: str,
) -> Sheet:
    campaign = added_up.campaign
    titles = (
        campaign.commune.committee.upper(),
        f"TỔNG HỢP ĐĂNG KÝ THI ĐUA NĂM {campaign.year or '…'}",
        f"(Đến ngày {short_date(added_up.on)}; các bản đăng ký đã duyệt)",
    )
    return Sheet(name, columns, rows, titles, totals, author, added_up.on)


_NOTHING = "Không"
_WIDTHS = {
    "name": 30,
    "born_on": 12,
    "position": 28,
    "title": 26,
    "commendation": 22,
    "initiative_name": 40,
    "initiative_field": 20,
    "commitment": 50,
}
_CHOICES = {
    "title": (*(kind.name for kind in PERSONAL_TITLES[::-1] + COLLECTIVE_TITLES[::-1]), _NOTHING),
    "commendation": tuple(kind.name for kind in COMMENDATIONS[::-1]),
}


def list_template(unit: str, draft: Draft, people: dict[int, Registrable], *, author: str) -> Sheet:
    """Give the list of a unit to fill in: what `draft` says, and “Không” for the rest of its
    people. Handed back as it is, it changes nothing."""
    lines = [*_collective_rows(unit, draft), *_personal_rows(draft, people)]
    rows = [[ordinal, *map(said.get, _WIDTHS)] for ordinal, said in lines]
    columns = (
        Column(
            COLUMNS.titles[name],
            width,
            "date" if name == "born_on" else "text",
            _CHOICES.get(name, ()),
            others=True,
        )
        for name, width in _WIDTHS.items()
    )
    return Sheet("Đăng ký", (Column("STT", 6, "integer"), *columns), rows, author=author)


ListRow = tuple[str | int, dict[str, Value]]
"""What stands before a row, a number or that of a heading, and its cells by the reader's names."""


def _collective_rows(unit: str, draft: Draft) -> Iterator[ListRow]:
    yield "I", {"name": "TẬP THỂ"}
    for number, line in enumerate(draft.collectives or [CollectiveLine(unit)], start=1):
        yield number, {"name": line.name, **_awards(line)}


def _personal_rows(draft: Draft, people: dict[int, Registrable]) -> Iterator[ListRow]:
    yield "II", {"name": "CÁ NHÂN"}
    for number, line in enumerate(with_staff(draft.individuals, people), start=1):
        person = people[line.person]
        who = {"name": person.full_name, "born_on": person.born_on, "position": person.position}
        yield number, asdict(line) | who | _awards(line)


def _awards(line: CollectiveLine | IndividualLine) -> dict[str, Value]:
    named = {"title": line.title, "commendation": line.commendation}
    said = {name: award_kind(code).name for name, code in named.items() if code}
    return said or {"title": _NOTHING}
