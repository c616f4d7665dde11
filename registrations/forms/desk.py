"""The filters of the desk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django import forms

from campaigns.forms.filters import campaign_choice
from campaigns.models import Campaign
from people.models import Unit
from registrations.desk import DeskRow
from registrations.rules.stages import Stage
from registrations.rules.totals import AWARDS
from ui.filters import EVERYTHING, Filter


class DeskFilter(Filter):
    """Which units the desk shows; field names are what the address says."""

    phong_trao = forms.ChoiceField(label="Phong trào", required=False)
    trang_thai = forms.ChoiceField(
        label="Trạng thái",
        required=False,
        choices=[EVERYTHING, *((stage.value, stage.word) for stage in Stage)],
    )
    don_vi = forms.ChoiceField(label="Đơn vị", required=False)
    danh_hieu = forms.ChoiceField(
        label="Danh hiệu, hình thức",
        required=False,
        choices=[EVERYTHING, *((str(n), award.name) for n, award in enumerate(AWARDS))],
    )

    def __init__(
        self, data, *, campaign: Campaign, campaigns: Sequence[Campaign], units: Iterable[Unit]
    ) -> None:
        super().__init__(data)
        self.fields["phong_trao"].choices = [campaign_choice(row) for row in campaigns]
        self.fields["don_vi"].choices = [EVERYTHING, *((str(u.pk), u.name) for u in units)]
        self.initial["phong_trao"] = str(campaign.pk)
        if len(campaigns) == 1:
            del self.fields["phong_trao"]

    def narrow(self, rows: Iterable[DeskRow]) -> list[DeskRow]:
        """Give the rows that fit what was chosen."""
        narrowed = list(rows)
        if stage := self.chosen("trang_thai"):
            narrowed = [row for row in narrowed if row.stage == stage]
        if unit := self.chosen("don_vi"):
            narrowed = [row for row in narrowed if str(row.unit.pk) == unit]
        if award := self.chosen("danh_hieu"):
            narrowed = [row for row in narrowed if row.strives_for(AWARDS[int(award)])]
        return narrowed
