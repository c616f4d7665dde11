"""Number and day of a paper that the office signs."""

from __future__ import annotations

from django import forms

from people.forms.fields import DayField, laid_out


class PaperNumberForm(forms.Form):
    """The number only where the registry of the office gives it."""

    ordinal = forms.IntegerField(label="Số, do văn thư cấp", min_value=1, max_value=99_999)
    signed_on = DayField(label="Ngày ký")

    def __init__(self, *args, is_numbered_here: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.helper = laid_out(("ordinal", "signed_on"))
        if is_numbered_here:
            del self.fields["ordinal"]
            self.helper = laid_out(("signed_on",))
