"""The forms of a decision that changes a decision: why, and how lines are to read."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms

from decisions.actions import LineChange
from decisions.actions.changing import WRITTEN
from decisions.models import DecisionLine
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


class CorrectedLines:
    """How the lines of a decision are to read; a line that is left as it is, is not corrected."""

    def __init__(self, lines: Sequence[DecisionLine], data=None) -> None:
        self.rows = [(line, self._cells(line, data)) for line in lines]

    @staticmethod
    def _cells(line: DecisionLine, data) -> dict[str, str]:
        drafted = getattr(line, "drafted_change", None) or line.award
        return {
            name: (data or {}).get(f"{name}_{line.pk}", getattr(drafted, name)) for name in WRITTEN
        }

    @property
    def changes(self) -> list[LineChange]:
        """Give what was written otherwise."""
        return [
            LineChange(line.pk, **cells)
            for line, cells in self.rows
            if cells != {name: getattr(line.award, name) for name in WRITTEN}
        ]
