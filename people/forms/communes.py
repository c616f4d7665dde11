from __future__ import annotations

from django import forms

from people.models import Commune
from people.roles import OFFICE, SECRETARY

from .fields import laid_out


class CommuneForm(forms.ModelForm):
    """What a commune is called and where it lies."""

    class Meta:
        model = Commune
        fields = ["kind", "name", "district", "province"]

    helper = laid_out(("kind", "name"), ("district", "province"))


class FoundingForm(CommuneForm):
    """A commune, and the roles in which who writes it down begins the work there."""

    roles = forms.MultipleChoiceField(
        label="Vai trò của tôi trong xã này",
        choices=[(role.code, role.name) for role in (OFFICE, SECRETARY)],
        initial=[OFFICE.code, SECRETARY.code],
        widget=forms.CheckboxSelectMultiple,
        help_text="Đủ để làm hết phần Bắt đầu; giao lại cho người khác lúc nào cũng được.",
        error_messages={"required": "Hãy chọn ít nhất một vai trò, để làm tiếp được."},
    )

    helper = laid_out(("kind", "name"), ("district", "province"), ("roles",))
