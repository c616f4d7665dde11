"""A day as a field, and how the forms of this room are laid out."""

from __future__ import annotations

import re

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms

from ui.widgets import DayInput


class DayField(forms.DateField):
    """A day typed dd/mm/yyyy; eight digits alone will do, as phones show no slash."""

    default_error_messages = {"invalid": "Hãy ghi ngày/tháng/năm, ví dụ 15/03/1985."}

    def __init__(self, **kwargs):
        kwargs.setdefault(
            "widget",
            DayInput({"autocomplete": "off", "maxlength": 10}),
        )
        super().__init__(**kwargs)

    def to_python(self, value):
        if isinstance(value, str) and re.fullmatch(r"\d{8}", value.strip()):
            value = value.strip()
            value = f"{value[:2]}/{value[2:4]}/{value[4:]}"
        return super().to_python(value)


def prompt(form: forms.BaseForm, word: str = "Chọn") -> None:
    """Let each empty choice of a form say what to do rather than show a row of dashes."""
    for field in form.fields.values():
        if isinstance(field, forms.TypedChoiceField) and field.choices[0][0] == "":
            field.choices = [("", word), *field.choices[1:]]


def laid_out(*rows: tuple[str, ...]) -> FormHelper:
    """Give a helper that sets each tuple of fields side by side on a wide screen; the page itself
    writes the form's tag and buttons."""
    helper = FormHelper()
    helper.form_tag = False
    helper.layout = Layout(*(_row(names) for names in rows))
    return helper


def _row(names: tuple[str, ...]) -> Row | str:
    if len(names) == 1:
        return names[0]
    return Row(*(Column(name, css_class="col-md") for name in names))
