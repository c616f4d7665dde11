"""The order of those who were chosen."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms

from people.forms.fields import laid_out
from vetting.forms.desk import ReasonForm
from vetting.rules.quota import Contender


class OrderForm(ReasonForm):
    """A number for each of the chosen, and why they stand in this order."""

    def __init__(self, *args, chosen: Iterable[Contender], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.pks = [contender.pk for contender in chosen]
        names = {contender.pk: contender.name for contender in chosen}
        for number, pk in enumerate(self.pks, start=1):
            self.fields[f"so_{pk}"] = forms.IntegerField(
                label=names[pk], min_value=1, max_value=len(self.pks), initial=number
            )
        self.order_fields([*(f"so_{pk}" for pk in self.pks), "reason"])
        self.helper = laid_out(*((name,) for name in self.fields))

    def clean(self) -> dict:
        cleaned = super().clean()
        numbers = [cleaned[f"so_{pk}"] for pk in self.pks if f"so_{pk}" in cleaned]
        if len(set(numbers)) < len(numbers):
            raise forms.ValidationError("Mỗi người một số thứ tự; có hai người trùng số.")
        return cleaned

    @property
    def order(self) -> list[int]:
        """Give the numbers of the nominations in their new order."""
        return sorted(self.pks, key=lambda pk: self.cleaned_data[f"so_{pk}"])
