from __future__ import annotations

from django import forms
from django.core import signing

from people.models import Person
from sandbox.refusals import FileError
from workbooks import opening as workbook
from workbooks.clipboard import pasted, too_long
from workbooks.sheets import MAX_TEXT, BroughtSheet

from .fields import DayField, laid_out

MAX_PASTED = 500_000  # characters


class WorkbookForm(forms.Form):
    """A workbook that somebody may bring; cleaned to its sheets."""

    file = forms.FileField(
        label="Tệp Excel",
        required=False,
        help_text="Tệp .xlsx, .xls hoặc .ods, tối đa 5 MB.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods"}),
    )

    def clean_file(self) -> list[BroughtSheet] | None:
        """Give the sheets of the file."""
        file = self.cleaned_data["file"]
        if file is None:
            return None
        if file.size > workbook.MAX_BYTES:
            raise forms.ValidationError(workbook.TOO_LARGE)
        try:
            return workbook.sheets(file.read())
        except FileError as error:
            raise forms.ValidationError(str(error)) from None


class SheetForm(WorkbookForm):
    """A file or pasted cells; cleaned to `sheets` and their `source`."""

    text = forms.CharField(
        label="Hoặc dán từ Excel",
        required=False,
        strip=False,
        max_length=MAX_PASTED,
        help_text="Trong Excel, chọn cả dòng tiêu đề và các dòng dữ liệu, chép rồi dán vào đây.",
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false"}),
    )

    def clean_text(self) -> str:
        """Refuse a cell that no cell of Excel could be."""
        text = self.cleaned_data["text"]
        if row := too_long(text):
            raise forms.ValidationError(
                f"Dòng {row} có ô dài hơn {MAX_TEXT} ký tự, Excel không có ô nào dài như vậy. Hãy "
                "chép lại các ô từ Excel, hoặc tải tệp lên."
            )
        return text

    def clean(self):
        cleaned = super().clean()
        text, sheets = cleaned.pop("text", ""), cleaned.pop("file", None)
        if self.errors:
            return cleaned
        if bool(sheets) == bool(text.strip()):
            raise forms.ValidationError("Hãy chọn một tệp Excel, hoặc dán các ô từ Excel.")
        cleaned["sheets"] = sheets or [pasted(text)]
        cleaned["source"] = f"tệp {self.files['file'].name}" if sheets else "nội dung dán"
        return cleaned


def as_kept(sheets: list[BroughtSheet], salt: str) -> str:
    """Give sheets as the page of a preview carries them, so that confirming reads the same once
    more."""
    kept = [workbook.dump(sheet) for sheet in sheets]
    return signing.dumps(kept, salt=salt, compress=True)


def kept_sheets(text: str, salt: str) -> list[BroughtSheet]:
    """Give the sheets that a page carried; none where somebody changed them."""
    try:
        return [workbook.load(sheet) for sheet in signing.loads(text, salt=salt)]
    except signing.BadSignature:
        return []


class FillingForm(forms.Form):
    """What is true of all new people of whom a list does not say it."""

    group = forms.ChoiceField(
        label="Nhóm", required=False, choices=[("", "Chưa chọn"), *Person.Group.choices]
    )
    joined_on = DayField(
        label="Vào làm từ",
        required=False,
        help_text="Ai vào làm ngày khác thì ghi trong tệp, hoặc sửa ở trang của người đó sau.",
    )

    helper = laid_out(("group", "joined_on"))


class ImportForm(SheetForm):
    """A list of people and the day (`as_of`) of which it is right."""

    as_of = DayField(
        label="Danh sách đúng từ ngày",
        help_text="Người đổi đơn vị, chức vụ được ghi là điều chuyển từ ngày này.",
    )

    helper = laid_out(("file",), ("text",), ("as_of",))
