"""Keeping the fund of a year: its budget, its sources, what is spent besides awards."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from decisions.models import Fund, FundExpense, FundSource
from history.log import record
from people.actions.writing import listed, lock_commune, put
from people.models import Commune
from people.roles import Actor
from procedure.locking import locked
from procedure.refusal import refuse
from vietnamese.dates import short_date
from vietnamese.numbers import money


@transaction.atomic
def set_fund(
    commune: Commune, year: int, *, regular_spending: int | None, terrain: str, by: Actor
) -> Fund:
    """Write down what the cap of a year's fund is counted from."""
    lock_commune(commune.pk, by)
    fund = _fund(commune, year)
    if changes := put(fund, {"regular_spending": regular_spending, "terrain": terrain}):
        _log(fund, f"Sửa {fund}: {listed(changes)}.", "changed", by)
    return fund


@transaction.atomic
def add_source(
    commune: Commune, year: int, *, kind: str, amount: int, note: str = "", by: Actor
) -> FundSource:
    """Put money into the fund of a year."""
    lock_commune(commune.pk, by)
    fund = _fund(commune, year)
    source = FundSource(fund=fund, kind=kind, amount=amount, note=note, by_name=by.name)
    source.full_clean()
    source.save()
    _log(fund, f"{fund}: thêm nguồn {source}, {money(amount)}.", "source_added", by)
    return source


@transaction.atomic
def remove_source(source: FundSource, *, by: Actor) -> None:
    """Take a source out that was entered by mistake."""
    fund = source.fund
    lock_commune(fund.commune_id, by)
    locked(source).delete()
    _log(fund, f"{fund}: bỏ nguồn {source}, {money(source.amount)}.", "source_removed", by)


@transaction.atomic
def add_expense(
    commune: Commune, year: int, *, kind: str, spent_on: date, amount: int, note: str, by: Actor
) -> FundExpense:
    """Write down what the fund of a year pays besides the awards of its decisions."""
    lock_commune(commune.pk, by)
    today = commune.today()
    if spent_on.year != year or spent_on > today:
        refuse(
            "wrong_day",
            f"Ngày chi phải thuộc năm {year} và không sau hôm nay ({short_date(today)}).",
            field="spent_on",
        )
    fund = _fund(commune, year)
    expense = FundExpense(
        fund=fund, kind=kind, spent_on=spent_on, amount=amount, note=note, by_name=by.name
    )
    expense.full_clean()
    expense.save()
    _log(fund, f"{fund}: chi {money(amount)}, {expense}.", "expense_added", by)
    return expense


@transaction.atomic
def remove_expense(expense: FundExpense, *, by: Actor) -> None:
    """Take an expense out that was entered by mistake."""
    fund = expense.fund
    lock_commune(fund.commune_id, by)
    locked(expense).delete()
    _log(fund, f"{fund}: bỏ khoản chi {money(expense.amount)}, {expense}.", "expense_removed", by)


def _fund(commune: Commune, year: int) -> Fund:
    return Fund.objects.get_or_create(commune=commune, year=year)[0]


def _log(fund: Fund, sentence: str, verb: str, by: Actor) -> None:
    record(f"fund.{verb}", fund, sentence, by=by, commune_id=fund.commune_id)
