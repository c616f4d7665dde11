"""The forms of the fund: its year, its sources, what it pays besides awards."""

from __future__ import annotations

from django import forms

from decisions.models import Fund, FundExpense, FundSource
from initiatives.forms.writing import MoneyField
from people.forms.fields import DayField, laid_out


class FundForm(forms.Form):
    """What the cap of the budget's part is counted from."""

    regular_spending = MoneyField(
        label="Chi ngân sách thường xuyên của năm (đồng)", required=False, max_length=25
    )
    terrain = forms.ChoiceField(label="Địa bàn", choices=Fund._meta.get_field("terrain").choices)

    helper = laid_out(("regular_spending", "terrain"))


class SourceForm(forms.Form):
    """Money that comes into the fund."""

    kind = forms.ChoiceField(label="Nguồn", choices=FundSource.Kind.choices)
    amount = MoneyField(label="Số tiền (đồng)", max_length=25)
    note = forms.CharField(label="Ghi chú", max_length=200, required=False)

    helper = laid_out(("kind", "amount"), ("note",))


class ExpenseForm(forms.Form):
    """Money that the fund pays besides the awards of its decisions."""

    kind = forms.ChoiceField(label="Khoản chi", choices=FundExpense.Kind.choices)
    amount = MoneyField(label="Số tiền (đồng)", max_length=25)
    spent_on = DayField(label="Ngày chi")
    note = forms.CharField(label="Nội dung", max_length=200)

    helper = laid_out(("kind", "amount"), ("spent_on", "note"))
