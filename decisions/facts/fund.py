"""Where the fund of a year stands: what came in, what decisions and other things took, what is
left, and what the drafts will cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import floor

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum

from awards.models import Award
from decisions.facts.ready import nominations_by_draft
from decisions.facts.rewards import given_on, rewards_of
from decisions.models import (
    AwardDecision,
    DecisionDraft,
    DecisionLine,
    Fund,
    FundExpense,
    FundSource,
)
from law.authority import Authority
from law.findings import Finding, Level
from law.fund import FUND_WORK_SHARE, FundCap, Terrain, fund_cap
from law.timeline import LawError
from law.values import Override
from nominations.models import Nomination
from people.models import Commune
from regulations.facts import overrides_for
from vietnamese.numbers import money


@dataclass(frozen=True)
class FundBalance:
    """What the fund of a year has and has spent. `income` None: nobody has entered what it has."""

    fund: Fund
    income: int | None
    spent: int

    @property
    def is_known(self) -> bool:
        return self.income is not None

    @property
    def left(self) -> int:
        return (self.income or 0) - self.spent


@dataclass(frozen=True)
class FundYear:
    """The fund of one year. `decisions` carry `spent`, what they pay, and `paid`, to how many."""

    commune: Commune
    year: int
    fund: Fund
    sources: tuple[FundSource, ...]
    expenses: tuple[FundExpense, ...]
    decisions: tuple[AwardDecision, ...]
    overrides: tuple[Override, ...]

    @property
    def income(self) -> int:
        return sum(source.amount for source in self.sources)

    @property
    def spent_on_awards(self) -> int:
        return sum(decision.spent for decision in self.decisions)

    @property
    def spent_otherwise(self) -> int:
        return sum(expense.amount for expense in self.expenses)

    @property
    def spent(self) -> int:
        return self.spent_on_awards + self.spent_otherwise

    @property
    def left(self) -> int:
        """Give what is left; below 0 where more was spent than came in."""
        return self.income - self.spent

    @property
    def is_known(self) -> bool:
        """Say whether anybody has entered what the fund has."""
        return bool(self.sources)

    @cached_property
    def cap(self) -> FundCap | None:
        """Give the most that the budget may give; None where nobody entered what it is counted
        from, or the program holds no law for the year."""
        if not self.fund.regular_spending:
            return None
        try:
            return fund_cap(
                self.fund.regular_spending,
                Terrain(self.fund.terrain),
                on=date(self.year, 1, 1),
                overrides=self.overrides,
            )
        except LawError:
            return None

    @property
    def findings(self) -> list[Finding]:
        """Give what is to be looked at: over the cap, overspent, too much on other things."""
        doubts = (self._over_the_cap(), self._overspent(), self._too_much_work())
        return [finding for finding in doubts if finding]

    def _over_the_cap(self) -> Finding | None:
        budget = sum(
            source.amount for source in self.sources if source.kind == FundSource.Kind.BUDGET
        )
        if self.cap is None or budget <= self.cap.amount:
            return None
        return Finding(
            "over_the_cap",
            f"Ngân sách trích {money(budget)}, nhiều hơn mức tối đa {self.cap.sentence}.",
            Level.WARNING,
            self.cap.citation,
        )

    def _overspent(self) -> Finding | None:
        if not self.is_known or self.left >= 0:
            return None
        return Finding(
            "overspent",
            f"Đã chi nhiều hơn Quỹ có {money(-self.left)}. Hãy bổ sung nguồn, hoặc kiểm tra lại "
            "các khoản chi.",
        )

    def _too_much_work(self) -> Finding | None:
        work = [expense for expense in self.expenses if expense.kind == FundExpense.Kind.WORK]
        if not work or not self.is_known:
            return None
        try:
            share = FUND_WORK_SHARE.on(work[-1].spent_on, self.overrides)
        except LawError:
            return None
        spent, most = sum(expense.amount for expense in work), floor(share.value * self.income)
        if spent <= most:
            return None
        return Finding(
            "too_much_work",
            f"Chi cho phát động, sơ kết, tổng kết… là {money(spent)}, nhiều hơn {money(most)}. "
            f"{FUND_WORK_SHARE.describe(share.value)}",
            Level.WARNING,
            share.citation,
        )


def fund_of(commune: Commune, year: int, overrides: tuple[Override, ...] | None = None) -> FundYear:
    """Give the fund of a year as it stands; four queries besides the commune's own values."""
    fund = Fund.objects.filter(commune=commune, year=year).first()
    fund = fund or Fund(commune=commune, year=year)
    kept = fund.pk is not None
    return FundYear(
        commune,
        year,
        fund,
        tuple(fund.sources.all()) if kept else (),
        tuple(fund.expenses.all()) if kept else (),
        tuple(_decisions(commune, year)),
        overrides_for(commune) if overrides is None else overrides,
    )


def balance_of(commune: Commune, year: int) -> FundBalance:
    """Give what the fund of a year has and has spent, without its rows; one query."""
    entered = Fund.objects.filter(commune=commune, year=year)
    fund = entered.annotate(**sums_of("commune", OuterRef("year"))).first()
    if fund is None:
        return FundBalance(Fund(commune=commune, year=year), None, 0)
    return FundBalance(fund, fund.income, (fund.otherwise or 0) + (fund.on_awards or 0))


def sums_of(commune: str, year: OuterRef | int) -> dict[str, Subquery]:
    """Give what the fund of a year has, and what the commune's own decisions and other things took,
    as columns of a query in which `commune` is its number; None for nothing."""
    own = {"fund__commune": OuterRef(commune), "fund__year": year}
    paid = DecisionLine.objects.filter(
        decision__commune=OuterRef(commune),
        decision__decided_on__year=year,
        decision__authority=Authority.COMMUNE.value,
        is_paid=True,
        revoked_on__isnull=True,
    )
    return {
        "income": _sum(FundSource.objects.filter(**own), "fund__commune", "amount"),
        "on_awards": _sum(paid, "decision__commune", "reward_amount"),
        "otherwise": _sum(FundExpense.objects.filter(**own), "fund__commune", "amount"),
    }


def _sum(rows: QuerySet, of: str, field: str) -> Subquery:
    return Subquery(rows.order_by().values(of).annotate(sum=Sum(field)).values("sum"))


def cost_of(
    nominations: Sequence[Nomination],
    on: date,
    overrides: tuple[Override, ...],
    given: Sequence[Award] | None = None,
) -> int:
    """Give what a draft of these dossiers would cost, signed on a day; one query, none where what
    was `given` on that day is known."""
    payments = rewards_of(nominations, decided_on=on, overrides=overrides, given=given)
    return sum(payment.reward.amount for payment in payments.values() if payment.is_paid)


def costs_of(
    drafts: Sequence[tuple[DecisionDraft, date]], fund: FundYear
) -> list[tuple[DecisionDraft, int]]:
    """Give what each draft would cost, signed on its day; two queries for any number of drafts."""
    within = nominations_by_draft([made for made, _ in drafts])
    given = given_on(fund.commune.pk, [on for _, on in drafts]) if drafts else []
    return [
        (made, cost_of(within.get(made.pk, []), on, fund.overrides, given)) for made, on in drafts
    ]


def short_after(made: DecisionDraft, nominations: Sequence[Nomination]) -> Finding | None:
    """Warn where a numbered draft costs more than the fund of its year has left; nothing where
    nobody entered what the fund has."""
    on = made.paper.issued_on
    cost = cost_of(nominations, on, overrides_for(made.commune))
    return short_by(balance_of(made.commune, on.year), cost)


def short_by(fund: FundBalance, cost: int) -> Finding | None:
    """Warn where something costs more than the fund has left."""
    if not fund.is_known or cost <= fund.left:
        return None
    return Finding(
        "fund_is_short",
        f"{fund.fund} còn {money(fund.left)}, quyết định này cần {money(cost)}: thiếu "
        f"{money(cost - fund.left)}. Hãy bổ sung nguồn trước khi chi.",
    )


def _decisions(commune: Commune, year: int):
    """Give the commune's own decisions of a year that pay something; those of a level above are
    entered as an expense where the commune pays."""
    is_paid = Q(lines__is_paid=True, lines__revoked_on__isnull=True)
    own = AwardDecision.objects.filter(
        commune=commune, authority=Authority.COMMUNE.value, decided_on__year=year
    )
    counted = own.annotate(
        spent=Sum("lines__reward_amount", filter=is_paid, default=0),
        paid=Count("lines", filter=is_paid),
    )
    return counted.filter(spent__gt=0).order_by("decided_on", "pk")
