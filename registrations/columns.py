"""The columns of what was registered, each named once for the page, for Excel and for paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from documents.paper import letter, sheet
from registrations.rules.totals import Entry
from vietnamese.text import post_and_unit

Placed = tuple[Entry, str]
"""A line and the unit that registered it; no unit where the paper is the unit's own."""

NOTHING = "—"


@dataclass(frozen=True)
class ListColumn:
    """A column: what it says of a line, and where it stands. `on_page`: the page shows it;
    `letters`: its width in Excel; `millimetres`: its share of a paper; 0 where it is left out."""

    title: str
    says: Callable[[Entry, str], str]
    on_page: bool = False
    letters: int = 0
    millimetres: int = 0
    align: letter.Align = "left"


POST = "Chức vụ, đơn vị"


def post(entry: Entry, unit: str) -> str:
    """Give "Công chức Tư pháp, Văn phòng"; the post alone where no unit is said."""
    return post_and_unit(entry.position, unit)


TITLE = ListColumn("Danh hiệu thi đua", lambda entry, _: entry.title_name, True, 26, 42)
COMMENDATION = ListColumn(
    "Hình thức khen thưởng", lambda entry, _: entry.commendation_name, True, 22, 36
)
PEOPLE = (
    ListColumn("Ông/Bà", lambda entry, _: entry.honorific, True, 9, 24, "center"),
    ListColumn("Họ và tên", lambda entry, _: entry.name, True, 28, 46),
    ListColumn("Chức vụ", lambda entry, _: entry.position, letters=28),
    ListColumn("Bộ phận, đơn vị", lambda _, unit: unit, letters=30),
    ListColumn(POST, post, on_page=True, millimetres=72),
    TITLE,
    COMMENDATION,
    ListColumn("Sáng kiến, đề tài dự kiến", lambda entry, _: entry.initiative_name, letters=40),
    ListColumn("Lĩnh vực", lambda entry, _: entry.initiative_field, letters=20),
)
COLLECTIVES = (
    ListColumn("Tên tập thể", lambda entry, _: entry.name, True, 40, 100),
    ListColumn("Bộ phận, đơn vị", lambda _, unit: unit, on_page=True, letters=40),
    ListColumn("Danh hiệu thi đua", lambda entry, _: entry.title_name, True, 28, 60),
    ListColumn("Hình thức khen thưởng", lambda entry, _: entry.commendation_name, True, 24, 50),
)


@dataclass(frozen=True)
class PageTable:
    """A table of a page: its headings, and its rows of (heading, text), numbered from `first`."""

    titles: list[str]
    rows: list[list[tuple[str, str]]]
    first: int = 1


def page_table(
    columns: Sequence[ListColumn], placed: Sequence[Placed], first: int = 1
) -> PageTable:
    """Give what the page shows of these lines."""
    shown = [column for column in columns if column.on_page]
    rows = [[(column.title, column.says(*line) or NOTHING) for column in shown] for line in placed]
    return PageTable([column.title for column in shown], rows, first)


def sheet_columns(columns: Sequence[ListColumn]) -> tuple[sheet.Column, ...]:
    """Give the columns of the sheet, behind the one of numbers."""
    shown = [sheet.Column(column.title, column.letters) for column in columns if column.letters]
    return (sheet.Column("STT", 6, "integer"), *shown)


def sheet_rows(columns: Sequence[ListColumn], placed: Sequence[Placed]) -> list[tuple]:
    """Give the rows of the sheet, numbered."""
    shown = [column for column in columns if column.letters]
    return [
        (number, *(column.says(*line) for column in shown))
        for number, line in enumerate(placed, start=1)
    ]


def paper_table(columns: Sequence[ListColumn], placed: Sequence[Placed]) -> letter.Table:
    """Give the table of a letter, numbered."""
    shown = [column for column in columns if column.millimetres]
    heads = (letter.Column(column.title, column.millimetres, column.align) for column in shown)
    rows = (
        (str(number), *(column.says(*line) for column in shown))
        for number, line in enumerate(placed, start=1)
    )
    return letter.Table((letter.Column("STT", 17, "center"), *heads), tuple(rows))
