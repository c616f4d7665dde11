"""Đăng ký ↔ kết quả: who reached what they registered, more, less, or never registered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from law.ladders import takes_in
from reports.rules.charts import Chart, ChartBar, Shade
from reports.rules.report import (
    Cell,
    CountedRow,
    FigureColumn,
    FigureTable,
    Named,
    ReportPart,
    counted,
    listing,
    share,
    sum_of,
)
from vetting.rules.comparison import Compared


class Attainment(StrEnum):
    """How what was reached fits what was registered."""

    SAME = "dat"
    MORE = "hon"
    LESS = "kem"
    WAITING = "cho"
    UNREGISTERED = "khong-dang-ky"

    @property
    def word(self) -> str:
        """Give it as the screens name it."""
        return {
            "dat": "Đạt như đăng ký",
            "hon": "Đạt cao hơn đăng ký",
            "kem": "Đạt thấp hơn hoặc không đạt",
            "cho": "Chưa có kết quả",
            "khong-dang-ky": "Không đăng ký",
        }[self]


_SHADES = {
    Attainment.SAME: Shade.DONE,
    Attainment.MORE: Shade.DONE,
    Attainment.LESS: Shade.HATCHED,
    Attainment.WAITING: Shade.EMPTY,
    Attainment.UNREGISTERED: Shade.GOAL,
}


def attainment(row: Compared, *, is_over: bool) -> Attainment:
    """Give how far somebody came; `is_over`: the campaign has ended, so that no dossier is still
    to come."""
    if not row.registered:
        return Attainment.UNREGISTERED
    if not all(any(takes_in(award, wanted) for award in row.reached) for wanted in row.registered):
        is_open = row.waiting or not (row.proposed or is_over)
        return Attainment.WAITING if is_open else Attainment.LESS
    more = [
        award
        for award in row.reached
        if not any(takes_in(wanted, award) for wanted in row.registered)
    ]
    return Attainment.MORE if more else Attainment.SAME


def result_parts(rows: Sequence[Compared], *, is_over: bool, only: str = "") -> list[ReportPart]:
    """Give how many came how far, by unit, and then everybody by name; `only` narrows the names to
    one `Attainment`."""
    if not rows:
        return []
    judged = [(row, attainment(row, is_over=is_over)) for row in rows]
    return [_counts(judged), _by_unit(judged), _names(judged, only)]


Judged = tuple[Compared, Attainment]


def _counts(judged: Sequence[Judged]) -> ReportPart:
    registered = [pair for pair in judged if pair[1] is not Attainment.UNREGISTERED]
    reached = sum(result in (Attainment.SAME, Attainment.MORE) for _, result in registered)
    rows: list[tuple[Cell, ...]] = []
    for result in Attainment:
        cells = [
            counted(
                f"{result}-{name}", f"{result.word}, {word}", _behind(judged, result, is_person)
            )
            for name, word, is_person in _KINDS
        ]
        both = sum_of(result, result.word, cells)
        rows.append((result.word, *cells, both, share(both.value, len(judged))))
    totals = [
        counted(f"tong-{name}", f"Tất cả, {word}", _behind(judged, None, is_person))
        for name, word, is_person in _KINDS
    ]
    whole = sum_of("tong", "Tất cả", totals)
    bars = (
        ChartBar(
            result.word, ((_SHADES[result], sum(attainment is result for _, attainment in judged)),)
        )
        for result in Attainment
    )
    return ReportPart(
        f"Đăng ký và kết quả: {reached} trên {len(registered)} đăng ký đã đạt",
        "Kết quả",
        FigureTable(
            (
                FigureColumn("Kết quả", "text"),
                FigureColumn("Cá nhân"),
                FigureColumn("Tập thể"),
                FigureColumn("Cộng"),
                FigureColumn("Tỷ lệ", "percent"),
            ),
            tuple(rows),
            ("Tổng số", *totals, whole, None),
        ),
        Chart("Đăng ký và kết quả", tuple(bars)),
        (
            "Mỗi cá nhân, tập thể tính một lần. Chỉ tính bản đăng ký đã duyệt và hồ sơ cuối năm đã "
            "gửi; đạt là đã có quyết định.",
        ),
    )


_KINDS = (("ca-nhan", "cá nhân", True), ("tap-the", "tập thể", False))


def _behind(
    judged: Iterable[Judged], result: Attainment | None, is_person: bool
) -> list[CountedRow]:
    return [
        _row(row, attainment)
        for row, attainment in judged
        if row.is_person is is_person and result in (None, attainment)
    ]


def _row(row: Compared, attainment: Attainment) -> CountedRow:
    words = f"đăng ký {row.registered_words or 'không'}; đạt {row.reached_words or 'không'}"
    return CountedRow(row.name, row.unit, f"{attainment.word}: {words}", _page(row))


def _page(row: Compared) -> tuple[str, int] | None:
    """Give the dossier, or else the person, which everybody may open who is shown the row."""
    if row.dossier:
        return "nominations:detail", row.dossier
    return ("people:person", row.person) if row.person else None


def _by_unit(judged: Sequence[Judged]) -> ReportPart:
    units = list(dict.fromkeys(row.unit for row, _ in judged))
    rows: list[tuple[Cell, ...]] = []
    for number, unit in enumerate(units, start=1):
        own = [pair for pair in judged if pair[0].unit == unit]
        cells = [
            counted(
                f"dv{number}-{attainment}",
                f"{unit}: {attainment.word}",
                (_row(*pair) for pair in own if pair[1] is attainment),
            )
            for attainment in Attainment
        ]
        rows.append((unit, *cells, sum_of(f"dv{number}", unit, cells)))
    totals = [
        counted(
            f"dv-{attainment}",
            attainment.word,
            (_row(*pair) for pair in judged if pair[1] is attainment),
        )
        for attainment in Attainment
    ]
    less = {row.unit for row, attainment in judged if attainment is Attainment.LESS}
    words = (
        f"{len(less)} đơn vị có người, tập thể đạt thấp hơn" if less else "không ai đạt thấp hơn"
    )
    return ReportPart(
        f"Theo đơn vị: {words} đăng ký",
        "Theo đơn vị",
        FigureTable(
            (
                FigureColumn("Đơn vị", "text"),
                *(FigureColumn(attainment.word) for attainment in Attainment),
                FigureColumn("Cộng"),
            ),
            tuple(rows),
            ("Tổng số", *totals, sum_of("dv", "Tất cả", totals)),
        ),
    )


def _names(judged: Sequence[Judged], only: str) -> ReportPart:
    shown = [(row, attainment) for row, attainment in judged if only in ("", attainment)]
    word = f": {Attainment(only).word.lower()}" if only else ""
    return ReportPart(
        f"Danh sách {len(shown)} cá nhân, tập thể{word}",
        "Danh sách",
        listing(
            (
                "Cá nhân, tập thể",
                "Đơn vị",
                "Đã đăng ký",
                "Đã đề nghị",
                "Được công nhận",
                "Kết quả",
            ),
            (
                (
                    Named(row.name, _page(row)),
                    row.unit,
                    row.registered_words or "—",
                    row.proposed_words or "—",
                    row.reached_words or "—",
                    attainment.word,
                )
                for row, attainment in shown
            ),
        ),
        has_names=True,
        is_roll=True,
    )
