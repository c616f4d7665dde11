"""The tables of a report: the chỉ tiêu one by one, and what each unit was given."""

from __future__ import annotations

from fractions import Fraction

from documents.paper.letter import Column, Table
from reports.rules.yearpaper import GoalCount, PaperFigures
from vietnamese.numbers import number

STT = Column("STT", 14, "center")
NOTHING = "–"


def goals_table(figures: PaperFigures, year: int | None) -> Table:
    """Give the goals of the plan: STT · Chỉ tiêu · Kế hoạch · Đăng ký · Đề nghị · Đạt · Tỷ lệ, and
    what was reached the year before."""
    before = f"Năm {year - 1}" if year else "Năm trước"
    heads = ("Kế hoạch", "Đăng ký", "Đề nghị", "Đạt", "Tỷ lệ đạt", before)
    columns = (STT, Column("Chỉ tiêu", 92), *(Column(head, 25, "right") for head in heads))
    return Table(
        columns,
        tuple(
            (str(place), goal.in_a_sentence, *_goal(goal))
            for place, goal in enumerate(figures.goals, 1)
        ),
    )


def _goal(goal: GoalCount) -> tuple[str, ...]:
    counts = (goal.wanted, goal.registered, goal.proposed, goal.reached)
    return (
        *(_known(count) for count in counts),
        share(goal.reached, goal.wanted),
        _known(goal.before),
    )


def _known(value: int | None) -> str:
    return NOTHING if value is None else number(value)


def _count(value: int) -> str:
    return number(value) if value else NOTHING


def share(part: int, whole: int | None) -> str:
    """Give "90,5 %", to a tenth, rounded as the page of the report does."""
    return f"{number(Fraction(100 * part, whole), 1)} %" if whole else NOTHING


def awards_table(figures: PaperFigures) -> Table:
    """Give what each unit was given: STT · Đơn vị · Tổng số · one column for each award."""
    given = [award for award in figures.awards if award.reached]
    units = list(
        dict.fromkeys((*figures.units, *(name for award in given for name in award.units)))
    )
    columns = (
        STT,
        Column("Đơn vị", 80),
        Column("Tổng số", 24, "right"),
        *(Column(award.label, 26, "right") for award in given),
    )
    rows = []
    for unit in units if given else ():
        counts = [award.units.get(unit, 0) for award in given]
        if any(counts):
            rows.append((str(len(rows) + 1), unit, *map(_count, (sum(counts), *counts))))
    totals = ("", "Tổng số", *map(number, (figures.reached, *(award.reached for award in given))))
    return Table(columns, tuple(rows), totals)
