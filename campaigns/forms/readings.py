"""Bringing a plan as a file or as pasted text."""

from __future__ import annotations

from django import forms

from campaigns.sources import check_plan, check_size, text_of
from campaigns.unreadable import UnreadablePlan

MOST_PASTED = 400_000


class ReadingForm(forms.Form):
    """A file or a pasted text; `name` and `text` of a valid form say what came."""

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
            cleaned["text"] = self._text(file, pasted)
        return cleaned

    def _text(self, file, pasted: str) -> str:
        if bool(file) == bool(pasted.strip()):
            raise forms.ValidationError(
                "Hãy chọn một cách: tải tệp lên, hoặc dán văn bản."
                if file
                else "Chưa có gì để đọc. Hãy chọn tệp kế hoạch hoặc dán văn bản."
            )
        try:
            return text_of(file.name, file.read()) if file else _checked(pasted)
        except UnreadablePlan as error:
            raise forms.ValidationError(str(error)) from error

    @property
    def name(self) -> str:
        file = self.cleaned_data["file"]
        return file.name[:200] if file else ""

    @property
    def text(self) -> str:
        return self.cleaned_data["text"]


def _checked(text: str) -> str:
    text = text.replace("\r\n", "\n")
    check_plan(text)
    return text
