"""The small forms: sending, supplementing, importing."""

from __future__ import annotations

from django import forms

from campaigns.forms.plan import lines_input


class SupplementForm(forms.Form):
    """Why an approved registration grows."""

    reason = forms.CharField(
        label="Lý do bổ sung",
        max_length=1000,
        widget=lines_input(2),
        help_text="Ví dụ: mới tuyển dụng, mới chuyển đến đơn vị.",
    )
