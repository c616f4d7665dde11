"""What the filters of lists have alike."""

from __future__ import annotations

from django import forms

EVERYTHING = ("", "Tất cả")


class Filter(forms.Form):
    """Which rows a list shows; field names are what the address says."""

    def chosen(self, name: str) -> str:
        """Give what was chosen; empty for everything, and for a choice that is none."""
        self.is_valid()
        return self.cleaned_data.get(name, "")

    @property
    def is_narrowing(self) -> bool:
        """Say whether it leaves rows out; a list is always of one campaign."""
        return any(self.chosen(name) for name in self.fields if name != "phong_trao")
