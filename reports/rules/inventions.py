"""Sáng kiến: by field, by result, and where they were used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from initiatives.rules.stages import PENDING, Stage
from reports.rules.charts import Chart, ChartBar, Shade
from reports.rules.report import (
    Cell,
    CountedRow,
    Figure,
    FigureColumn,
    FigureTable,
    ReportPart,
    counted,
)

NO_FIELD = "Chưa ghi lĩnh vực"


@dataclass(frozen=True)
class Invention:
    """An initiative that was sent: its field, where it stands, what it saves in đồng, and for
    which titles it was used, in words."""

    pk: int
    name: str
    unit: str
    field: str
    stage: Stage
    saves: int = 0
    uses: tuple[str, ...] = ()

    @property
    def row(self) -> CountedRow:
        used = f"; dùng cho {', '.join(self.uses)}" if self.uses else ""
        note = f"{self.stage.word.lower()}{used}"
        return CountedRow(self.name, self.unit, note, ("initiatives:detail", self.pk))


COLUMNS = (
    FigureColumn("Đã nộp"),
    FigureColumn("Được công nhận"),
    FigureColumn("Không công nhận"),
    FigureColumn("Đang xét"),
    FigureColumn("Đã dùng"),
    FigureColumn("Làm lợi", "money"),
)


def invention_parts(rows: Sequence[Invention]) -> list[ReportPart]:
    """Give the initiatives by field, then by unit."""
    if not rows:
        return []
    recognised = _at(rows, {Stage.RECOGNISED})
    used = sum(bool(invention.uses) for invention in recognised)
    fields = _grouped(rows, lambda invention: invention.field or NO_FIELD)
    title = f"{len(recognised)} sáng kiến được công nhận trên {len(rows)} đơn, {used} đã dùng"
    return [
        _part("lv", title, "Theo lĩnh vực", "Lĩnh vực", fields, rows),
        _part("dv", _by_unit(rows), "Theo đơn vị", "Đơn vị", _grouped(rows, _unit), rows),
    ]


def _unit(invention: Invention) -> str:
    return invention.unit


def _by_unit(rows: Sequence[Invention]) -> str:
    return f"Theo đơn vị: {len({row.unit for row in rows})} đơn vị có sáng kiến"


def _grouped(
    rows: Sequence[Invention], name_of: Callable[[Invention], str]
) -> dict[str, list[Invention]]:
    groups: dict[str, list[Invention]] = {}
    for row in rows:
        groups.setdefault(name_of(row), []).append(row)
    return groups


def _at(rows: Iterable[Invention], stages: Iterable[Stage]) -> list[Invention]:
    wanted = set(stages)
    return [row for row in rows if row.stage in wanted]


def _part(
    key: str,
    title: str,
    short: str,
    word: str,
    groups: dict[str, list[Invention]],
    rows: Sequence[Invention],
) -> ReportPart:
    return ReportPart(
        title,
        short,
        FigureTable(
            (FigureColumn(word, "text"), *COLUMNS),
            tuple(
                (name, *_cells(f"{key}{number}", name, own))
                for number, (name, own) in enumerate(groups.items(), start=1)
            ),
            ("Tổng số", *_cells(key, "Tất cả", rows)),
        ),
        _chart(title, groups) if key == "lv" and len(groups) > 1 else None,
        ("Làm lợi: số tiền ghi trong đơn của các sáng kiến được công nhận.",)
        if key == "lv"
        else (),
    )


def _cells(key: str, name: str, rows: Sequence[Invention]) -> tuple[Cell, ...]:
    recognised = _at(rows, {Stage.RECOGNISED})
    parts: Sequence[tuple[str, str, Sequence[Invention]]] = (
        ("nop", "đã nộp", rows),
        ("cong-nhan", "được công nhận", recognised),
        ("khong", "không công nhận", _at(rows, {Stage.REFUSED})),
        ("dang-xet", "đang xét", _at(rows, PENDING)),
        ("dung", "đã dùng", [invention for invention in recognised if invention.uses]),
    )
    counts = (
        counted(f"{key}-{step}", f"{name}: {word}", (invention.row for invention in own))
        for step, word, own in parts
    )
    return (*counts, _saved(key, name, recognised))


def _saved(key: str, name: str, recognised: Iterable[Invention]) -> Figure:
    rows = (
        replace(invention.row, amount=invention.saves)
        for invention in recognised
        if invention.saves
    )
    return counted(f"{key}-lam-loi", f"{name}: làm lợi", rows)


def _chart(title: str, groups: dict[str, list[Invention]]) -> Chart:
    bars = tuple(
        ChartBar(
            name,
            (
                (Shade.DONE, len(_at(own, {Stage.RECOGNISED}))),
                (Shade.HATCHED, len(_at(own, PENDING))),
                (Shade.EMPTY, len(_at(own, {Stage.REFUSED}))),
            ),
        )
        for name, own in groups.items()
    )
    legend = (
        (Shade.DONE, "công nhận"),
        (Shade.HATCHED, "đang xét"),
        (Shade.EMPTY, "không công nhận"),
    )
    return Chart(title, bars, legend=legend)
