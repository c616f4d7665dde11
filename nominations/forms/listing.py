"""The filters of the list of dossiers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django import forms
from django.db.models import QuerySet

from campaigns.forms.filters import campaign_choice
from campaigns.models import Campaign
from law.kinds import COMMENDATIONS, TITLES
from nominations.models import Nomination
from nominations.rules.stages import Stage
from ui.filters import EVERYTHING, Filter


class DossierFilter(Filter):
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
        self,
        data,
        *,
        campaign: Campaign,
        campaigns: Sequence[Campaign],
        units: Iterable[tuple[int, str]],
    ) -> None:
        super().__init__(data)
        self.fields["phong_trao"].choices = [campaign_choice(one) for one in campaigns]
        self.fields["don_vi"].choices = [
            EVERYTHING,
            *((str(number), name) for number, name in units),
        ]
        self.initial["phong_trao"] = str(campaign.pk)
        if len(campaigns) == 1:
            del self.fields["phong_trao"]
        if len(self.fields["don_vi"].choices) <= 2:
            del self.fields["don_vi"]

    def narrow(self, rows: QuerySet[Nomination]) -> QuerySet[Nomination]:
        """Give the dossiers that fit what was chosen."""
        columns = {"don_vi": "unit", "trang_thai": "stage", "danh_hieu": "award"}
        wanted = {column: self.chosen(name) for name, column in columns.items()}
        return rows.filter(**{column: value for column, value in wanted.items() if value})
