"""A report as an Excel file: a sheet for each of its tables."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from documents.paper.sheet import Column, Kind, Sheet, Value
from reports.rules.report import Cell, Figure, FigureColumn, Measure, Report

_KINDS: dict[Measure, Kind] = {
    "ordinal": "integer",
    "text": "text",
    "count": "integer",
    "percent": "percent",
    "money": "money",
}
_WIDTHS: dict[Measure, int] = {"ordinal": 6, "text": 34, "count": 14, "percent": 14, "money": 18}


def report_sheets(report: Report, *, issuer: str, author: str, made_on: date) -> list[Sheet]:
    """Give what the page shows, numbered; parts that list nothing have no sheet."""
    shown = ((part, part.table) for part in report.parts if part.table and part.table.rows)
    chosen = "".join(f" {name}: {value}." for name, value in report.chosen)
    return [
        Sheet(
            f"{place}. {part.short}",
            tuple(_column(column) for column in table.columns),
            [tuple(_value(cell) for cell in row) for row in table.rows],
            (
                issuer.upper(),
                report.title,
                f"({report.lead}{chosen})",
                part.title,
                *part.notes,
            ),
            tuple(_value(cell) for cell in table.totals),
            author,
            made_on,
        )
        for place, (part, table) in enumerate(shown, start=1)
    ]


def _column(column: FigureColumn) -> Column:
    return Column(column.title, _WIDTHS[column.measure], _KINDS[column.measure])


def _value(cell: Cell) -> Value:
    if isinstance(cell, Figure):
        return cell.value
    if isinstance(cell, Fraction):
        return Decimal(cell.numerator) / Decimal(cell.denominator)
    return str(cell or "")
