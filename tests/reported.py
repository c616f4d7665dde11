"""What every report has to keep, whatever its figures are of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reports.rules.report import Figure, FigureTable, Report, ReportPart


def as_report(parts: Iterable[ReportPart]) -> Report:
    return Report("thu", "Báo cáo thử", "", tuple(parts))


def assert_adds_up(parts: Iterable[ReportPart]) -> None:
    """Each figure is what its rows add up to and is found by its own key; each total is the sum of
    its column."""
    report = as_report(parts)
    figures = [one for one in report.figures if one.key]
    assert [one.key for one, n in Counter(figures).items() if n > 1] == []
    assert [one.value for one in figures] == [
        sum(row.amount for row in one.rows) for one in figures
    ]
    leading = [one for one in figures if one.rows]
    assert [report.figure(one.key) for one in leading] == leading
    for part in report.parts:
        if part.table and part.table.totals:
            assert _values(part.table.totals) == _sums(part.table), part.title


def _values(cells) -> list[int]:
    return [cell.value for cell in cells if isinstance(cell, Figure)]


def _sums(table: FigureTable) -> list[int]:
    """Add up each column in which the totals have a figure; words say that nothing is known."""
    columns = zip(*table.rows, strict=True) if table.rows else [()] * len(table.totals)
    return [
        sum(cell.value for cell in column if isinstance(cell, Figure))
        for column, total in zip(columns, table.totals, strict=True)
        if isinstance(total, Figure)
    ]


def table_of(parts: Iterable[ReportPart], short: str) -> dict[str, list]:
    """Give the table of a part: its rows by their first word, figures as numbers."""
    part = next(one for one in parts if one.short == short)
    rows = part.table.rows if part.table else ()
    return {
        str(row[0]): [cell.value if isinstance(cell, Figure) else cell for cell in row[1:]]
        for row in rows
    }
