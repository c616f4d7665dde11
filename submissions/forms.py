"""What is said along with a submission."""

from __future__ import annotations

from django import forms

from campaigns.forms.plan import lines_input


class LateForm(forms.Form):
    """Why something comes late; asked for only where it does."""

    late_reason = forms.CharField(
        label="Lý do gửi trễ", required=False, max_length=1000, widget=lines_input(3)
    )
