"""A table as an Excel file: typed columns, a header that stays in view, ready for A4 paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any, Literal

from vietnamese.text import clean_lines

Kind = Literal["text", "integer", "decimal", "percent", "date", "money"]
Value = str | int | Decimal | date | None

FORMATS: dict[Kind, dict[str, Any]] = {
    "text": {"num_format": "@", "text_wrap": True},
    "integer": {"num_format": "#,##0", "align": "right"},
    "decimal": {"num_format": "#,##0.##", "align": "right"},
    "percent": {"num_format": "0.0 %", "align": "right"},
    "money": {"num_format": "#,##0", "align": "right"},
    "date": {"num_format": "dd/mm/yyyy", "align": "center"},
}
FACE = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
BORDERED = {**FACE, "border": 1}
LONGEST_CELL = 32_767  # letters; Excel takes no more
LONGEST_NAME = 31
FORBIDDEN_IN_NAMES = str.maketrans("", "", "[]:*?/\\'")


@dataclass(frozen=True)
class Column:
    """A column; `width` in letters. `choices` become a list to pick from in the empty cells, where
    with `others` anything else may be typed too."""

    title: str
    width: int = 15
    kind: Kind = "text"
    choices: tuple[str, ...] = ()
    others: bool = False


@dataclass(frozen=True)
class Sheet:
    """A sheet: lines of title above the table, its columns and rows, and the row of totals with a
    value or None per column ("Tổng số" stands in its first empty cell)."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Value]] = ()
    titles: tuple[str, ...] = ()
    totals: tuple[Value, ...] = ()
    author: str = ""
    made_on: date | None = None

    @property
    def header_row(self) -> int:
        """The row of the header, counted from 0: below the titles and an empty row."""
        return len(self.titles) + 1 if self.titles else 0


def xlsx(*sheets: Sheet) -> bytes:
    """Give the sheets as one .xlsx, described by the first. Text stays text: "=1+1", a link or 0123
    is shown as it was typed."""
    import xlsxwriter

    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as workbook:
        for sheet in sheets:
            page = workbook.add_worksheet(sheet_name(sheet.name))
            _lay_out(page, sheet)
            _write_titles(workbook, page, sheet)
            _write_table(workbook, page, sheet)
        _describe(workbook, sheets[0])
    return file.getvalue()


def sheet_name(name: str) -> str:
    """Give a name that Excel accepts for a sheet."""
    allowed = clean_lines(name).translate(FORBIDDEN_IN_NAMES).strip()
    return allowed[:LONGEST_NAME] or "Danh sách"


def _lay_out(page: Any, sheet: Sheet) -> None:
    page.set_landscape()
    page.set_paper(9)  # A4
    page.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
    page.fit_to_pages(1, 0)
    page.repeat_rows(sheet.header_row)
    page.freeze_panes(sheet.header_row + 1, 0)
    page.set_footer("&C&P/&N")
    for number, column in enumerate(sheet.columns):
        page.set_column(number, number, column.width)


def _write_titles(workbook: Any, page: Any, sheet: Sheet) -> None:
    look = workbook.add_format({**FACE, "bold": True, "align": "center"})
    last = len(sheet.columns) - 1
    for row, title in enumerate(sheet.titles):
        if last:
            page.merge_range(row, 0, row, last, "", look)
        page.write_string(row, 0, _text(title), look)


def _write_table(workbook: Any, page: Any, sheet: Sheet) -> None:
    head = workbook.add_format(
        {**BORDERED, "bold": True, "align": "center", "text_wrap": True, "bg_color": "#E7EDF3"}
    )
    for number, column in enumerate(sheet.columns):
        page.write_string(sheet.header_row, number, _text(column.title), head)
    page.set_row(sheet.header_row, 34)
    looks = [workbook.add_format({**BORDERED, **FORMATS[c.kind]}) for c in sheet.columns]
    first = sheet.header_row + 1
    for row, values in enumerate(sheet.rows, start=first):
        _write_row(page, row, values, looks)
    if sheet.totals:
        _write_totals(workbook, page, sheet, first + len(sheet.rows))
    _offer_choices(page, sheet, first)


def _write_totals(workbook: Any, page: Any, sheet: Sheet, row: int) -> None:
    looks = [
        workbook.add_format({**BORDERED, **FORMATS[column.kind], "bold": True})
        for column in sheet.columns
    ]
    label = next((i for i, value in enumerate(sheet.totals) if value is None), None)
    values = ["Tổng số" if i == label else value for i, value in enumerate(sheet.totals)]
    _write_row(page, row, values, looks)


def _write_row(page: Any, row: int, values: Sequence[Value], looks: list[Any]) -> None:
    for number, (value, look) in enumerate(zip(values, looks, strict=True)):
        if value is None or value == "":
            page.write_blank(row, number, None, look)
        elif isinstance(value, date):
            page.write_datetime(row, number, value, look)
        elif isinstance(value, str):
            page.write_string(row, number, _text(value), look)
        else:
            page.write_number(row, number, value, look)


def _offer_choices(page: Any, sheet: Sheet, first: int) -> None:
    last = first + max(len(sheet.rows), 500) - 1
    for number, column in enumerate(sheet.columns):
        if column.choices:
            offered = {
                "validate": "list",
                "source": list(column.choices),
                "show_error": not column.others,
            }
            page.data_validation(first, number, last, number, offered)


def _describe(workbook: Any, sheet: Sheet) -> None:
    about: dict[str, Any] = {"title": sheet.name, "author": sheet.author}
    if sheet.made_on:
        about["created"] = datetime.combine(sheet.made_on, time())
    workbook.set_properties(about)


def _text(value: str) -> str:
    return clean_lines(value)[:LONGEST_CELL]
