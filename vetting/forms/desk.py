"""The filters of the comparison, and what the secretary fills in."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms

from campaigns.forms.plan import lines_input
from people.forms.fields import laid_out
from ui.filters import EVERYTHING, Filter
from vetting.rules.comparison import Compared, Match


class ComparisonFilter(Filter):
    """Whom the comparison shows."""

    so_sanh = forms.ChoiceField(
        label="So sánh",
        required=False,
        choices=[EVERYTHING, *((match.value, match.word) for match in Match)],
    )
    don_vi = forms.ChoiceField(label="Đơn vị", required=False)

    def __init__(self, data, *, rows: Iterable[Compared]) -> None:
        super().__init__(data)
        units = dict.fromkeys(row.unit for row in rows)
        self.fields["don_vi"].choices = [EVERYTHING, *((unit, unit) for unit in units)]

    def narrow(self, rows: Iterable[Compared]) -> list[Compared]:
        """Give the rows that fit what was chosen."""
        narrowed = list(rows)
        if verdict := self.chosen("so_sanh"):
            narrowed = [row for row in narrowed if row.verdict == verdict]
        if unit := self.chosen("don_vi"):
            narrowed = [row for row in narrowed if row.unit == unit]
        return narrowed


class VetForm(forms.Form):
    """The conclusion of a vetting. `seen` is the mark of the differences that were looked at."""

    is_supported = forms.TypedChoiceField(
        label="Kết luận",
        choices=[("1", "Đề nghị khen thưởng"), ("0", "Không đề nghị khen thưởng")],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn kết luận."},
    )
    note = forms.CharField(
        label="Ý kiến thẩm định",
        required=False,
        max_length=2000,
        widget=lines_input(3),
        help_text="Bắt buộc khi không đề nghị.",
    )
    override_reason = forms.CharField(
        label="Lý do vẫn đề nghị",
        required=False,
        max_length=2000,
        widget=lines_input(2),
        help_text="Khi kết quả xét chưa phải “Đủ điều kiện”.",
    )
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args, needs_override: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not needs_override:
            del self.fields["override_reason"]
        names = [name for name in self.fields if name != "seen"]
        self.helper = laid_out(*((name,) for name in names))
        # The page shows `seen` beside the differences, as a box to tick.
        self.helper.render_hidden_fields = False


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = forms.CharField(label="Lý do", max_length=1000, widget=lines_input(3))
    helper = laid_out(("reason",))

    def __init__(self, *args, is_required: bool = True, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = is_required
