"""The filters of the list of dossiers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django import forms
from django.db.models import QuerySet

from awards.models import Nomination
from awards.rules.stages import Stage
from campaigns.models import Campaign
from law.kinds import COMMENDATIONS, TITLES
from people.models import Unit

EVERYTHING = ("", "Tất cả")


class DossierFilter(forms.Form):
    """Which dossiers the list shows; field names are what the address says."""

    phong_trao = forms.ChoiceField(label="Phong trào", required=False)
    don_vi = forms.ChoiceField(label="Đơn vị", required=False)
    trang_thai = forms.ChoiceField(
        label="Trạng thái",
        required=False,
        choices=[EVERYTHING, *((stage.value, stage.word) for stage in Stage)],
    )
    danh_hieu = forms.ChoiceField(
        label="Danh hiệu, hình thức",
        required=False,
        choices=[EVERYTHING, *((kind.code, kind.name) for kind in TITLES + COMMENDATIONS)],
    )

    def __init__(
        self, data, *, campaign: Campaign, campaigns: Sequence[Campaign], units: Iterable[Unit]
    ) -> None:
        super().__init__(data)
        self.fields["phong_trao"].choices = [(str(one.pk), _named(one)) for one in campaigns]
        self.fields["don_vi"].choices = [EVERYTHING, *((str(u.pk), u.name) for u in units)]
        self.initial["phong_trao"] = str(campaign.pk)
        if len(campaigns) == 1:
            del self.fields["phong_trao"]
        if len(self.fields["don_vi"].choices) <= 2:
            del self.fields["don_vi"]

    @property
    def is_narrowing(self) -> bool:
        return any(self.chosen(name) for name in self.fields if name != "phong_trao")

    def narrow(self, rows: QuerySet[Nomination]) -> QuerySet[Nomination]:
        """Give the dossiers that fit what was chosen."""
        columns = {"don_vi": "unit", "trang_thai": "stage", "danh_hieu": "award"}
        wanted = {column: self.chosen(name) for name, column in columns.items()}
        return rows.filter(**{column: value for column, value in wanted.items() if value})

    def chosen(self, name: str) -> str:
        """Give what was chosen; empty for everything, and for a choice that is none."""
        self.is_valid()
        return self.cleaned_data.get(name, "")


def _named(campaign: Campaign) -> str:
    return f"{campaign.year or ''} {campaign.title}".strip()
