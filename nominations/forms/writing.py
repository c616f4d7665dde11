"""The forms of a dossier: its report, its files, what its merit rests on, its sending."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms

from attachments.forms import AttachmentField
from campaigns.forms.plan import lines_input
from eligibility.merits import Merit
from initiatives.models import Initiative
from law.kinds import Subject
from law.standards import RATINGS
from nominations.actions import ReportContent
from nominations.rules.papers import DossierPaper

LONGEST = 50_000
_OF_ONE = (
    "I. Sơ lược lý lịch",
    "III. Các danh hiệu, hình thức khen thưởng đã được tặng mà phần mềm chưa có",
)
_OF_SEVERAL = (
    "I. Sơ lược đặc điểm, tình hình",
    "III. Các hình thức đã được khen thưởng mà phần mềm chưa có",
)


class ReportForm(forms.Form):
    """The sections of a report that a person writes; the rating of a unit stands with them."""

    rating = forms.ChoiceField(
        label="Mức hoàn thành nhiệm vụ của tập thể trong năm",
        required=False,
        choices=[("", "Chưa có"), *RATINGS],
    )
    overview = forms.CharField(required=False, max_length=LONGEST, widget=lines_input(7))
    achievements = forms.CharField(
        label="II. Thành tích đạt được",
        required=False,
        max_length=LONGEST,
        widget=lines_input(14),
        help_text="Nhiệm vụ được giao, kết quả cụ thể có số liệu so với năm trước, sáng kiến, "
        "việc chấp hành chủ trương, pháp luật.",
    )
    other_awards = forms.CharField(
        required=False,
        max_length=LONGEST,
        widget=lines_input(4),
        help_text="Mỗi dòng một lần: năm, danh hiệu, số và ngày quyết định, cơ quan ban hành.",
    )

    def __init__(
        self, data=None, *, subject: Subject, is_rated: bool, content: ReportContent
    ) -> None:
        initial = {name: getattr(content, name) for name in self.base_fields}
        super().__init__(data, initial=initial)
        titles = _OF_ONE if subject is Subject.INDIVIDUAL else _OF_SEVERAL
        self.fields["overview"].label, self.fields["other_awards"].label = titles
        if not is_rated:
            del self.fields["rating"]

    @property
    def has_errors(self) -> bool:
        return bool(self.errors)

    def content(self) -> ReportContent:
        """Give what a valid form says."""
        return ReportContent(**self.cleaned_data)


class EnclosureForm(forms.Form):
    """A file and what it is."""

    file = AttachmentField()
    paper = forms.TypedChoiceField(
        label="Loại giấy tờ",
        coerce=DossierPaper,
        choices=[(paper.value, paper.word) for paper in DossierPaper],
        initial=DossierPaper.EVIDENCE.value,
    )


class MeritForm(forms.Form):
    """What the creative part of a dossier rests on."""

    merit = forms.ChoiceField(
        label="Căn cứ",
        required=False,
        choices=[("", "Chưa chọn"), *((merit.value, merit.word) for merit in Merit)],
    )
    initiatives = forms.MultipleChoiceField(
        label="Sáng kiến", required=False, widget=forms.CheckboxSelectMultiple
    )
    text = forms.CharField(
        label="Tên đề tài, đề án, thành tích",
        required=False,
        max_length=300,
        help_text="Ghi khi căn cứ không phải là sáng kiến.",
    )
    override_reason = forms.CharField(
        label="Lý do dùng lại sáng kiến",
        required=False,
        max_length=1000,
        widget=lines_input(2),
        help_text="Chỉ cần khi sáng kiến đã dùng cho chính danh hiệu này của người này.",
    )

    def __init__(self, data=None, *, usable: Sequence[Initiative], **kwargs):
        super().__init__(data, **kwargs)
        self.usable = {str(initiative.pk): initiative for initiative in usable}
        self.fields["initiatives"].choices = [
            (n, initiative.name) for n, initiative in self.usable.items()
        ]

    @property
    def chosen_merit(self) -> Merit | None:
        return Merit(self.cleaned_data["merit"]) if self.cleaned_data["merit"] else None

    @property
    def chosen_initiatives(self) -> list[Initiative]:
        return [self.usable[number] for number in self.cleaned_data["initiatives"]]
