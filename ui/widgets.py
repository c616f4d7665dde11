"""The inputs that every form of the house shares."""

from __future__ import annotations

from typing import Any

from django import forms


class DayInput(forms.DateInput):
    """The field of a day: text, as a native one would show it in the browser's language."""

    def __init__(self, attrs: dict[str, Any] | None = None, **kwargs):
        ours = {"placeholder": "dd/mm/yyyy", "inputmode": "numeric"}
        super().__init__(attrs=ours | (attrs or {}), **kwargs)
