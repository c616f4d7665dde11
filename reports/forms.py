"""The filters of the reports, whose field names are what the address says; the texts of a paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django import forms
from django.db.models import Case, QuerySet, When
from django.http import QueryDict

from campaigns.forms.filters import campaign_choice
from campaigns.forms.plan import lines_input
from campaigns.models import Campaign, Phase
from law.kinds import COMMENDATIONS, TITLES
from people.models import Unit
from reports.rules.handing_up import HandingStage
from reports.rules.results import Attainment
from reports.rules.texts import TextBlock, Texts
from submissions.forms import SendBackForm
from ui.filters import EVERYTHING, Filter


class ReportFilter(Filter):
    """What a report counts; each report has some of the fields."""

    phong_trao = forms.ChoiceField(label="Phong trào", required=False)
    nam = forms.ChoiceField(label="Năm", required=False)
    dot = forms.ChoiceField(label="Đợt", required=False)
    don_vi = forms.ChoiceField(label="Đơn vị", required=False)
    danh_hieu = forms.ChoiceField(
        label="Danh hiệu, hình thức",
        required=False,
        choices=[EVERYTHING, *((kind.code, kind.name) for kind in TITLES + COMMENDATIONS)],
    )
    ket_qua = forms.ChoiceField(
        label="Kết quả",
        required=False,
        choices=[EVERYTHING, *((attainment.value, attainment.word) for attainment in Attainment)],
    )

    def __init__(
        self,
        data: QueryDict,
        fields: Iterable[str],
        *,
        campaigns: Sequence[Campaign],
        campaign: Campaign | None,
        phases: Sequence[Phase],
        units: Sequence[Unit],
        years: Sequence[int],
        year: int,
    ) -> None:
        given = data.copy()
        given.setdefault("phong_trao", str(campaign.pk) if campaign else "")
        given.setdefault("nam", str(year))
        super().__init__(given)
        self.fields = {name: self.fields[name] for name in fields}
        offered = {
            "phong_trao": [campaign_choice(row) for row in campaigns],
            "nam": [(str(year), str(year)) for year in years],
            "dot": [EVERYTHING, *((str(phase.pk), str(phase)) for phase in phases)],
            "don_vi": [EVERYTHING, *((str(unit.pk), unit.name) for unit in units)],
        }
        for name in self.fields.keys() & offered.keys():
            self.fields[name].choices = offered[name]
        for name in ("dot", "don_vi", "phong_trao"):
            if name in self.fields and not self._leaves_a_choice(name, offered[name]):
                del self.fields[name]

    def _leaves_a_choice(self, name: str, offered: Sequence[tuple[str, str]]) -> bool:
        """Say whether there is more than one answer; the only phase of a plan may be asked for all
        the same, by its báo cáo sơ kết."""
        if name == "dot" and self.data.get("dot"):
            return True
        return len(offered) > (1 if name == "phong_trao" else 2)

    @property
    def in_words(self) -> tuple[tuple[str, str], ...]:
        """Give what was chosen as a person reads it, but the campaign and the year, which every
        report names."""
        narrowing = ("dot", "don_vi", "danh_hieu", "ket_qua")
        return tuple(
            (str(field.label), dict(field.choices)[value])
            for name, field in self.fields.items()
            if name in narrowing and (value := self.chosen(name))
        )

    @property
    def is_narrowing(self) -> bool:
        return bool(self.in_words)


class QueueFilter(Filter):
    """Which of the reports that communes handed up are listed; those that wait come first."""

    trang_thai = forms.ChoiceField(
        label="Trạng thái",
        required=False,
        choices=[EVERYTHING, *((stage.value, stage.word) for stage in HandingStage)],
    )
    nam = forms.ChoiceField(label="Năm", required=False)

    def __init__(self, data: QueryDict, *, years: Iterable[int] = ()) -> None:
        super().__init__(data)
        self.fields["nam"].choices = [EVERYTHING, *((str(year), str(year)) for year in years)]

    def narrow(self, rows: QuerySet) -> QuerySet:
        """Give the rows that were asked for."""
        if stage := self.chosen("trang_thai"):
            rows = rows.filter(stage=stage)
        if year := self.chosen("nam"):
            rows = rows.filter(campaign__year=year)
        is_waiting = Case(When(stage=HandingStage.SENT.value, then=0), default=1)
        return rows.order_by(is_waiting, "-sent_on", "-pk")


class GiveBackForm(SendBackForm):
    """Why a report goes back to the commune, and until when it is to be mended."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = "Xã đọc đúng những lời này."


LONGEST = 30_000


class TextsForm(forms.Form):
    """What people write in a báo cáo sơ kết, tổng kết: a field for each block."""

    def __init__(self, data=None, *, blocks: Sequence[TextBlock], texts: Texts) -> None:
        super().__init__(data, initial=dict(texts))
        for block in blocks:
            self.fields[block.name] = forms.CharField(
                label=block.label,
                required=False,
                max_length=LONGEST,
                widget=lines_input(block.lines),
                help_text=block.hint,
            )

    @property
    def has_errors(self) -> bool:
        return bool(self.errors)
