from __future__ import annotations

from crispy_forms.helper import FormHelper
from django import forms

from law.kinds import COMMENDATIONS, COMMUNITY_TITLES, TITLES
from law.parameters import PARAMETERS, parameter
from ui.widgets import DayInput

from .models import Regulation, RegulationValue

NOT_REMEMBERED = {"autocomplete": "off"}


class DayForm(forms.Form):
    """The day whose law is shown."""

    day = forms.DateField(label="Áp dụng vào ngày", widget=DayInput(NOT_REMEMBERED))


class RegulationForm(forms.ModelForm):
    """A regulation and how long it holds."""

    class Meta:
        model = Regulation
        fields = ["number", "issued_on", "issuer", "title", "valid_from", "valid_to"]
        widgets = {
            name: DayInput(NOT_REMEMBERED) for name in ("issued_on", "valid_from", "valid_to")
        }
        help_texts = {
            "number": "Ví dụ: 63/2019/QĐ-UBND",
            "issuer": "Ví dụ: UBND tỉnh Thừa Thiên Huế",
            "valid_to": "Bỏ trống khi còn hiệu lực",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False


def _parameter_choices() -> list:
    groups: dict[str, list] = {}
    for known in PARAMETERS:
        groups.setdefault(known.group, []).append((known.code, known.name))
    return [("", "— Chọn nội dung —"), *groups.items()]


def _kind_choices() -> list:
    return [
        ("", "Mọi loại"),
        ("Danh hiệu thi đua", [(kind.code, kind.name) for kind in TITLES]),
        ("Hình thức khen thưởng", [(kind.code, kind.name) for kind in COMMENDATIONS]),
        ("Xã, thôn, gia đình", [(kind.code, kind.name) for kind in COMMUNITY_TITLES]),
    ]


class ValueForm(forms.ModelForm):
    """One value of a regulation, written as people write it and checked by its parameter."""

    parameter = forms.ChoiceField(label="Nội dung", choices=_parameter_choices)
    kind = forms.ChoiceField(label="Áp dụng cho", choices=_kind_choices, required=False)

    class Meta:
        model = RegulationValue
        fields = ["parameter", "kind", "value", "clause"]

    def clean(self) -> dict:
        data = super().clean()
        if "parameter" in data and "value" in data:
            data["value"] = self._as_written(parameter(data["parameter"]), data["value"])
        return data

    def _as_written(self, chosen, text: str) -> str:
        try:
            return chosen.input.show(chosen.parse(text))
        except ValueError as error:
            self.add_error("value", str(error))
            return text


class BaseValueFormSet(forms.BaseInlineFormSet):
    """The values of a regulation. They are written anew with it, so a line that is sent is no
    certain row: whichever were there may have been written anew meanwhile."""

    label = "Giá trị khác với quy định chung"

    def initial_form_count(self) -> int:
        return 0 if self.is_bound else super().initial_form_count()

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        if form.is_bound:
            del form.fields["id"]

    def rows(self) -> list[RegulationValue]:
        """Give the rows to keep, in the order of the page."""
        return [
            form.instance
            for form in self.forms
            if form.has_changed() and not self._should_delete_form(form)
        ]


ValueFormSet = forms.inlineformset_factory(
    Regulation,
    RegulationValue,
    form=ValueForm,
    formset=BaseValueFormSet,
    extra=3,
    max_num=60,
    can_delete=True,
)
