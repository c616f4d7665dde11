"""The small forms: filter of the list, year of a clone, extension of a deadline."""

from __future__ import annotations

from django import forms

from campaigns.models import Campaign, Deadline, Extension
from campaigns.models.campaigns import CampaignQuerySet
from campaigns.rules.status import Status
from people.models import Unit
from ui.widgets import DayInput

from .plan import CleanedForm, lines_input


class CampaignFilter(forms.Form):
    """Which campaigns the list shows; field names are what the address says."""

    nam = forms.TypedChoiceField(label="Năm", required=False, coerce=int, empty_value=None)
    trang_thai = forms.ChoiceField(
        label="Trạng thái",
        required=False,
        choices=[("", "Tất cả"), *((status.slug, status.word) for status in Status)],
    )
    loai = forms.ChoiceField(
        label="Loại", required=False, choices=[("", "Tất cả"), *Campaign.Kind.choices]
    )

    def __init__(self, data, *, years: list[int]) -> None:
        super().__init__(data)
        self.fields["nam"].choices = [("", "Tất cả"), *((year, year) for year in years)]

    @property
    def is_narrowing(self) -> bool:
        return any(self.chosen(name) for name in self.fields)

    def narrow(self, campaigns: CampaignQuerySet) -> CampaignQuerySet:
        """Give the campaigns of the year and kind, ready to tell their state."""
        if year := self.chosen("nam"):
            campaigns = campaigns.filter(year=year)
        if kind := self.chosen("loai"):
            campaigns = campaigns.filter(kind=kind)
        return campaigns.prefetch_related("phases", "deadlines")

    def chosen(self, name: str):
        """Give what was chosen; None for everything, and for a choice that is none."""
        self.is_valid()
        return self.cleaned_data.get(name) or None


class CloneYear(forms.Form):
    """The year that a plan is moved to."""

    nam = forms.IntegerField(label="Năm mới", min_value=1990, max_value=2100)


class ExtensionForm(CleanedForm):
    """A deadline put off for one unit."""

    deadline = forms.ModelChoiceField(
        Deadline.objects.none(), label="Mốc thời hạn", empty_label="Chọn mốc…"
    )
    field_order = ["deadline", "unit", "due_on", "reason"]

    class Meta:
        model = Extension
        fields = ["unit", "due_on", "reason"]
        widgets = {"due_on": DayInput(), "reason": lines_input(3)}
        help_texts = {"due_on": "Nộp trong ngày này vẫn là đúng hạn."}

    def __init__(self, *args, campaign: Campaign, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(commune=campaign.commune_id)
        self.fields["deadline"].queryset = campaign.deadlines.all()
        self.fields["unit"].queryset = units.active_on(campaign.commune.today())
        self.fields["unit"].empty_label = "Chọn đơn vị…"
