"""The forms of papers that bear a number: number, day and signer; which to list; why one ends."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.db.models import QuerySet

from attachments.accepting import MAX_BYTES, MEGABYTE
from attachments.forms import AttachmentField, AttachmentInput
from people.forms.fields import DayField, laid_out
from people.models import Person
from signing.signers import Signatory
from vietnamese.text import clean_lines


class NumberForm(forms.Form):
    """Number, day and signer; the number only where the registry of the office gives it, the
    signer only where the committee signs."""

    ordinal = forms.IntegerField(label="Số, do văn thư cấp", min_value=1, max_value=99_999)
    signed_on = DayField(label="Ngày ký")
    signer = forms.ModelChoiceField(Person.objects.none(), label="Người ký", empty_label="Chọn")

    def __init__(
        self,
        *args,
        symbol: str = "",
        signers: Sequence[Signatory] | None = None,
        is_numbered_here: bool,
        **kwargs,
    ) -> None:
        super().__init__(*args, **kwargs)
        first = ("signed_on",) if is_numbered_here else ("ordinal", "signed_on")
        self.helper = laid_out(first)
        if symbol:
            self.fields["ordinal"].help_text = f"…/{symbol}"
        if is_numbered_here:
            del self.fields["ordinal"]
        if signers is None:
            del self.fields["signer"]
        else:
            self._offer(signers)
            self.helper = laid_out(first, ("signer",))

    def _offer(self, signers: Sequence[Signatory]) -> None:
        field = self.fields["signer"]
        field.queryset = Person.objects.filter(pk__in=[signer.person.pk for signer in signers])
        field.choices = [("", "Chọn"), *((signer.person.pk, str(signer)) for signer in signers)]
        if signers:
            field.initial = signers[0].person.pk

    @property
    def lacks_signers(self) -> bool:
        """Say whether nobody holds an office in which the paper could be signed."""
        return "signer" in self.fields and len(self.fields["signer"].choices) == 1


class SignedForm(forms.Form):
    """The signed paper."""

    file = AttachmentField(
        label="Bản quét đã ký, đóng dấu, hoặc tệp đã ký số",
        help_text=f"Nhận tệp PDF, ảnh JPG hoặc PNG; tối đa {MAX_BYTES // MEGABYTE} MB.",
        widget=AttachmentInput({"accept": ".pdf,.jpg,.jpeg,.png"}),
    )


class PaperFilter(forms.Form):
    """Which papers to show: of a year, of a book."""

    year = forms.ChoiceField(label="Năm", required=False)
    book = forms.ChoiceField(label="Sổ", required=False)

    def __init__(self, *args, papers: QuerySet, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("year", "book"):
            values = papers.order_by(name).values_list(name, flat=True).distinct()
            choices = [(str(value), str(value)) for value in values]
            self.fields[name].choices = [("", "Tất cả"), *choices]

    def narrow(self, papers: QuerySet) -> QuerySet:
        """Give the papers that fit; everything while the form has errors."""
        if not self.is_valid():
            return papers
        return papers.filter(**{name: value for name, value in self.cleaned_data.items() if value})


class Withdrawal(forms.Form):
    """Why an issued paper is taken out of force."""

    reason = forms.CharField(
        label="Lý do thu hồi",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Lý do ghi trong sổ và nhật ký, không hiện trên trang kiểm tra văn bản.",
        error_messages={"required": "Hãy ghi lý do thu hồi."},
    )

    def clean_reason(self) -> str:
        return clean_lines(self.cleaned_data["reason"])
