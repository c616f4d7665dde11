"""The forms of a drafted decision: its words, its number, its signed paper, what confirms it."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms

from attachments.forms import AttachmentField
from decisions.facts.signers import Signatory
from people.forms.fields import DayField, laid_out
from people.models import Person


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


class NumberForm(forms.Form):
    """Number, day and signer; the number only where the registry of the office gives it."""

    ordinal = forms.IntegerField(
        label="Số, do văn thư cấp", min_value=1, max_value=99_999, help_text="…/QĐ-UBND"
    )
    signed_on = DayField(label="Ngày ký")
    signer = forms.ModelChoiceField(Person.objects.none(), label="Người ký", empty_label="Chọn")

    def __init__(self, *args, signers: Sequence[Signatory], is_numbered_here: bool, **kwargs):
        super().__init__(*args, **kwargs)
        people = [one.person.pk for one in signers]
        field = self.fields["signer"]
        field.queryset = Person.objects.filter(pk__in=people)
        field.choices = [("", "Chọn"), *((one.person.pk, str(one)) for one in signers)]
        self.helper = laid_out(("ordinal", "signed_on"), ("signer",))
        if is_numbered_here:
            del self.fields["ordinal"]
            self.helper = laid_out(("signed_on", "signer"))


class SignedForm(forms.Form):
    """The signed paper."""

    file = AttachmentField(label="Bản quét đã ký, đóng dấu, hoặc tệp đã ký số (PDF, JPG, PNG)")


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
