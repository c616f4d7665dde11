"""The consolidated list as an Excel file."""

from __future__ import annotations

from collections.abc import Sequence

from documents.paper.sheet import Column, Sheet, Value
from registrations.consolidation import Consolidation
from registrations.rules.totals import Entry
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
        (number, one.unit, *numbers(count, summary.columns))
        for number, (one, count) in enumerate(
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
    columns = (
        Column("STT", 6, "integer"),
        Column("Ông/Bà", 9),
        Column("Họ và tên", 28),
        Column("Chức vụ", 28),
        Column("Bộ phận, đơn vị", 30),
        Column("Danh hiệu thi đua", 26),
        Column("Hình thức khen thưởng", 22),
        Column("Sáng kiến, đề tài dự kiến", 40),
        Column("Lĩnh vực", 20),
    )
    people = [(entry, one.unit) for one in added_up.summary.lists for entry in one.people]
    rows = [(number, *_person_values(*one)) for number, one in enumerate(people, start=1)]
    totals = (None, f"{len(rows)} người", *[""] * (len(columns) - 2))
    return _sheet("Cá nhân", columns, rows, totals, added_up, author)


def _person_values(entry: Entry, unit: str) -> tuple[str, ...]:
    return (
        entry.honorific,
        entry.name,
        entry.position,
        unit,
        entry.title_name,
        entry.commendation_name,
        entry.initiative_name,
        entry.initiative_field,
    )


def _collectives_sheet(added_up: Consolidation, author: str) -> Sheet:
    columns = (
        Column("STT", 6, "integer"),
        Column("Tên tập thể", 40),
        Column("Bộ phận, đơn vị", 40),
        Column("Danh hiệu thi đua", 28),
        Column("Hình thức khen thưởng", 24),
    )
    found = [(entry, one.unit) for one in added_up.summary.lists for entry in one.collectives]
    rows = [
        (number, entry.name, unit, entry.title_name, entry.commendation_name)
        for number, (entry, unit) in enumerate(found, start=1)
    ]
    totals = (None, f"{len(rows)} tập thể", "", "", "")
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
