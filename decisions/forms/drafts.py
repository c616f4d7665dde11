"""The forms of a drafted decision: its words, what confirms it, why it is returned."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms

from nominations.models import Nomination
from people.forms.fields import laid_out


class WordsForm(forms.Form):
    """What the office writes on a decision besides its list."""

    proposer = forms.CharField(
        label="Theo đề nghị của",
        max_length=200,
        help_text="Ghi ở căn cứ cuối cùng, ví dụ: Thường trực Hội đồng Thi đua - Khen thưởng xã",
    )
    merit = forms.CharField(
        label="Thành tích",
        max_length=300,
        required=False,
        help_text="Ghi ở Điều 1 sau số tập thể, cá nhân, ví dụ: đã có thành tích xuất sắc trong "
        "phong trào thi đua năm 2021",
    )
    other_bases = forms.CharField(
        label="Căn cứ khác, mỗi dòng một căn cứ",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ví dụ: Biên bản họp Hội đồng Thi đua - Khen thưởng xã ngày 26/11/2021",
    )

    helper = laid_out(("proposer",), ("merit",), ("other_bases",))


class TicksForm(forms.Form):
    """Which dossiers stand in a draft."""

    ho_so = forms.TypedMultipleChoiceField(label="Đưa vào quyết định", coerce=int, required=False)

    def __init__(self, data=None, *, nominations: Iterable[Nomination], within: list[int]) -> None:
        super().__init__(data, initial={"ho_so": within})
        self.fields["ho_so"].choices = [
            (nomination.pk, str(nomination.nominee)) for nomination in nominations
        ]

    @property
    def ticked(self) -> list[int]:
        """Give the numbers of the dossiers that are ticked on the page."""
        return [int(number) for number in self["ho_so"].value() or [] if str(number).isdecimal()]


class IssueDecisionForm(forms.Form):
    """That somebody has looked at the warnings, where there are any."""

    is_confirmed = forms.BooleanField(
        label="Tôi đã xem các lưu ý trên và vẫn ban hành quyết định này", required=False
    )

    helper = laid_out(("is_confirmed",))


class ReturnForm(forms.Form):
    """Why the chair returns a draft."""

    reason = forms.CharField(
        label="Lý do trả lại",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Người soạn đọc đúng những lời này.",
    )

    helper = laid_out(("reason",))
