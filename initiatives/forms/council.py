"""What the council fills in: a score sheet, and why a verdict is opened again."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from campaigns.forms.plan import lines_input
from initiatives.models import ScoreSheet
from initiatives.rules.scoring import CRITERIA, Scale
from people.forms.fields import DayField
from vietnamese.numbers import number, read_number
from vietnamese.text import clean_lines

_HELP = {
    "novelty": "Chưa có ở cơ sở trước đó; khác cách làm cũ ở chỗ nào.",
    "benefit": "Tiết kiệm, làm lợi, hiệu quả thấy được.",
    "applicability": "Đã áp dụng hoặc thử; nơi khác dùng lại được không.",
}


class PointsField(forms.CharField):
    """Points with at most two decimals, typed as people write them: 27 or 27,5."""

    def __init__(self, **kwargs) -> None:
        widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(max_length=7, widget=widget, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return number(value) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Decimal:
        text = super().clean(value)
        try:
            points = read_number(text)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from None
        if (points * 100).denominator != 1:
            raise forms.ValidationError("Điểm có nhiều nhất hai chữ số sau dấu phẩy, ví dụ 27,5.")
        return Decimal(points.numerator) / Decimal(points.denominator)


class ScoreForm(forms.Form):
    """Phiếu chấm: points for the three criteria, and what the member has to say."""

    comment = forms.CharField(
        label="Nhận xét", required=False, max_length=2000, widget=lines_input(3)
    )

    def __init__(self, data=None, *, scale: Scale, sheet: ScoreSheet | None = None) -> None:
        super().__init__(data, initial=_typed(sheet))
        for (field, name), most in zip(CRITERIA, scale.in_order, strict=True):
            self.fields[field] = PointsField(
                label=f"{name} (0–{most} điểm)", help_text=_HELP[field]
            )
            self.fields[field].widget.attrs["data-points"] = most
        self.order_fields([*_HELP, "comment"])

    def clean_comment(self) -> str:
        return clean_lines(self.cleaned_data["comment"])


def _typed(sheet: ScoreSheet | None) -> dict[str, Any]:
    return {name: getattr(sheet, name) for name in (*_HELP, "comment")} if sheet else {}


class ReopenForm(forms.Form):
    """Why a verdict is opened again."""

    reason = forms.CharField(
        label="Lý do xét lại",
        max_length=2000,
        widget=lines_input(3),
        help_text="Tác giả và trưởng đơn vị đọc đúng những lời này. Kết luận cũ còn trong nhật ký.",
    )

    helper = FormHelper()
    helper.form_tag = False


class NoteDecisionForm(forms.Form):
    """The number and the day of a decision that was issued outside the program."""

    number = forms.CharField(label="Số quyết định", max_length=60)
    on = DayField(label="Ngày quyết định")

    helper = FormHelper()
    helper.form_tag = False
