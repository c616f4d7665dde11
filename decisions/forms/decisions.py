"""The forms of decisions: the paper, what confirms it, what takes it back."""

from __future__ import annotations

from django import forms

from attachments.forms import AttachmentField
from decisions.models import AwardDecisionQuerySet
from law.authority import Authority
from people.forms.fields import DayField, laid_out
from ui.filters import EVERYTHING

_AUTHORITIES = [(authority.value, authority.head) for authority in Authority]


class DecisionForm(forms.Form):
    """What stands on the head of a decision."""

    number = forms.CharField(label="Số, ký hiệu", max_length=60, help_text="Ví dụ: 125/QĐ-UBND")
    decided_on = DayField(label="Ngày ký")
    authority = forms.ChoiceField(label="Cấp ban hành", choices=_AUTHORITIES)
    issuer = forms.CharField(
        label="Cơ quan ban hành",
        max_length=200,
        help_text="Ví dụ: Chủ tịch Ủy ban nhân dân tỉnh Thừa Thiên Huế",
    )
    signer = forms.CharField(label="Người ký", max_length=150, required=False)

    helper = laid_out(("number", "decided_on"), ("authority", "issuer"), ("signer",))

    def clean_authority(self) -> Authority:
        return Authority(self.cleaned_data["authority"])


class ConfirmForm(forms.Form):
    """The signed paper, and that somebody has looked at the warnings where there are any."""

    file = AttachmentField(label="Tệp quyết định đã ký", required=False)
    is_confirmed = forms.BooleanField(
        label="Tôi đã xem các lưu ý trên và vẫn ghi quyết định này", required=False
    )

    helper = laid_out(("file",), ("is_confirmed",))

    def __init__(self, *args, has_warnings: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not has_warnings:
            del self.fields["is_confirmed"]
            self.helper = laid_out(("file",))


class CorrectionForm(forms.Form):
    """A slip in a recorded decision, mended with a reason."""

    number = forms.CharField(label="Số, ký hiệu", max_length=60)
    decided_on = DayField(label="Ngày ký")
    issuer = forms.CharField(label="Cơ quan ban hành", max_length=200)
    signer = forms.CharField(label="Người ký", max_length=150, required=False)
    reason = forms.CharField(
        label="Lý do sửa", max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    helper = laid_out(("number", "decided_on"), ("issuer", "signer"), ("reason",))


class RevokeForm(forms.Form):
    """Why and from which day something is taken back."""

    reason = forms.CharField(
        label="Lý do thu hồi",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Những người có liên quan đọc đúng những lời này.",
    )
    on = DayField(label="Ngày thu hồi")

    helper = laid_out(("reason",), ("on",))


class RevokeByDecisionForm(RevokeForm):
    """The same, and the number of the decision that takes it back."""

    number = forms.CharField(
        label="Số quyết định thu hồi", max_length=60, required=False, help_text="Nếu đã có"
    )

    helper = laid_out(("reason",), ("number", "on"))


class DecisionFilter(forms.Form):
    """Which decisions the list shows; field names are what the address says."""

    nam = forms.TypedChoiceField(label="Năm", required=False, coerce=int, empty_value=None)
    cap = forms.ChoiceField(
        label="Cấp ban hành", required=False, choices=[EVERYTHING, *_AUTHORITIES]
    )

    def __init__(self, data, *, years: list[int]) -> None:
        super().__init__(data)
        self.fields["nam"].choices = [EVERYTHING, *((year, year) for year in years)]

    def narrow(self, decisions: AwardDecisionQuerySet) -> AwardDecisionQuerySet:
        """Give the decisions that fit; a choice that is none is left out."""
        self.is_valid()
        if year := self.cleaned_data.get("nam"):
            decisions = decisions.filter(decided_on__year=year)
        if authority := self.cleaned_data.get("cap"):
            decisions = decisions.filter(authority=authority)
        return decisions
