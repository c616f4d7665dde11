"""Bringing a plan as a file or as pasted text."""

from __future__ import annotations

from django import forms

from campaigns.bringing import BroughtPlan, plan_of_file, plan_of_text
from campaigns.sources.unreadable import UnreadablePlan, check_size

MOST_PASTED = 400_000


class ReadingForm(forms.Form):
    """A file or a pasted text; `name` and `brought` of a valid form say what came."""

    file = forms.FileField(
        label="Tệp kế hoạch",
        required=False,
        help_text="Tệp .docx, .txt, hoặc .pdf có chữ (không phải ảnh chụp); không quá 10 MB.",
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.pdf,.txt"}),
    )
    pasted = forms.CharField(
        label="Hoặc dán văn bản vào đây",
        required=False,
        max_length=MOST_PASTED,
        widget=forms.Textarea(attrs={"rows": 12}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        try:
            check_size(file.size if file else 0)
        except UnreadablePlan as error:
            raise forms.ValidationError(str(error)) from error
        return file

    def clean(self) -> dict:
        cleaned = super().clean()
        file, pasted = cleaned.get("file"), cleaned.get("pasted", "")
        if not self.errors:
            cleaned["brought"] = self._brought(file, pasted)
        return cleaned

    def _brought(self, file, pasted: str) -> BroughtPlan:
        if bool(file) == bool(pasted.strip()):
            raise forms.ValidationError(
                "Hãy chọn một cách: tải tệp lên, hoặc dán văn bản."
                if file
                else "Chưa có gì để đọc. Hãy chọn tệp kế hoạch hoặc dán văn bản."
            )
        try:
            if file:
                return plan_of_file(file.name, file)
            return plan_of_text(pasted.replace("\r\n", "\n"))
        except UnreadablePlan as error:
            raise forms.ValidationError(str(error)) from error

    @property
    def name(self) -> str:
        file = self.cleaned_data["file"]
        return file.name[:200] if file else ""

    @property
    def brought(self) -> BroughtPlan:
        return self.cleaned_data["brought"]
