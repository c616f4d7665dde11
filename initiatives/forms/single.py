"""The small forms: beginning, sending, filtering the list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crispy_forms.helper import FormHelper
from django import forms
from django.db.models import QuerySet

from campaigns.forms.plan import lines_input
from campaigns.models import Campaign
from initiatives.rules.stages import Stage
from people.models import Unit
from ui.filters import EVERYTHING, Filter


class BeginForm(forms.Form):
    """What a request begins with; of one campaign or one unit there is nothing to choose."""

    campaign = forms.ModelChoiceField(None, label="Phong trào", empty_label=None)
    unit = forms.ModelChoiceField(None, label="Bộ phận, đơn vị", empty_label="Chọn đơn vị…")
    name = forms.CharField(label="Tên sáng kiến", max_length=300, widget=lines_input(2))
    field = forms.CharField(
        label="Lĩnh vực",
        required=False,
        max_length=150,
        help_text="Ví dụ: cải cách hành chính, tài chính, văn hóa.",
    )

    helper = FormHelper()
    helper.form_tag = False

    def __init__(
        self, *args, campaigns: Sequence[Campaign], units: Sequence[Unit], **kwargs
    ) -> None:
        super().__init__(*args, **kwargs)
        self._only: dict = {}
        for name, model, rows in (("campaign", Campaign, campaigns), ("unit", Unit, units)):
            if len(rows) == 1:
                self._only[name] = rows[0]
                del self.fields[name]
            else:
                pks = [row.pk for row in rows]
                self.fields[name].queryset = model.objects.filter(pk__in=pks)

    def clean(self) -> dict:
        return super().clean() | self._only


class ListFilter(Filter):
    """Which initiatives the list shows; field names are what the address says."""

    nam = forms.ChoiceField(label="Năm", required=False)
    don_vi = forms.ChoiceField(label="Đơn vị", required=False)
    trang_thai = forms.ChoiceField(
        label="Trạng thái",
        required=False,
        choices=[EVERYTHING, *((stage.value, stage.word) for stage in Stage)],
    )

    def __init__(self, data, *, years: Iterable[int], units: Iterable[tuple[int, str]]) -> None:
        super().__init__(data)
        self.fields["nam"].choices = [EVERYTHING, *((str(year), str(year)) for year in years)]
        self.fields["don_vi"].choices = [EVERYTHING, *((str(pk), name) for pk, name in units)]

    def narrow(self, rows: QuerySet) -> QuerySet:
        """Give the rows that fit what was chosen."""
        fields = {"nam": "campaign__year", "don_vi": "unit", "trang_thai": "stage"}
        wanted = {field: self.chosen(name) for name, field in fields.items() if self.chosen(name)}
        return rows.filter(**wanted)
