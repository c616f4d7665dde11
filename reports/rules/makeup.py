"""Cơ cấu: who was praised of leaders and direct workers, women and men, groups; for whom it was the
first time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reports.rules.charts import Chart, ChartBar, Shade
from reports.rules.report import (
    Cell,
    CountedRow,
    FigureColumn,
    FigureTable,
    ReportPart,
    counted,
    listing,
    share,
)
from vietnamese.numbers import number


@dataclass(frozen=True)
class Employee:
    """Somebody who works or worked here: what was given in the year (`awards`, in words) and
    whether nothing is known to have been given before (`is_first`)."""

    pk: int
    name: str
    unit: str
    group: str
    is_leader: bool
    is_woman: bool
    awards: tuple[str, ...] = ()
    is_first: bool = False

    @property
    def row(self) -> CountedRow:
        said = "; ".join(self.awards) or "chưa có khen thưởng của năm"
        return CountedRow(self.name, self.unit, said, ("awards:history_person", self.pk))


Sort = tuple[str, str, Callable[[Employee], bool]]
"""A key, the word, and who belongs to it."""

PLACES: tuple[Sort, ...] = (
    ("truc-tiep", "Trực tiếp công tác", lambda one: not one.is_leader),
    ("lanh-dao", "Lãnh đạo", lambda one: one.is_leader),
)
GENDERS: tuple[Sort, ...] = (
    ("nu", "Nữ", lambda one: one.is_woman),
    ("nam", "Nam", lambda one: not one.is_woman),
)


def makeup_parts(people: Sequence[Employee], others: Sequence[CountedRow] = ()) -> list[ReportPart]:
    """Give the people by place, gender and group. `others` were praised, but are on no list of the
    commune's people."""
    praised = [one for one in people if one.awards]
    if not praised and not others:
        return []
    direct = sum(not one.is_leader for one in praised)
    women = sum(one.is_woman for one in praised)
    groups = tuple(dict.fromkeys(one.group for one in people))
    parts = [
        _part(people, PLACES, "Lãnh đạo, trực tiếp", _of(direct, praised, "trực tiếp công tác")),
        _part(people, GENDERS, "Nữ, nam", _of(women, praised, "là nữ")),
        _part(people, _sorts(groups), "Nhóm", _by_group(groups, praised)),
        _first_part(praised),
    ]
    return [*parts, *([_others_part(others)] if others else [])]


def _of(part_of: int, praised: Sequence[Employee], word: str) -> str:
    part = share(part_of, len(praised))
    said = f" ({number(part * 100, 1)} %)" if part is not None else ""
    return f"{part_of} trên {len(praised)} người được khen {word}{said}"


def _sorts(groups: Iterable[str]) -> tuple[Sort, ...]:
    return tuple(
        (f"nhom{place}", group, lambda one, group=group: one.group == group)
        for place, group in enumerate(groups, start=1)
    )


def _by_group(groups: Sequence[str], praised: Sequence[Employee]) -> str:
    found = {group: sum(one.group == group for one in praised) for group in groups}
    most = max(found, key=lambda group: found[group], default="")
    return (
        f"Theo nhóm: {most.lower()} được khen nhiều nhất, {found[most]} người" if most else "Nhóm"
    )


def _part(people: Sequence[Employee], sorts: Sequence[Sort], short: str, title: str) -> ReportPart:
    rows = [_row(key, word, [one for one in people if fits(one)]) for key, word, fits in sorts]
    key = sorts[0][0]
    bars = tuple(
        ChartBar(word, ((Shade.DONE, praised), (Shade.EMPTY, everybody - praised)))
        for _, word, fits in sorts
        for everybody, praised in [_sizes([one for one in people if fits(one)])]
    )
    legend = ((Shade.DONE, "được khen"), (Shade.EMPTY, "chưa được khen"))
    return ReportPart(
        title,
        short,
        FigureTable(
            (
                FigureColumn("Đối tượng", "text"),
                FigureColumn("Số người"),
                FigureColumn("Được khen"),
                FigureColumn("Tỷ lệ", "percent"),
                FigureColumn("Lần đầu"),
            ),
            tuple(rows),
            _row(f"tong-{key}", "Tổng số", people),
        ),
        Chart(short, bars, legend=legend),
    )


def _sizes(people: Sequence[Employee]) -> tuple[int, int]:
    return len(people), sum(bool(one.awards) for one in people)


def _row(key: str, word: str, people: Sequence[Employee]) -> tuple[Cell, ...]:
    praised = [one for one in people if one.awards]
    return (
        word,
        counted(f"{key}-tat-ca", f"{word}: tất cả", (one.row for one in people)),
        counted(f"{key}-khen", f"{word}: được khen", (one.row for one in praised)),
        share(len(praised), len(people)),
        counted(f"{key}-lan-dau", f"{word}: lần đầu", (one.row for one in praised if one.is_first)),
    )


def _first_part(praised: Sequence[Employee]) -> ReportPart:
    first = [one for one in praised if one.is_first]
    return ReportPart(
        f"Lần đầu được khen: {len(first)} trên {len(praised)} người",
        "Lần đầu",
        listing(
            ("Họ và tên", "Đơn vị", "Được khen"),
            ((one.name, one.unit, "; ".join(one.awards)) for one in first),
        ),
        notes=("Lần đầu: trong lịch sử khen thưởng không có dòng nào của những năm trước.",),
        has_names=True,
    )


def _others_part(others: Sequence[CountedRow]) -> ReportPart:
    return ReportPart(
        f"Ngoài danh sách cán bộ, công chức: {len(others)} khen thưởng cho cá nhân",
        "Ngoài danh sách",
        listing(("Họ và tên", "Được khen"), ((one.name, one.note) for one in others)),
        has_names=True,
    )
