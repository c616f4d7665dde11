"""Counts as they are typed: of one round, or of a whole session held on paper."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms

from council.models import Line
from council.rules.counting import BallotSheet, Typed
from council.rules.voting import Way

SHEET = {"issued": "Phát ra", "returned": "Thu về", "invalid": "Không hợp lệ"}


class CountForm(forms.Form):
    """Ballots of a round and the count for each name; by hands there are no ballots."""

    def __init__(
        self, data=None, *, lines: Sequence[Line], way: Way | None = None, prefix: str = ""
    ) -> None:
        super().__init__(data, prefix=prefix)
        self.lines, self.way = lines, way
        if way is None:
            ways = [("", "Chưa biểu quyết"), *((vote.value, vote.word) for vote in _TYPED)]
            self.fields["way"] = forms.ChoiceField(
                label="Biểu quyết bằng", choices=ways, required=False
            )
        if way is not Way.HANDS:
            for name, label in SHEET.items():
                self.fields[name] = _number(f"{label} (phiếu)")
        for line in lines:
            self.fields[f"agree_{line.pk}"] = _number(f"Đồng ý: {line.name}")
            self.fields[f"disagree_{line.pk}"] = _number(f"Không đồng ý: {line.name}")
            self.fields[f"invalid_{line.pk}"] = _number(f"Không hợp lệ: {line.name}")

    @property
    def sheet_fields(self) -> list:
        return [self[name] for name in SHEET if name in self.fields]

    @property
    def rows(self) -> list[tuple]:
        return [
            (line, *(self[f"{name}_{line.pk}"] for name in ("agree", "disagree", "invalid")))
            for line in self.lines
        ]

    @property
    def chosen(self) -> Way | None:
        """Give how it was voted; None for an item that was not."""
        if self.way is not None:
            return self.way
        typed = self.cleaned_data.get("way")
        return Way(typed) if typed else None

    def sheet(self) -> BallotSheet:
        """Give the ballots that were counted; by hands there were none."""
        if self.chosen is Way.HANDS:
            return BallotSheet()
        return BallotSheet(**{name: self.cleaned_data.get(name) or 0 for name in SHEET})

    def typed(self) -> dict[int, Typed]:
        """Give the counts by line."""
        return {
            line.pk: Typed(
                line.name,
                *(
                    self.cleaned_data.get(f"{name}_{line.pk}") or 0
                    for name in ("agree", "disagree", "invalid")
                ),
            )
            for line in self.lines
        }


_TYPED = (Way.HANDS, Way.PAPER)


def _number(label: str) -> forms.IntegerField:
    widget = forms.NumberInput({"inputmode": "numeric", "min": 0, "class": "form-control count"})
    return forms.IntegerField(
        label=label, min_value=0, max_value=500, required=False, widget=widget
    )
