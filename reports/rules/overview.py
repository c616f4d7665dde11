"""The communes of a province or a district side by side: totals, and no name.

What a commune has not finished is said in words, never as 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reports.rules.report import (
    NO_DATA,
    Cell,
    Figure,
    FigureColumn,
    FigureTable,
    ReportPart,
)

NOT_LAUNCHED, NOT_REGISTERED = "chưa phát động", "chưa duyệt đăng ký"
NOT_PROPOSED, NOT_DECIDED = "chưa có hồ sơ", "chưa có kết quả"
UNDER_WAY = "còn hạn"


@dataclass(frozen=True)
class YearCount:
    """A commune in a year: units, of how many a registration is approved; what they registered;
    dossiers that were proposed, decided, and reached."""

    units: int = 0
    approved: int = 0
    registered: int = 0
    proposed: int = 0
    decided: int = 0
    reached: int = 0
    registrations_in_time: int | None = None
    """Of the units; None while the deadline has not passed, or the plan has none."""
    dossiers_in_time: int | None = None
    """Of the dossiers that were sent."""
    is_reported: bool = False
    """Whether the báo cáo tổng kết is issued."""


@dataclass(frozen=True)
class CommuneLine:
    """A commune with its year and the one before; None where it launched no plan then."""

    name: str
    now: YearCount | None
    before: YearCount | None


Of = Callable[[YearCount], int | str]


def _registered(count: YearCount) -> int | str:
    return count.registered if count.approved else NOT_REGISTERED


def _reached(count: YearCount) -> int | str:
    return count.reached if count.decided else NOT_DECIDED


def _decided(count: YearCount) -> int | str:
    if not count.proposed:
        return NOT_PROPOSED
    return count.decided or NOT_DECIDED


def _in_time(known: int | None) -> int | str:
    return UNDER_WAY if known is None else known


COLUMNS: tuple[tuple[str, Of], ...] = (
    ("Số đơn vị", lambda commune: commune.units),
    ("Đơn vị đã duyệt đăng ký", lambda commune: commune.approved or NOT_REGISTERED),
    ("Đăng ký đúng hạn (đơn vị)", lambda commune: _in_time(commune.registrations_in_time)),
    ("Lượt đăng ký", _registered),
    ("Hồ sơ đề nghị", lambda commune: commune.proposed or NOT_PROPOSED),
    ("Hồ sơ đúng hạn", lambda commune: _in_time(commune.dossiers_in_time)),
    ("Đã quyết định", _decided),
    ("Đạt", _reached),
)
BEFORE: tuple[tuple[str, Of], ...] = (("đăng ký", _registered), ("đạt", _reached))


def overview_part(year: int, communes: Sequence[CommuneLine]) -> ReportPart:
    """Give the communes of a year, with what they registered and reached the year before."""
    rows = [
        (
            commune.name,
            *_cells(commune.now, COLUMNS, NOT_LAUNCHED),
            _report(commune.now),
            *_cells(commune.before, BEFORE, NO_DATA),
        )
        for commune in communes
    ]
    launched = sum(commune.now is not None for commune in communes)
    headings = (
        *(FigureColumn(title) for title, _ in COLUMNS),
        FigureColumn("Báo cáo tổng kết", "text"),
        *(FigureColumn(f"Năm {year - 1}: {title}") for title, _ in BEFORE),
    )
    return ReportPart(
        f"Năm {year}: {launched} trên {len(communes)} xã, phường đã phát động",
        "Các xã, phường",
        FigureTable((FigureColumn("Xã, phường", "text"), *headings), tuple(rows), _totals(rows)),
        notes=(
            "Chỉ gồm số tổng. Ô ghi bằng chữ là việc xã chưa làm xong, không phải bằng 0; dòng "
            "tổng số chỉ cộng những ô có số.",
        ),
    )


def _cells(
    count: YearCount | None, columns: Iterable[tuple[str, Of]], otherwise: str
) -> tuple[Cell, ...]:
    if count is None:
        return tuple(otherwise for _ in columns)
    cells = (of(count) for _, of in columns)
    return tuple(Figure(cell) if isinstance(cell, int) else cell for cell in cells)


def _report(count: YearCount | None) -> str:
    if count is None:
        return NOT_LAUNCHED
    return "đã ban hành" if count.is_reported else "chưa ban hành"


def _totals(rows: Sequence[tuple[Cell, ...]]) -> tuple[Cell, ...]:
    columns = list(zip(*rows, strict=True))[1:]
    return ("Tổng số", *(_sum(column) for column in columns)) if rows else ()


def _sum(column: Iterable[Cell]) -> Cell:
    figures = [cell.value for cell in column if isinstance(cell, Figure)]
    return Figure(sum(figures)) if figures else ""
