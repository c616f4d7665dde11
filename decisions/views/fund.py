"""Quỹ thi đua, khen thưởng: what it has, what it spent, what is left, what the drafts will cost."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from decisions import actions as decisions
from decisions.facts.fund import FundYear, costs_of, fund_of
from decisions.forms.fund import ExpenseForm, FundForm, SourceForm
from decisions.models import DecisionDraft, Fund, FundExpense, FundSource
from people.actions.writing import commune_first
from people.models import Commune
from people.roles import Actor, Permission, can, require
from procedure.acting import carry_out, done_or_told
from procedure.asking import number_in, posted
from procedure.editing import editing

EARLIEST = 2016


@require_safe
def fund(request: HttpRequest) -> HttpResponse:
    """Show the fund of a year (`?nam=`), this year's where none is named."""
    commune = _reader(request)
    shown = fund_of(commune, _year(request, commune))
    drafts = costs_of([(draft, _day(draft)) for draft in _drafts(shown)], shown)
    cost = sum(amount for _, amount in drafts)
    context = {
        "fund": shown,
        "drafts": drafts,
        "cost": cost,
        "left_after": shown.left - cost,
        "years": range(commune.today().year, EARLIEST - 1, -1),
        "may_keep": can(request.user, Permission.RECORD_DECISIONS, commune),
    }
    return render(request, "decisions/fund.html", context)


@require_http_methods(["GET", "POST"])
def fund_edit(request: HttpRequest) -> HttpResponse:
    """Write down what the cap is counted from."""
    by, commune, year = _keeping(request)
    fund = fund_of(commune, year).fund
    with editing(request, fund, _fund_form, lock=commune_first(by)) as page:
        done = carry_out(page.form, decisions.set_fund, commune, year, by=by)
        return _answer(request, page.form, done, year, f"Mức trích Quỹ năm {year}")


def _fund_form(data: QueryDict | None, fund: Fund) -> list[FundForm]:
    stored = {"regular_spending": fund.regular_spending, "terrain": fund.terrain}
    return [FundForm(data, initial=stored)]


@require_http_methods(["GET", "POST"])
def fund_source(request: HttpRequest) -> HttpResponse:
    """Put money into the fund."""
    by, commune, year = _keeping(request)
    form = SourceForm(posted(request))
    done = carry_out(form, decisions.add_source, commune, year, by=by)
    return _answer(request, form, done, year, f"Thêm nguồn cho Quỹ năm {year}")


@require_http_methods(["GET", "POST"])
def fund_expense(request: HttpRequest) -> HttpResponse:
    """Write down what the fund pays besides the awards of its decisions."""
    by, commune, year = _keeping(request)
    form = ExpenseForm(posted(request))
    done = carry_out(form, decisions.add_expense, commune, year, by=by)
    return _answer(request, form, done, year, f"Ghi khoản chi của Quỹ năm {year}")


@require_POST
def fund_source_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take out a source that was entered by mistake."""
    by, commune, _ = _keeping(request)
    source = get_object_or_404(
        FundSource.objects.select_related("fund"), pk=pk, fund__commune=commune
    )
    if done_or_told(request, decisions.remove_source, source, by=by):
        messages.success(request, "Đã bỏ nguồn này; nhật ký giữ lại.")
    return redirect(_address(source.fund.year))


@require_POST
def fund_expense_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take out an expense that was entered by mistake."""
    by, commune, _ = _keeping(request)
    rows = FundExpense.objects.select_related("fund")
    expense = get_object_or_404(rows, pk=pk, fund__commune=commune)
    if done_or_told(request, decisions.remove_expense, expense, by=by):
        messages.success(request, "Đã bỏ khoản chi này; nhật ký giữ lại.")
    return redirect(_address(expense.fund.year))


def _reader(request: HttpRequest) -> Commune:
    """Give the commune to who keeps its decisions or signs them."""
    commune = request.commune
    if not can(request.user, Permission.APPROVE_DECISIONS, commune):
        require(request.user, Permission.RECORD_DECISIONS, commune)
    return commune


def _keeping(request: HttpRequest) -> tuple[Actor, Commune, int]:
    by = require(request.user, Permission.RECORD_DECISIONS, request.commune)
    return by, request.commune, _year(request, request.commune)


def _year(request: HttpRequest, commune: Commune) -> int:
    asked = request.GET.get("nam", "")
    year = number_in(asked) if asked else commune.today().year
    if year is None or not EARLIEST <= year <= commune.today().year + 1:
        raise Http404
    return year


def _answer(request: HttpRequest, form, done: object, year: int, title: str) -> HttpResponse:
    if done:
        messages.success(request, "Đã ghi vào Quỹ.")
        return redirect(_address(year))
    return render(
        request, "procedure/form.html", {"form": form, "title": title, "back": _address(year)}
    )


def _address(year: int) -> str:
    return f"{reverse('decisions:fund')}?nam={year}"


def _drafts(fund: FundYear):
    """Give the open drafts that this year would pay: unsigned ones are signed today at the
    earliest."""
    drafts = DecisionDraft.objects.open().filter(commune=fund.commune)
    rows = drafts.select_related("commune", "campaign", "paper")
    return [row for row in rows if _day(row).year == fund.year]


def _day(made: DecisionDraft):
    return made.paper.issued_on if made.paper else made.commune.today()
