"""The small forms: sending, supplementing, importing."""

from __future__ import annotations

from django import forms

from campaigns.forms.plan import lines_input
from people import workbook
from people.forms.imports import MAX_PASTED
from people.rules.sheets import Sheet, pasted


class SubmitForm(forms.Form):
    """What is said along with a registration that comes late."""

    late_reason = forms.CharField(
        label="Lý do gửi trễ", required=False, max_length=1000, widget=lines_input(3)
    )


class SupplementForm(forms.Form):
    """Why an approved registration grows."""

    reason = forms.CharField(
        label="Lý do bổ sung",
        max_length=1000,
        widget=lines_input(2),
        help_text="Ví dụ: mới tuyển dụng, mới chuyển đến đơn vị.",
    )


class ImportForm(forms.Form):
    """A file or pasted cells; cleaned to `sheets`."""

    file = forms.FileField(
        label="Tệp Excel",
        required=False,
        help_text="Tệp .xlsx, .xls hoặc .ods, tối đa 5 MB.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods"}),
    )
    text = forms.CharField(
        label="Hoặc dán từ Excel",
        required=False,
        strip=False,
        max_length=MAX_PASTED,
        help_text="Trong Excel, chọn cả dòng tiêu đề và các dòng dữ liệu, chép rồi dán vào đây.",
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )

    def clean_file(self) -> list[Sheet] | None:
        """Give the sheets of the file."""
        file = self.cleaned_data["file"]
        if file is None:
            return None
        if file.size > workbook.MAX_BYTES:
            raise forms.ValidationError(workbook.TOO_LARGE)
        try:
            return workbook.sheets(file.read())
        except workbook.WorkbookError as error:
            raise forms.ValidationError(str(error)) from None

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        sheets, text = cleaned.pop("file"), cleaned.pop("text")
        if bool(sheets) == bool(text.strip()):
            raise forms.ValidationError("Hãy chọn một tệp Excel, hoặc dán các ô từ Excel.")
        cleaned["sheets"] = sheets or [pasted(text)]
        return cleaned
