"""Tiến độ: units × steps, and by how many days who is late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports.rules.charts import Chart, ChartBar, Shade
from reports.rules.report import (
    Cell,
    CountedRow,
    Figure,
    FigureColumn,
    FigureTable,
    ReportPart,
    counted,
    sum_of,
)


@dataclass(frozen=True)
class StepRows:
    """What a unit has to do at one step, by where it stands. `days_late` is of the latest."""

    done: tuple[CountedRow, ...] = ()
    waiting: tuple[CountedRow, ...] = ()
    late: tuple[CountedRow, ...] = ()
    rest: tuple[CountedRow, ...] = ()
    days_late: int = 0

    @property
    def parts(self) -> tuple[tuple[CountedRow, ...], ...]:
        return (self.done, self.waiting, self.late, self.rest)


@dataclass(frozen=True)
class UnitProgress:
    """A unit with its steps, in the order of `STEPS`."""

    name: str
    steps: tuple[StepRows, ...]

    @property
    def days_late(self) -> int:
        return max((step.days_late for step in self.steps), default=0)


STEPS = ("Đăng ký", "Hồ sơ", "Thẩm định", "Quyết định")
PLACES = ("Xong", "Đang chờ", "Trễ hạn", "Còn lại")
_SHADES = (Shade.DONE, Shade.WAITING, Shade.HATCHED, Shade.EMPTY)


def progress_parts(units: Sequence[UnitProgress]) -> list[ReportPart]:
    """Give the steps of all together, then unit by unit."""
    return [_by_step(units), _by_unit(units)] if units else []


def _by_step(units: Sequence[UnitProgress]) -> ReportPart:
    rows: list[tuple[Cell, ...]] = []
    bars: list[ChartBar] = []
    for number, step in enumerate(STEPS):
        of_step = [unit.steps[number].parts for unit in units]
        cells = [
            counted(
                f"b{number}-{place}",
                f"{step}: {word.lower()}",
                (row for parts in of_step for row in parts[place]),
            )
            for place, word in enumerate(PLACES)
        ]
        rows.append((step, *cells, sum_of(f"b{number}", step, cells)))
        pieces = zip(_SHADES, (cell.value for cell in cells), strict=True)
        bars.append(ChartBar(step, tuple(pieces)))
    late = sum(unit.days_late > 0 for unit in units)
    words = (
        f"{late} trên {len(units)} đơn vị có việc trễ hạn" if late else "chưa đơn vị nào trễ hạn"
    )
    return ReportPart(
        f"Bốn bước của năm: {words}",
        "Các bước",
        FigureTable(
            (FigureColumn("Bước", "text"), *map(FigureColumn, PLACES), FigureColumn("Cộng")),
            tuple(rows),
        ),
        Chart(
            "Bốn bước của năm",
            tuple(bars),
            legend=tuple(
                (shade, word.lower()) for shade, word in zip(_SHADES, PLACES, strict=True)
            ),
        ),
        (
            "Đăng ký tính theo đơn vị; ba bước sau tính theo hồ sơ: hồ sơ đã lập và, nơi chưa lập "
            "hồ sơ nào, các danh hiệu, hình thức đã đăng ký.",
        ),
    )


def _by_unit(units: Sequence[UnitProgress]) -> ReportPart:
    rows: list[tuple[Cell, ...]] = []
    for number, unit in enumerate(units, start=1):
        cells: list[Cell] = []
        for place, step in enumerate(unit.steps):
            key, name = f"dv{number}-{place}", f"{unit.name}, {STEPS[place].lower()}"
            everything = [row for part in step.parts for row in part]
            cells.append(counted(f"{key}-xong", f"{name}: xong", step.done))
            cells.append(counted(key, f"{name}: tất cả", everything))
        rows.append((unit.name, *cells, Figure(unit.days_late)))
    longest = max(unit.days_late for unit in units)
    words = f"trễ nhiều nhất {longest} ngày" if longest else "chưa có việc nào trễ"
    return ReportPart(
        f"Theo đơn vị: {words}",
        "Theo đơn vị",
        FigureTable(
            (
                FigureColumn("Đơn vị", "text"),
                *(FigureColumn(title) for step in STEPS for title in (f"{step}: xong", "cần")),
                FigureColumn("Trễ nhiều nhất (ngày)"),
            ),
            tuple(rows),
        ),
    )
