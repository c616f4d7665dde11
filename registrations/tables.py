"""The tables of the papers, in the columns that offices use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from documents.paper.letter import Column, Table
from law.kinds import Subject
from registrations.rules.totals import Count, CountedAward, Entry, Summary

Placed = tuple[Entry, str]
"""A line and the unit that registered it; no unit where the paper is the unit's own."""


NUMBER = Column("STT", 17, "center")


def people_table(placed: Sequence[Placed]) -> Table:
    """Give the people in the columns of a danh sách trích ngang."""
    columns = (
        NUMBER,
        Column("Ông/Bà", 24, "center"),
        Column("Họ và tên", 46),
        _post_column(placed),
        Column("Danh hiệu thi đua", 42),
        Column("Hình thức khen thưởng", 36),
    )
    people = [one for one in placed if one[0].subject is Subject.INDIVIDUAL]
    return _table(columns, people, _person_cells)


def collectives_table(placed: Sequence[Placed]) -> Table:
    columns = (
        NUMBER,
        Column("Tên tập thể", 100),
        Column("Danh hiệu thi đua", 60),
        Column("Hình thức khen thưởng", 50),
    )
    collectives = [one for one in placed if one[0].subject is Subject.COLLECTIVE]
    return _table(columns, collectives, _collective_cells)


def initiatives_table(placed: Sequence[Placed]) -> Table:
    """Give who plans which initiative; only those who do."""
    columns = (
        NUMBER,
        Column("Họ và tên", 42),
        _post_column(placed),
        Column("Danh hiệu đăng ký", 38),
        Column("Tên sáng kiến, đề tài (lĩnh vực)", 72),
    )
    planned = [one for one in placed if one[0].initiative_name]
    return _table(columns, planned, _initiative_cells)


def counts_table(summary: Summary) -> Table:
    """Give how many of what each unit registered, and the sums."""
    columns = (
        NUMBER,
        Column("Bộ phận, đơn vị", 60),
        *(Column(title, 25, "right") for title in count_titles(summary.columns)),
    )
    rows = [
        (str(number), one.unit, *map(str, numbers(count, summary.columns)))
        for number, (one, count) in enumerate(
            zip(summary.lists, summary.counts, strict=True), start=1
        )
    ]
    totals = ("", "Tổng số", *map(str, numbers(summary.total, summary.columns)))
    return Table(columns, tuple(rows), totals)


def _table(
    columns: tuple[Column, ...],
    placed: Sequence[Placed],
    cells: Callable[[Entry, str], tuple[str, ...]],
) -> Table:
    rows = ((str(n), *cells(entry, unit)) for n, (entry, unit) in enumerate(placed, start=1))
    return Table(columns, tuple(rows))


def _person_cells(entry: Entry, unit: str) -> tuple[str, ...]:
    return (
        entry.honorific,
        entry.name,
        _post(entry, unit),
        entry.title_name,
        entry.commendation_name,
    )


def _collective_cells(entry: Entry, unit: str) -> tuple[str, ...]:
    return (entry.name, entry.title_name, entry.commendation_name)


def _initiative_cells(entry: Entry, unit: str) -> tuple[str, ...]:
    field = f" ({entry.initiative_field})" if entry.initiative_field else ""
    striven_for = entry.title_name or entry.commendation_name
    return (entry.name, _post(entry, unit), striven_for, f"{entry.initiative_name}{field}")


def _post_column(placed: Iterable[Placed]) -> Column:
    """Give the column of posts; a unit's own paper need not say the unit in each row."""
    has_units = any(unit for _, unit in placed)
    return Column("Chức vụ, đơn vị", 72) if has_units else Column("Chức vụ", 44)


def _post(entry: Entry, unit: str) -> str:
    return f"{entry.position}, {unit}" if unit else entry.position


def count_titles(columns: Iterable[CountedAward]) -> Iterator[str]:
    """Give the headings over the numbers that `numbers` gives."""
    yield "Cá nhân"
    yield "Tập thể"
    yield from (award.label for award in columns)


def numbers(count: Count, columns: Sequence[CountedAward]) -> list[int]:
    """Give people, collectives, and each award of the columns."""
    return [count.people, count.collectives, *(number for _, number in count.along(columns))]
