"""Nhiều năm: what was given in each year, by kind and by unit; whose chain of years would be
complete next year; who was not praised in five years."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from eligibility.candidates import History
from eligibility.chains import chain
from law.kinds import CATALOGUE, Category, award_kind
from law.ladders import REPEATED
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
)

SPAN = 5
"""So many years a report looks at, the last one included."""


@dataclass(frozen=True)
class GivenAward:
    """An award that stands: a code of `law.kinds`, its year, whose and of which unit then."""

    pk: int
    award: str
    year: int
    name: str
    unit: str
    person: int | None = None

    @cached_property
    def row(self) -> CountedRow:
        kind = award_kind(self.award)
        page = ("awards:history_person", self.person) if self.person else None
        return CountedRow(self.name, self.unit, f"{kind.name} năm {self.year}", page)


@dataclass(frozen=True)
class Serving:
    """Somebody who works here, since which year, with everything that was given."""

    pk: int
    name: str
    unit: str
    since: int
    history: History

    @property
    def named(self) -> Named:
        return Named(self.name, ("awards:history_person", self.pk))


@dataclass(frozen=True)
class YearsFacts:
    """The awards of the years up to `until`, of which `complete` are known whole; `people` work
    here today; `chain_years` says how many years in a row each higher title asks for."""

    until: int
    awards: tuple[GivenAward, ...]
    complete: frozenset[int]
    people: tuple[Serving, ...]
    chain_years: Mapping[str, int]

    @property
    def years(self) -> tuple[int, ...]:
        return tuple(range(self.until - SPAN + 1, self.until + 1))

    def is_known(self, year: int) -> bool:
        """Say whether an empty cell of the year means "none" and not "nobody wrote it down"."""
        return year in self._known

    @cached_property
    def _known(self) -> frozenset[int]:
        return self.complete.union(award.year for award in self.awards)

    @cached_property
    def of_years(self) -> tuple[GivenAward, ...]:
        """Give the awards of the years that the report looks at."""
        return tuple(award for award in self.awards if award.year in self.years)


def years_parts(known: YearsFacts) -> list[ReportPart]:
    """Give the years by kind and by unit, the chains, and who was not praised."""
    if not any(known.is_known(year) for year in known.years):
        return []
    return [_by_kind(known), _by_unit(known), _chains(known), _never(known)]


def _by_kind(known: YearsFacts) -> ReportPart:
    awards = known.of_years
    by_kind = _grouped(awards, lambda award: award.award)
    rows = [
        (kind.name, *_cells(kind.code, kind.name, known, by_kind[kind.code]))
        for kind in CATALOGUE
        if kind.code in by_kind
    ]
    now = sum(award.year == known.until for award in awards)
    before = sum(award.year == known.until - 1 for award in awards)
    return ReportPart(
        f"Năm {known.until}: {now} khen thưởng, {_against(now, before, known)}",
        "Theo năm",
        FigureTable(
            _columns("Danh hiệu, hình thức", known),
            tuple(rows),
            ("Tổng số", *_cells("tong", "Tất cả", known, awards)),
        ),
        _chart(known),
        tuple(_gaps(known)),
    )


def _against(now: int, before: int, known: YearsFacts) -> str:
    year = known.until - 1
    if not known.is_known(year):
        return f"năm {year} {NO_DATA}"
    if now == before:
        return f"bằng năm {year}"
    return f"{'nhiều' if now > before else 'ít'} hơn năm {year} {abs(now - before)}"


def _columns(first: str, known: YearsFacts) -> tuple[FigureColumn, ...]:
    return (
        FigureColumn(first, "text"),
        *(FigureColumn(str(year)) for year in known.years),
        FigureColumn("Cộng"),
    )


def _cells(
    key: str, name: str, known: YearsFacts, awards: Sequence[GivenAward]
) -> tuple[Cell, ...]:
    """Give a cell for each year and the sum; a year of which nothing is known has no number."""
    by_year = _grouped(awards, lambda award: award.year)
    of_years: list[Cell] = [
        counted(
            f"{key}-{year}", f"{name}, năm {year}", (award.row for award in by_year.get(year, ()))
        )
        if known.is_known(year)
        else NO_DATA
        for year in known.years
    ]
    return (*of_years, counted(key, f"{name}, {SPAN} năm", (award.row for award in awards)))


Key = TypeVar("Key")


def _grouped(
    awards: Iterable[GivenAward], key_of: Callable[[GivenAward], Key]
) -> dict[Key, list[GivenAward]]:
    groups: dict[Key, list[GivenAward]] = {}
    for award in awards:
        groups.setdefault(key_of(award), []).append(award)
    return groups


def _gaps(known: YearsFacts) -> list[str]:
    unsure = [str(year) for year in known.years if year not in known.complete]
    if not unsure:
        return []
    return [
        f"Năm {', '.join(unsure)} chưa được xác nhận là đủ dữ liệu: số liệu có thể còn thiếu. Xác "
        "nhận ở Tra cứu → Các năm đã đủ dữ liệu."
    ]


def _chart(known: YearsFacts) -> Chart:
    by_year = _grouped(known.of_years, lambda award: award.year)
    bars = []
    for year in known.years:
        of_year = [award_kind(award.award).category for award in by_year.get(year, ())]
        titles = sum(category is Category.TITLE for category in of_year)
        pieces = ((Shade.DONE, titles), (Shade.HATCHED, len(of_year) - titles))
        known_bar = ChartBar(str(year), pieces)
        bars.append(known_bar if known.is_known(year) else ChartBar(str(year), (), NO_DATA))
    legend = ((Shade.DONE, "danh hiệu thi đua"), (Shade.HATCHED, "hình thức khen thưởng"))
    return Chart(f"Khen thưởng {SPAN} năm", tuple(bars), legend=legend)


def _by_unit(known: YearsFacts) -> ReportPart:
    awards = known.of_years
    by_unit = _grouped(awards, lambda award: award.unit)
    units = sorted(by_unit, key=lambda unit: unit == "")
    rows = [
        (unit or "Không ghi đơn vị", *_cells(f"dv{number}", unit, known, by_unit[unit]))
        for number, unit in enumerate(units, start=1)
    ]
    now = {award.unit for award in awards if award.year == known.until}
    return ReportPart(
        f"Theo đơn vị: năm {known.until} có {len(now)} đơn vị được khen",
        "Theo đơn vị",
        FigureTable(
            _columns("Đơn vị lúc được khen", known),
            tuple(rows),
            ("Tổng số", *_cells("dv", "Tất cả", known, awards)),
        ),
    )


# --- Chains ----------------------------------------------------------------------------------


def _chains(known: YearsFacts) -> ReportPart:
    """Give who needs one more year of a title to have the years in a row that a higher one asks
    for."""
    rows = [
        (person.named, person.unit, award_kind(higher).name, sentence)
        for person in known.people
        for higher in REPEATED
        if (sentence := _one_short(person, higher, known))
    ]
    return ReportPart(
        f"Năm {known.until + 1} có thể đủ chuỗi năm liên tục: {len(rows)} người",
        "Chuỗi năm",
        listing(("Họ và tên", "Đơn vị", "Sẽ đủ chuỗi để xét", "Đã có"), rows),
        notes=("Còn phải đạt thêm năm sau và đủ các điều kiện khác.",),
        has_names=True,
    )


def _one_short(person: Serving, higher: str, known: YearsFacts) -> str:
    below, needed = REPEATED[higher].title, known.chain_years.get(higher, 0)
    if needed < 2:
        return ""
    chain_below = chain(below, needed, known.until, person.history)
    if chain_below.count != needed - 1:
        return ""
    return f"{below.name} năm {', '.join(map(str, chain_below.years))}"


# --- Nobody forgotten ------------------------------------------------------------------------


def _never(known: YearsFacts) -> ReportPart:
    """Give who was not praised in any of the years that they worked here; whose years are not all
    known whole are counted apart: silence is no evidence."""
    unpraised = [person for person in known.people if not _praised(person, known)]
    sure = [person for person in unpraised if set(_own_years(person, known)) <= known.complete]
    rows = [
        (
            person.named,
            person.unit,
            f"từ {max(person.since, known.years[0])}",
            _evidence(person, known),
        )
        for person in unpraised
    ]
    unsure = len(unpraised) - len(sure)
    more = f"; {unsure} người chưa đủ dữ liệu để nói" if unsure else ""
    return ReportPart(
        f"Chưa được khen trong {SPAN} năm: {len(sure)} người{more}",
        "Chưa được khen",
        listing(("Họ và tên", "Đơn vị", "Tính", "Dữ liệu"), rows),
        has_names=True,
    )


def _own_years(person: Serving, known: YearsFacts) -> list[int]:
    return [year for year in known.years if year >= person.since]


def _praised(person: Serving, known: YearsFacts) -> bool:
    return any(
        award.year in known.years and not award.is_revoked for award in person.history.awards
    )


def _evidence(person: Serving, known: YearsFacts) -> str:
    gaps = [str(year) for year in _own_years(person, known) if year not in known.complete]
    return f"năm {', '.join(gaps)} {NO_DATA}" if gaps else "đủ dữ liệu, không có khen thưởng"
