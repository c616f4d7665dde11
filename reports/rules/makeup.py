"""Cơ cấu: who was praised of leaders and direct workers, women and men, groups; for whom it was the
first time. Whoever was praised counts as what they were on the day of the award."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reports.rules.charts import Chart, ChartBar, Shade
from reports.rules.report import (
    NO_DATA,
    Cell,
    CountedRow,
    FigureColumn,
    FigureTable,
    Named,
    ReportPart,
    counted,
    listing,
    share,
)
from vietnamese.numbers import number
from vietnamese.text import capitalised, uncapitalised


@dataclass(frozen=True)
class Employee:
    """Somebody who works or worked here: what was given in the year (`awards`, in words) and
    whether nothing is known to have been given before (`is_first`). What nobody knows of the day
    of an old award is None, or an empty `group`."""

    pk: int
    name: str
    unit: str
    group: str
    is_leader: bool | None
    is_woman: bool | None
    awards: tuple[str, ...] = ()
    is_first: bool = False

    @property
    def page(self) -> tuple[str, int]:
        return "awards:history_person", self.pk

    @property
    def row(self) -> CountedRow:
        words = "; ".join(self.awards) or "chưa có khen thưởng của năm"
        return CountedRow(self.name, self.unit, words, self.page)


@dataclass(frozen=True)
class Other:
    """An award of who is on no list of the commune's people: a citizen, a household, a business;
    `kind` and `award` are words."""

    name: str
    kind: str
    place: str
    award: str


UNKNOWN = f"{capitalised(NO_DATA)} lúc được khen"

Sort = tuple[str, str, Callable[[Employee], bool]]
"""A key, the word, and who belongs to it."""

PLACES: tuple[Sort, ...] = (
    ("truc-tiep", "Trực tiếp công tác", lambda person: person.is_leader is False),
    ("lanh-dao", "Lãnh đạo", lambda person: person.is_leader is True),
    ("khong-ro-lanh-dao", UNKNOWN, lambda person: person.is_leader is None),
)
GENDERS: tuple[Sort, ...] = (
    ("nu", "Nữ", lambda person: person.is_woman is True),
    ("nam", "Nam", lambda person: person.is_woman is False),
    ("khong-ro-nam-nu", UNKNOWN, lambda person: person.is_woman is None),
)


def makeup_parts(people: Sequence[Employee], others: Sequence[Other] = ()) -> list[ReportPart]:
    """Give the people by place, gender and group. `others` were praised, but are on no list of the
    commune's people."""
    praised = [person for person in people if person.awards]
    if not praised and not others:
        return []
    direct = _of("trực tiếp công tác", [person.is_leader for person in praised], wanted=False)
    women = _of("là nữ", [person.is_woman for person in praised], wanted=True)
    groups = sorted(dict.fromkeys(person.group for person in people), key=lambda group: group == "")
    of_people = [
        _part(people, PLACES, "Lãnh đạo, trực tiếp", direct),
        _part(people, GENDERS, "Nữ, nam", women),
        *([_part(people, _sorts(groups), "Nhóm", _by_group(groups, praised))] if groups else []),
        _first_part(praised),
    ]
    return [*of_people, *([_others_part(others)] if others else [])]


def _of(word: str, told: Sequence[bool | None], *, wanted: bool) -> str:
    """Give how many are so, of all the praised; of whom nobody knows it is said apart."""
    count, unknown = told.count(wanted), told.count(None)
    part = share(count, len(told) - unknown)
    percent = f" ({number(part * 100, 1)} %)" if part is not None and not unknown else ""
    more = f"; {unknown} người {NO_DATA}" if unknown else ""
    return f"{count} trên {len(told)} người được khen {word}{percent}{more}"


def _sorts(groups: Iterable[str]) -> tuple[Sort, ...]:
    return tuple(
        (f"nhom{place}", group or UNKNOWN, lambda person, group=group: person.group == group)
        for place, group in enumerate(groups, start=1)
    )


def _by_group(groups: Sequence[str], praised: Sequence[Employee]) -> str:
    counts = {
        group: sum(person.group == group for person in praised) for group in filter(None, groups)
    }
    most = max(counts, key=lambda group: counts[group], default="")
    if not counts.get(most):
        return "Theo nhóm"
    return f"Theo nhóm: {most.lower()} được khen nhiều nhất, {counts[most]} người"


def _part(people: Sequence[Employee], every: Sequence[Sort], short: str, title: str) -> ReportPart:
    sorts = [trait for trait in every if trait[1] != UNKNOWN or any(map(trait[2], people))]
    rows = [
        _row(key, word, [person for person in people if fits(person)]) for key, word, fits in sorts
    ]
    key = sorts[0][0]
    bars = tuple(
        ChartBar(word, ((Shade.DONE, praised), (Shade.EMPTY, everybody - praised)))
        for _, word, fits in sorts
        for everybody, praised in [_sizes([person for person in people if fits(person)])]
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
    return len(people), sum(bool(person.awards) for person in people)


def _row(key: str, word: str, people: Sequence[Employee]) -> tuple[Cell, ...]:
    praised = [person for person in people if person.awards]
    return (
        word,
        counted(f"{key}-tat-ca", f"{word}: tất cả", (person.row for person in people)),
        counted(f"{key}-khen", f"{word}: được khen", (person.row for person in praised)),
        share(len(praised), len(people)),
        counted(
            f"{key}-lan-dau",
            f"{word}: lần đầu",
            (person.row for person in praised if person.is_first),
        ),
    )


def _first_part(praised: Sequence[Employee]) -> ReportPart:
    first = [person for person in praised if person.is_first]
    return ReportPart(
        f"Lần đầu được khen: {len(first)} trên {len(praised)} người",
        "Lần đầu",
        listing(
            ("Họ và tên", "Đơn vị", "Được khen"),
            (
                (Named(person.name, person.page), person.unit, "; ".join(person.awards))
                for person in first
            ),
        ),
        notes=("Lần đầu: trong lịch sử khen thưởng không có dòng nào của những năm trước.",),
        has_names=True,
    )


def _others_part(others: Sequence[Other]) -> ReportPart:
    kinds = list(dict.fromkeys(other.kind for other in others))
    summary = ", ".join(
        f"{sum(other.kind == kind for other in others)} {uncapitalised(kind)}" for kind in kinds
    )
    return ReportPart(
        f"Ngoài danh sách cán bộ, công chức: {len(others)} khen thưởng ({summary})",
        "Ngoài danh sách",
        listing(
            ("Tên", "Đối tượng", "Địa chỉ, đơn vị", "Được khen"),
            ((other.name, other.kind, other.place, other.award) for other in others),
        ),
        has_names=True,
    )
