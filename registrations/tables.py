"""The tables of the papers, in the columns that offices use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from documents.paper.letter import Column, Table
from law.kinds import Subject
from registrations.columns import COLLECTIVES, PEOPLE, POST, ListColumn, Placed, paper_table, post
from registrations.rules.totals import Count, CountedAward, Entry, Summary

NUMBER = Column("STT", 17, "center")


def people_table(placed: Sequence[Placed]) -> Table:
    """Give the people in the columns of a danh sách trích ngang."""
    people = [entry for entry in placed if entry[0].subject is Subject.INDIVIDUAL]
    return paper_table(_of_the_unit(PEOPLE, placed), people)


def collectives_table(placed: Sequence[Placed]) -> Table:
    collectives = [entry for entry in placed if entry[0].subject is Subject.COLLECTIVE]
    return paper_table(COLLECTIVES, collectives)


def initiatives_table(placed: Sequence[Placed]) -> Table:
    """Give who plans which initiative; only those who do."""
    planned = [entry for entry in placed if entry[0].initiative_name]
    return paper_table(_of_the_unit(_PLANNED, placed), planned)


def counts_table(summary: Summary) -> Table:
    """Give how many of what each unit registered, and the sums."""
    columns = (
        NUMBER,
        Column("Bộ phận, đơn vị", 60),
        *(Column(title, 25, "right") for title in count_titles(summary.columns)),
    )
    rows = [
        (str(number), unit_list.unit, *map(str, numbers(count, summary.columns)))
        for number, (unit_list, count) in enumerate(
            zip(summary.lists, summary.counts, strict=True), start=1
        )
    ]
    totals = ("", "Tổng số", *map(str, numbers(summary.total, summary.columns)))
    return Table(columns, tuple(rows), totals)


def _of_the_unit(columns: Sequence[ListColumn], placed: Iterable[Placed]) -> tuple[ListColumn, ...]:
    """Give the columns; a unit's own paper need not say the unit in each row."""
    if any(unit for _, unit in placed):
        return tuple(columns)
    alone = {"title": "Chức vụ", "millimetres": 44}
    return tuple(replace(column, **alone) if column.title == POST else column for column in columns)


def _striven_for(entry: Entry, unit: str) -> str:
    return entry.title_name or entry.commendation_name


def _planned(entry: Entry, unit: str) -> str:
    field = f" ({entry.initiative_field})" if entry.initiative_field else ""
    return f"{entry.initiative_name}{field}"


_PLANNED = (
    ListColumn("Họ và tên", lambda entry, _: entry.name, millimetres=42),
    ListColumn(POST, post, millimetres=72),
    ListColumn("Danh hiệu đăng ký", _striven_for, millimetres=38),
    ListColumn("Tên sáng kiến, đề tài (lĩnh vực)", _planned, millimetres=72),
)


def count_titles(columns: Iterable[CountedAward]) -> Iterator[str]:
    """Give the headings over the numbers that `numbers` gives."""
    yield "Cá nhân"
    yield "Tập thể"
    yield from (award.label for award in columns)


def numbers(count: Count, columns: Sequence[CountedAward]) -> list[int]:
    """Give people, collectives, and each award of the columns."""
    return [count.people, count.collectives, *(number for _, number in count.along(columns))]
