"""The inputs that every form of the house shares."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class DayInput(forms.DateInput):
    """The field of a day: text, as a native one would show it in the browser's language."""

    def __init__(self, attrs: dict[str, Any] | None = None, **kwargs):
        ours = {"placeholder": "dd/mm/yyyy", "inputmode": "numeric"}
        super().__init__(attrs=ours | (attrs or {}), **kwargs)


class PlainSelect(forms.Select):
    """A list of choices that is printed without a template: the filters of a list would take as
    long as its rows."""

    def render(self, name, value, attrs=None, renderer=None) -> SafeString:
        chosen = self.format_value(value)
        choices = list(iter(self.choices))  # a list would count the rows first
        if any(isinstance(word, list | tuple) for _, word in choices):  # in groups
            return super().render(name, value, attrs, renderer)
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            (
                (key, SafeString(" selected") if str(key) in chosen else "", word)
                for key, word in choices
            ),
        )
        attributes = flatatt(self.build_attrs(self.attrs, {**(attrs or {}), "name": name}))
        return format_html("<select{}>{}</select>", attributes, options)
