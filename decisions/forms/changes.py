"""The forms of a decision that changes a decision: why, and which lines, or how they read."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms

from decisions.actions import LineChange
from decisions.actions.changing import WRITTEN
from decisions.models import DecisionLine, DraftChange
from people.forms.fields import laid_out


class GroundsForm(forms.Form):
    """What the decision rests on; it is printed."""

    reason = forms.CharField(
        label="Xét kết luận",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="In ở phần căn cứ, và những người có liên quan đọc đúng những lời này. Ví dụ: "
        "Kết luận kiểm tra ngày 20/12/2021 về việc kê khai không đúng thành tích",
    )
    proposer = forms.CharField(label="Theo đề nghị của", max_length=200)
    other_bases = forms.CharField(
        label="Căn cứ khác, mỗi dòng một căn cứ",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    helper = laid_out(("reason",), ("proposer",), ("other_bases",))


class RevokedLines(forms.Form):
    """Which lines of a decision are taken back; `within` are those that are, to begin with."""

    dong = forms.TypedMultipleChoiceField(label="Hủy bỏ kết quả nào", coerce=int, required=False)

    def __init__(self, data, lines: Sequence[DecisionLine], within: set[int]) -> None:
        super().__init__(data, initial={"dong": sorted(within)})
        self.fields["dong"].choices = [(line.pk, str(line.nomination.nominee)) for line in lines]
        self.lines = lines

    @property
    def chosen(self) -> list[DecisionLine]:
        """Give the lines that are ticked on the page."""
        ticked = {str(number) for number in self["dong"].value() or ()}
        return [line for line in self.lines if str(line.pk) in ticked]

    @property
    def changes(self) -> list[LineChange]:
        return [LineChange(line.pk) for line in self.chosen]


class CorrectedLines(forms.Form):
    """How the lines of a decision are to read; a line that is left as it is, is not corrected."""

    def __init__(self, data, lines: Sequence[DecisionLine]) -> None:
        super().__init__(data)
        self.lines = lines
        for line in lines:
            drafted = getattr(line, "drafted_change", None) or line.award
            for name in _asked_of(line):
                self.fields[f"{name}_{line.pk}"] = _cell(line, name, getattr(drafted, name))

    @property
    def rows(self) -> list[tuple[DecisionLine, list[forms.BoundField]]]:
        """Give each line with its fields."""
        return [
            (line, [self[f"{name}_{line.pk}"] for name in _asked_of(line)]) for line in self.lines
        ]

    @property
    def changes(self) -> list[LineChange]:
        """Give what was written otherwise; of a form that is valid."""
        return [
            LineChange(line.pk, **cells)
            for line in self.lines
            for stored in [{name: getattr(line.award, name) for name in WRITTEN}]
            for cells in [stored | self._typed(line)]
            if cells != stored
        ]

    def _typed(self, line: DecisionLine) -> dict[str, str]:
        return {name: self.cleaned_data[f"{name}_{line.pk}"] for name in _asked_of(line)}


def _asked_of(line: DecisionLine) -> tuple[str, ...]:
    """Give what of a line may be corrected: of who is on no roster the address, not the post."""
    where = "address" if line.award.outsider_id else "position"
    return ("holder_name", where, "unit_name")


def _cell(line: DecisionLine, name: str, initial: str) -> forms.CharField:
    field = DraftChange._meta.get_field(name)
    title = f"{str(field.verbose_name).capitalize()}, dòng {line.ordinal}"
    look = {"class": "form-control", "aria-label": title}
    return forms.CharField(
        label=title,
        initial=initial,
        max_length=field.max_length,
        required=False,
        widget=forms.TextInput(attrs=look),
    )
