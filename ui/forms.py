from crispy_forms.helper import FormHelper
from django import forms

from .filters import EVERYTHING, Filter


class SampleForm(forms.Form):
    """One field of each kind, for the gallery."""

    name = forms.CharField(label="Họ và tên")
    due_on = forms.DateField(label="Ngày", help_text="Viết dd/mm/yyyy, ví dụ 15/11/2021")
    kind = forms.ChoiceField(label="Loại", choices=[("xa", "Xã"), ("phuong", "Phường")])
    reason = forms.CharField(
        label="Lý do", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    agreed = forms.BooleanField(label="Đã đối chiếu với bản ký", required=False)

    helper = FormHelper()
    helper.form_tag = False


class SampleFilter(Filter):
    """A choice and a day that is none, for the gallery; its names are those of no form."""

    ai = forms.ChoiceField(label="Đơn vị", required=False, choices=[EVERYTHING, ("1", "Thôn 1")])
    ky = forms.DateField(label="Từ ngày", required=False)
