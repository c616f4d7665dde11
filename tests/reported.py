"""What every report has to keep, whatever its figures are of; a December to report on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from awards.models import Award, CompleteYear
from decisions.models import DecisionLine, Fund
from reports.rules.report import Figure, FigureTable, Report, ReportPart
from tests.cast import Cast, make_person
from tests.deciding import make_award, make_decided
from tests.nominating import make_initiative, make_nomination
from tests.registered import a_campaign, registered, with_collective, with_person

TODAY = date(2021, 12, 20)


def as_report(parts: Iterable[ReportPart]) -> Report:
    return Report("thu", "Báo cáo thử", "", tuple(parts))


def assert_adds_up(parts: Iterable[ReportPart]) -> None:
    """Each figure is what its rows add up to and is found by its own key; each total is the sum of
    its column."""
    report = as_report(parts)
    figures = [figure for figure in report.figures if figure.key]
    assert [figure.key for figure, n in Counter(figures).items() if n > 1] == []
    assert [figure.value for figure in figures] == [
        sum(row.amount for row in figure.rows) for figure in figures
    ]
    leading = [figure for figure in figures if figure.rows]
    assert [report.figure(figure.key) for figure in leading] == leading
    for part in report.parts:
        if part.table and part.table.totals:
            assert _values(part.table.totals) == _sums(part.table), part.title


def _values(cells) -> list[int]:
    return [cell.value for cell in cells if isinstance(cell, Figure)]


def _sums(table: FigureTable) -> list[int]:
    """Add up each column in which the totals have a figure; words say that nothing is known."""
    columns = zip(*table.rows, strict=True) if table.rows else [()] * len(table.totals)
    return [
        sum(cell.value for cell in column if isinstance(cell, Figure))
        for column, total in zip(columns, table.totals, strict=True)
        if isinstance(total, Figure)
    ]


def table_of(parts: Iterable[ReportPart], short: str) -> dict[str, list]:
    """Give the table of a part: its rows by their first word, figures as numbers."""
    part = next(candidate for candidate in parts if candidate.short == short)
    rows = part.table.rows if part.table else ()
    return {
        str(row[0]): [cell.value if isinstance(cell, Figure) else cell for cell in row[1:]]
        for row in rows
    }


def december(cast: Cast) -> None:
    """Give a commune a December in which something stands at every step, and some history."""
    cast.commune.practice_day = TODAY
    cast.commune.save()
    campaign = a_campaign(cast)
    mine = registered(campaign, cast.unit, "approved", days_late=3)
    other = registered(campaign, cast.other_unit, "approved")
    people = [
        make_person(unit, f"{name} Tên Riêng", is_leader=not number, gender=gender)
        for number, (unit, name, gender) in enumerate(
            (
                (cast.unit, "An", "male"),
                (cast.unit, "Bình", "female"),
                (cast.unit, "Chi", "female"),
                (cast.other_unit, "Dung", "female"),
                (cast.other_unit, "Giang", "male"),
            )
        )
    ]
    an, binh, chi, dung, giang = people
    for person, title in ((an, "CSTDCS"), (binh, "LDTT"), (chi, "LDTT")):
        with_person(mine, person, title)
    with_person(other, dung, "LDTT")
    with_collective(mine, cast.unit.name)
    best = make_decided(make_nomination(campaign, an, "CSTDCS", "recognised"), number="1/QĐ")
    DecisionLine.objects.filter(award=best).update(reward_amount=1_500_000, is_paid=True)
    for number, person in enumerate((an, binh)):
        make_decided(
            make_nomination(campaign, person, stage="recognised"), number=f"{2 + number}/QĐ"
        )
    make_nomination(campaign, dung, "LDTT", "vetted")
    make_nomination(campaign, giang, "LDTT", "returned", days_late=2)
    held = make_nomination(campaign, cast.unit, "TTLDTT", "recognised")
    award = make_decided(held, number="9/QĐ", released_on=None)
    Award.objects.filter(pk=award.pk).update(is_held_back=True)
    phase = campaign.phases.first()
    make_nomination(campaign, chi, "GIAY_KHEN", "submitted", occasion="phase", phase=phase)
    make_initiative(campaign, an, "Sổ tay", "recognised", field="Tài chính", benefit_amount=7_000)
    make_initiative(campaign, dung, "Sơ đồ", "refused", field="Tài chính")
    make_initiative(campaign, chi, "Bản nháp riêng", "draft")
    make_award(dung, "LDTT", 2020)
    make_award(an, "CSTDCS", 2020)
    CompleteYear.objects.create(commune=cast.commune, year=2020, by_name="A")
    fund = Fund.objects.create(commune=cast.commune, year=2021)
    fund.sources.create(kind="budget", amount=9_000_000, by_name="A")
    fund.expenses.create(kind="paper", amount=500_000, spent_on=TODAY, note="In", by_name="A")
