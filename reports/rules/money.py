"""Quỹ thi đua, khen thưởng: what came in, what decisions and other things took, what is left."""

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
    share,
    sum_of,
)
from vietnamese.numbers import money


@dataclass(frozen=True)
class FundFacts:
    """The fund of a year: each source, decision and expense as a row with its money; `sentences`
    are what the law has to say to it."""

    year: int
    sources: tuple[CountedRow, ...]
    decisions: tuple[CountedRow, ...]
    expenses: tuple[CountedRow, ...]
    sentences: tuple[str, ...] = ()


def fund_parts(known: FundFacts) -> list[ReportPart]:
    """Give the fund as a whole, then what decisions and other things took."""
    if not (known.sources or known.decisions or known.expenses):
        return []
    parts = [_whole(known)]
    if known.decisions:
        parts.append(_listed("qd", "Chi theo quyết định", known.decisions))
    if known.expenses:
        parts.append(_listed("khac", "Chi khoản khác", known.expenses))
    return parts


def _whole(known: FundFacts) -> ReportPart:
    income = counted("co", "Đã có", known.sources)
    awards = counted("quyet-dinh", "Chi theo quyết định", known.decisions)
    others = counted("chi-khac", "Chi khoản khác", known.expenses)
    spent = sum_of("chi", "Đã chi", (awards, others))
    left = income.value - spent.value
    return ReportPart(
        _said(known, income, left),
        "Quỹ",
        FigureTable(
            (
                FigureColumn("Khoản", "text"),
                FigureColumn("Số tiền", "money"),
                FigureColumn("So với đã có", "percent"),
            ),
            (
                *(
                    _source(number, source, income)
                    for number, source in enumerate(known.sources, 1)
                ),
                ("Đã có", income, None),
                ("Chi theo quyết định", awards, share(awards.value, income.value)),
                ("Chi khoản khác", others, share(others.value, income.value)),
                ("Đã chi", spent, share(spent.value, income.value)),
                ("Còn lại", Figure(left), share(left, income.value)),
            ),
        ),
        _chart(income, awards, others, left),
        (
            f"Còn lại: {money(income.value)} − {money(spent.value)} = {money(left)}.",
            *known.sentences,
        ),
    )


def _said(known: FundFacts, income: Figure, left: int) -> str:
    name = f"Quỹ năm {known.year}"
    if not known.sources:
        return f"{name}: chưa ghi nguồn nào, đã chi {money(-left)}"
    if left < 0:
        return f"{name}: chi nhiều hơn đã có {money(-left)}"
    return f"{name}: còn {money(left)} trên {money(income.value)}"


def _source(number: int, row: CountedRow, income: Figure) -> tuple[Cell, ...]:
    note = f" ({row.note})" if row.note else ""
    figure = counted(f"nguon{number}", f"Nguồn: {row.name}", (row,))
    return (f"– {row.name}{note}", figure, share(row.amount, income.value))


def _chart(income: Figure, awards: Figure, others: Figure, left: int) -> Chart | None:
    if left < 0:
        return None
    return Chart(
        "Quỹ, nghìn đồng",
        (
            ChartBar("Đã có", ((Shade.GOAL, income.value // 1000),)),
            ChartBar("Theo quyết định", ((Shade.ON_ITS_WAY, awards.value // 1000),)),
            ChartBar("Khoản khác", ((Shade.HATCHED, others.value // 1000),)),
            ChartBar("Còn lại", ((Shade.DONE, left // 1000),)),
        ),
    )


def _listed(key: str, word: str, rows: Sequence[CountedRow]) -> ReportPart:
    cells = [
        (row.name, row.note, counted(f"{key}{number}", row.name, (row,)))
        for number, row in enumerate(rows, start=1)
    ]
    total = counted(key, word, rows)
    return ReportPart(
        f"{word}: {money(total.value)}",
        word,
        FigureTable(
            (
                FigureColumn("Khoản", "text"),
                FigureColumn("Ghi chú", "text"),
                FigureColumn("Số tiền", "money"),
            ),
            tuple(cells),
            ("Tổng số", "", total),
        ),
    )
