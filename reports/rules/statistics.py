"""Biểu thống kê 0601.N–0605.N of Bộ Nội vụ, as far as a commune has the figures for them.

Columns and rows: papers of Sở Nội vụ and of a maker of such programs (see `law.statistics`). What
the program does not know is left blank for a person, and is never 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from law.statistics import StatisticsRule, due_on, period_of
from reports.rules.received import PROVINCE, STATE, ReceivedAward, received_part
from reports.rules.report import (
    NO_DATA,
    Cell,
    CountedRow,
    FigureColumn,
    FigureTable,
    ReportPart,
    counted,
)
from vietnamese.dates import short_date


@dataclass(frozen=True)
class Movement:
    """A phong trào of the commune; without both days nobody knows how long it takes."""

    row: CountedRow
    is_thematic: bool
    starts_on: date | None
    ends_on: date | None

    @property
    def years(self) -> float | None:
        if not (self.starts_on and self.ends_on):
            return None
        return ((self.ends_on - self.starts_on).days + 1) / 365


@dataclass(frozen=True)
class Staff:
    """Somebody who does the work of emulation and commendation in the commune."""

    row: CountedRow
    is_woman: bool


def statistics_parts(
    year: int,
    rule: StatisticsRule,
    movements: Sequence[Movement],
    awards: Sequence[ReceivedAward],
    staff: Sequence[Staff] = (),
    *,
    is_complete: bool,
) -> list[ReportPart]:
    """Give the five forms of a year; nothing where there is nothing to count. `is_complete`: all
    awards of the year are known."""
    if not (movements or awards):
        return []
    notes = tuple(_notes(year, rule))
    of_awards = notes if is_complete else (*notes, NOT_COMPLETE.format(year=year))
    return [
        _movements(movements, notes),
        received_part("0602", "khen thưởng cấp Nhà nước", STATE, awards, of_awards),
        received_part("0603", "khen thưởng cấp bộ, tỉnh", PROVINCE, awards, of_awards),
        _organisations(notes),
        _staff(staff, notes),
    ]


NOT_COMPLETE = (
    "Năm {year} chưa được xác nhận là đủ dữ liệu khen thưởng: số 0 có thể là chưa nhập. Xác nhận ở "
    "Tra cứu → Các năm đã đủ dữ liệu."
)


def _notes(year: int, rule: StatisticsRule) -> Iterable[str]:
    first, last = period_of(year)
    yield (
        f"Theo {rule.citation}; kỳ {short_date(first)} – {short_date(last)}, gửi trước ngày "
        f"{short_date(due_on(year))}."
    )
    if not rule.is_read_whole:
        yield (
            "Biểu mẫu chưa được đối chiếu toàn văn với thông tư: đối chiếu trước khi gửi. Ô để "
            "trống là số liệu phần mềm không có."
        )


# --- 0601.N -----------------------------------------------------------------------------------

_LENGTHS: tuple[tuple[str, Callable[[float], bool]], ...] = (
    ("Dưới 1 năm", lambda years: years < 0.99),
    ("1 năm", lambda years: 0.99 <= years <= 1.01),
    ("Từ trên 1 năm đến dưới 3 năm", lambda years: 1.01 < years < 3),
    ("Từ 3 năm đến dưới 5 năm", lambda years: 3 <= years < 5),
    ("Từ 5 năm trở lên", lambda years: years >= 5),
)


def _movements(movements: Sequence[Movement], notes: tuple[str, ...]) -> ReportPart:
    kinds: list[tuple[str, Sequence[Movement]]] = [
        ("Tổng số", movements),
        (
            "Phong trào thi đua theo chuyên đề",
            [movement for movement in movements if movement.is_thematic],
        ),
        (
            "Phong trào thi đua thường xuyên",
            [movement for movement in movements if not movement.is_thematic],
        ),
        *(
            (
                word,
                [
                    movement
                    for movement in movements
                    if movement.years is not None and fits(movement.years)
                ],
            )
            for word, fits in _LENGTHS
        ),
    ]
    rows = tuple(
        (word, *_of_commune(f"0601-{place}", word, counted_movements))
        for place, (word, counted_movements) in enumerate(kinds, start=1)
    )
    return ReportPart(
        f"Biểu 0601.N: {len(movements)} phong trào thi đua của xã",
        "0601.N",
        FigureTable(
            (
                FigureColumn("Phong trào thi đua", "text"),
                FigureColumn("1. Tổng số (2+3+4)"),
                FigureColumn("2. Trung ương"),
                FigureColumn("3. Bộ, tỉnh"),
                FigureColumn("4. Cơ quan, đơn vị"),
            ),
            rows,
        ),
        notes=notes,
    )


def _of_commune(key: str, word: str, movements: Sequence[Movement]) -> tuple[Cell, ...]:
    rows = [movement.row for movement in movements]
    return (
        counted(f"{key}-tong", word, rows),
        "",
        "",
        counted(f"{key}-xa", f"{word}, của xã", rows),
    )


# --- 0604.N, 0605.N ---------------------------------------------------------------------------


_HEADS = ("Tổng số", "Nữ", "Độ tuổi", "Trình độ", "Thâm niên")


def _organisations(notes: tuple[str, ...]) -> ReportPart:
    return ReportPart(
        "Biểu 0604.N, tổ chức làm công tác thi đua, khen thưởng: phần mềm không có số liệu",
        "0604.N",
        _of_staff("Tổ chức", ("", "", "", "", "")),
        notes=notes,
        is_aside=True,
    )


def _staff(staff: Sequence[Staff], notes: tuple[str, ...]) -> ReportPart:
    """Give what is known of who does this work: how many, how many of them women. The bands of age
    nobody has read; qualification, and the years in this work, the program does not know."""
    women = [person.row for person in staff if person.is_woman]
    cells: tuple[Cell, ...] = (
        counted(
            "0605-tong", "Người làm công tác thi đua, khen thưởng", (person.row for person in staff)
        ),
        counted("0605-nu", "Nữ làm công tác thi đua, khen thưởng", women),
    )
    known = cells if staff else ("", "")
    return ReportPart(
        f"Biểu 0605.N: {len(staff)} người làm công tác thi đua, khen thưởng"
        if staff
        else f"Biểu 0605.N, người làm công tác thi đua, khen thưởng: {NO_DATA}",
        "0605.N",
        _of_staff("Người", (*known, "", "", "")),
        notes=(*notes, OF_STAFF),
    )


OF_STAFF = (
    "Tính người giữ vai trò Thư ký Hội đồng trong phần mềm đến cuối kỳ. Độ tuổi, trình độ, thâm "
    "niên: ghi tay."
)


def _of_staff(word: str, cells: tuple[Cell, ...]) -> FigureTable:
    heads = (FigureColumn(head) for head in _HEADS)
    return FigureTable((FigureColumn("Đối tượng", "text"), *heads), ((word, *cells),))
