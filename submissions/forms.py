"""What is said along with a submission."""

from __future__ import annotations

from crispy_forms.helper import FormHelper
from django import forms

from campaigns.forms.plan import lines_input
from people.forms.fields import DayField


class LateForm(forms.Form):
    """Why something comes late; asked for only where it does."""

    late_reason = forms.CharField(
        label="Lý do gửi trễ", required=False, max_length=1000, widget=lines_input(3)
    )


class SendBackForm(forms.Form):
    """Why a submission goes back, and until when it is to be mended."""

    reason = forms.CharField(
        label="Lý do trả lại",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Đơn vị đọc đúng những lời này.",
    )
    due_on = DayField(label="Hạn bổ sung (hết ngày)", help_text="Gửi lại trong ngày này vẫn kịp.")

    helper = FormHelper()
    helper.form_tag = False
