"""The filters of the room of dossiers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django import forms

from campaigns.forms.filters import campaign_choice
from campaigns.models import Campaign
from eligibility.judging import CONDITIONAL, Outcome
from law.kinds import COMMENDATIONS, TITLES
from nominations.rules.room import EVERYTHING, LATE, MINE
from nominations.rules.stages import Stage
from ui.filters import Filter
from vietnamese.text import clean

RESULTS = {
    "met": Outcome.MET.word,
    "conditional": CONDITIONAL,
    "unsure": Outcome.UNSURE.word,
    "not_met": Outcome.NOT_MET.word,
}


NARROWING = ("danh_hieu", "don_vi", "ket_qua")
"""The fields that narrow a tab."""


def _hidden(choices: Iterable[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(choices=list(choices), required=False, widget=forms.HiddenInput)


class RoomFilter(Filter):
    """Which dossiers the room shows; field names are what the address says. `loc` and `trang_thai`
    are its tabs."""

    phong_trao = forms.ChoiceField(label="Phong trào", required=False)
    danh_hieu = forms.ChoiceField(
        label="Danh hiệu, hình thức",
        required=False,
        choices=[
            ("", "Danh hiệu, hình thức: tất cả"),
            *((kind.code, kind.name) for kind in TITLES + COMMENDATIONS),
        ],
    )
    don_vi = forms.ChoiceField(label="Đơn vị", required=False)
    ket_qua = forms.ChoiceField(
        label="Điều kiện",
        required=False,
        choices=[("", "Điều kiện: tất cả"), *RESULTS.items()],
    )
    loc = _hidden((name, name) for name in (MINE, EVERYTHING, LATE))
    trang_thai = _hidden((stage.value, stage.word) for stage in Stage)

    def __init__(
        self,
        data,
        *,
        campaign: Campaign,
        campaigns: Sequence[Campaign],
        units: Iterable[tuple[int, str]],
    ) -> None:
        super().__init__(data)
        self.fields["phong_trao"].choices = [campaign_choice(row) for row in campaigns]
        numbered = [(str(pk), name) for pk, name in units]
        self.fields["don_vi"].choices = [("", "Đơn vị: tất cả"), *numbered]
        self.initial["phong_trao"] = str(campaign.pk)
        if len(campaigns) == 1:
            del self.fields["phong_trao"]
        if len(self.fields["don_vi"].choices) <= 2:
            del self.fields["don_vi"]

    @property
    def narrows_a_tab(self) -> bool:
        """Say whether it leaves rows of its tab out."""
        return any(self.chosen(name) for name in NARROWING)

    @property
    def in_words(self) -> str:
        """Give what narrows the tab: "Lao động tiên tiến, Văn phòng"."""
        chosen = [(name, self.chosen(name)) for name in NARROWING]
        return ", ".join(
            str(dict(self.fields[name].choices)[value]) for name, value in chosen if value
        )


class FilterNameForm(forms.Form):
    """Under what name the filter is kept."""

    name = forms.CharField(label="Tên bộ lọc", max_length=60)

    def clean_name(self) -> str:
        if name := clean(self.cleaned_data["name"]):
            return name
        raise forms.ValidationError("Hãy ghi tên bộ lọc.")
