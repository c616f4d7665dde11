"""A report as a value: page, Excel file, PDF and print all show it, and nothing else.

A figure carries the rows that it counts, so that what it says and what it leads to cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from reports.rules.charts import Chart

NO_DATA = "chưa có dữ liệu"

Measure = Literal["ordinal", "text", "count", "percent", "money"]
"""What stands in a column of figures."""


@dataclass(frozen=True)
class CountedRow:
    """One of the rows behind a figure: who or what, of which unit, and `amount`, what it adds.

    `page` shows it: the name of an address and a number.
    """

    name: str
    unit: str = ""
    note: str = ""
    page: tuple[str, int] | None = None
    amount: int = 1


@dataclass(frozen=True)
class Figure:
    """A number of a report. `key` finds the list of its `rows` again, `name` is what it counts.

    One that is reckoned and not counted ("15 % × 21") has no rows; `page`, where there is one,
    shows how.
    """

    value: int
    key: str = ""
    name: str = ""
    rows: tuple[CountedRow, ...] = ()
    page: tuple[str, int] | None = None

    @property
    def leads_on(self) -> bool:
        """Say whether there are rows to look at."""
        return bool(self.rows)


def counted(key: str, name: str, rows: Iterable[CountedRow]) -> Figure:
    """Give the figure that rows add up to; its key and its name are its own in a report."""
    counted_rows = tuple(rows)
    return Figure(sum(row.amount for row in counted_rows), key, name, counted_rows)


@dataclass(frozen=True)
class Named:
    """Who or what a row is of, and the page that shows it, where the reader may open one."""

    text: str
    page: tuple[str, int] | None = None

    def __str__(self) -> str:
        return self.text


Cell = str | Named | Figure | Fraction | None
"""A word, a name, a figure, a share, or nothing to say."""


@dataclass(frozen=True)
class FigureColumn:
    """The heading of a column, and what stands below it."""

    title: str
    measure: Measure = "count"


ORDINAL = FigureColumn("STT", "ordinal")


@dataclass(frozen=True)
class FigureTable:
    """Figures in columns; `totals`, where they make sense, add the rows up."""

    columns: tuple[FigureColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    totals: tuple[Cell, ...] = ()


_BESIDE = 5
"""So many columns leave room for a chart beside them."""


@dataclass(frozen=True)
class ReportPart:
    """A piece of a report. Its `title` is what the figures say, with the number; `notes` give the
    arithmetic and what is counted, in words. Without a table the notes say why there is none.

    `short` names it where there is no room; `has_names`: its rows name people; `is_aside`: a form
    that counts nothing, which is folded on the page; `is_roll`: it names everybody, which the page
    shows some at a time.
    """

    title: str
    short: str
    table: FigureTable | None = None
    chart: Chart | None = None
    notes: tuple[str, ...] = ()
    has_names: bool = False
    is_aside: bool = False
    is_roll: bool = False

    @property
    def is_wide(self) -> bool:
        """Say whether its table wants the whole width, with the chart above and not beside."""
        return self.table is not None and len(self.table.columns) > _BESIDE


@dataclass(frozen=True)
class Report:
    """A report on a day. `code` is its address, `lead` says of when and by what it counts, `chosen`
    which filters narrow it: ("Đơn vị", "Thôn 1")."""

    code: str
    title: str
    lead: str
    parts: tuple[ReportPart, ...]
    chosen: tuple[tuple[str, str], ...] = ()

    @property
    def lists_something(self) -> bool:
        """Say whether a table of it has rows: without any there is no sheet to give."""
        return any(part.table and part.table.rows for part in self.parts)

    @property
    def figures(self) -> Iterator[Figure]:
        """Give every figure of its tables, the totals too."""
        for part in self.parts:
            if part.table:
                for row in (*part.table.rows, part.table.totals):
                    yield from (cell for cell in row if isinstance(cell, Figure))

    def figure(self, key: str) -> Figure | None:
        """Give the figure whose rows have this key."""
        return next(
            (figure for figure in self.figures if figure.key == key and figure.leads_on), None
        )

    @property
    def roll(self) -> tuple[tuple[Cell, ...], ...]:
        """Give the rows of its list of everybody; none where it has no such list."""
        return next((part.table.rows for part in self.parts if part.is_roll and part.table), ())

    def with_roll(self, rows: Iterable[tuple[Cell, ...]]) -> Report:
        """Give the same with these rows in the list of everybody."""
        kept = tuple(rows)
        parts = (
            replace(part, table=replace(part.table, rows=kept))
            if part.is_roll and part.table
            else part
            for part in self.parts
        )
        return replace(self, parts=tuple(parts))

    def totals_only(self) -> Report:
        """Give the same for who may see no names: no rows behind the figures, no part of names."""
        kept = (_without_rows(part) for part in self.parts if not part.has_names)
        return replace(self, parts=tuple(kept))


def _without_rows(part: ReportPart) -> ReportPart:
    if part.table is None:
        return part
    bare = replace(
        part.table,
        rows=tuple(_bare(row) for row in part.table.rows),
        totals=_bare(part.table.totals),
    )
    return replace(part, table=bare)


def _bare(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return tuple(
        replace(cell, key="", rows=()) if isinstance(cell, Figure) else cell for cell in cells
    )


def listing(titles: Iterable[str], rows: Iterable[tuple[Cell, ...]]) -> FigureTable:
    """Give a numbered table of words and names."""
    return FigureTable(
        (ORDINAL, *(FigureColumn(title, "text") for title in titles)),
        tuple((Figure(place), *row) for place, row in enumerate(rows, start=1)),
    )


def share(part: int, whole: int) -> Fraction | None:
    """Give a part of a whole as a share; nothing of nothing."""
    return Fraction(part, whole) if whole else None


def sum_of(key: str, name: str, figures: Iterable[Figure]) -> Figure:
    """Give the figure that others add up to, with all their rows."""
    return counted(key, name, (row for figure in figures for row in figure.rows))
