"""What the filters of lists have alike."""

from __future__ import annotations

from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

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

    @classmethod
    def kept(cls, address: QueryDict) -> list[tuple[str, str]]:
        """Give what an address says for this filter, to travel on: ("don_vi", "3")."""
        return [(name, address[name]) for name in cls.base_fields if address.get(name)]

    @classmethod
    def query(cls, address: QueryDict) -> str:
        """Give the same as the end of an address ("?don_vi=3"), or ""."""
        kept = cls.kept(address)
        return f"?{urlencode(kept)}" if kept else ""
