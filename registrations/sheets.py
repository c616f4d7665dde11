"""The consolidated list as an Excel file."""

from __future__ import annotations

from collections.abc import Sequence

from documents.paper.sheet import Column, Sheet, Value
from registrations.columns import COLLECTIVES, PEOPLE, sheet_columns, sheet_rows
from registrations.consolidation import Consolidation
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
