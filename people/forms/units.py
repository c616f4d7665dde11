from __future__ import annotations

from datetime import date

from django import forms

from people.models import Commune, Unit
from people.rules.unit_names import names_in, names_in_rows

from .fields import DayField, laid_out
from .imports import WorkbookForm


class UnitForm(forms.ModelForm):
    class Meta:
        model = Unit
        fields = ["name", "kind", "valid_from", "position"]
        field_classes = {"valid_from": DayField}
        help_texts = {"position": "Số nhỏ đứng trước trong danh sách."}

    helper = laid_out(("name",), ("kind", "valid_from", "position"))


class UnitsForm(WorkbookForm):
    """A pasted list of units, cleaned to their `names`. What stands in a file is put into the list
    first, to be looked at: a title above it is no unit."""

    names = forms.CharField(
        label="Danh sách bộ phận, đơn vị",
        required=False,
        max_length=20_000,
        help_text="Mỗi dòng một đơn vị, theo thứ tự của xã. Dán được cả cột từ Excel.",
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )
    valid_from = DayField(label="Hoạt động từ ngày")

    helper = laid_out(("file",), ("names",), ("valid_from",))

    def __init__(self, *args, commune: Commune, **kwargs):
        super().__init__(*args, **kwargs)
        self.commune = commune
        self.fields["valid_from"].initial = date(commune.today().year, 1, 1)

    def clean_names(self) -> list[str]:
        names = names_in(self.cleaned_data["names"])
        if not names and not self.files:
            raise forms.ValidationError("Không đọc được tên đơn vị nào. Hãy ghi mỗi dòng một tên.")
        if long := next((name for name in names if len(name) > 150), None):
            raise forms.ValidationError(f"“{long[:40]}…” dài quá 150 chữ. Hãy viết gọn lại.")
        return names

    def clean_file(self) -> list[str]:
        """Give the names that stand in the file."""
        sheets = super().clean_file()
        names = [name for sheet in sheets or () for name in names_in_rows(sheet.rows)]
        if sheets and not names:
            raise forms.ValidationError("Không đọc được tên đơn vị nào trong tệp này.")
        return names

    def clean(self) -> dict:
        cleaned = super().clean()
        self.read = cleaned.pop("file", [])
        return cleaned

    def filled_in(self) -> UnitsForm:
        """Give the form anew with the names of the file below those that were typed."""
        typed = self.cleaned_data
        names = "\n".join([*typed["names"], *self.read])
        return UnitsForm(
            commune=self.commune, initial={"names": names, "valid_from": typed["valid_from"]}
        )


class CloseUnitForm(forms.Form):
    closed_on = DayField(
        label="Ngừng hoạt động từ ngày", help_text="Ngày đầu tiên không còn hoạt động."
    )
    successor = forms.ModelChoiceField(
        Unit.objects.none(),
        label="Đơn vị tiếp nhận",
        required=False,
        empty_label="Không có",
        help_text="Đơn vị tiếp nối công việc, nếu có.",
    )
    moves_people = forms.BooleanField(
        label="Chuyển mọi người sang đơn vị tiếp nhận", required=False
    )

    helper = laid_out(("closed_on", "successor"), ("moves_people",))

    def __init__(self, *args, unit: Unit, **kwargs):
        super().__init__(*args, **kwargs)
        others = Unit.objects.filter(commune=unit.commune).exclude(pk=unit.pk)
        self.fields["successor"].queryset = others.active_on(unit.commune.today())


class MergeUnitsForm(forms.Form):
    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label="Các đơn vị được sáp nhập",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Hãy chọn ít nhất hai đơn vị để sáp nhập."},
    )
    name = forms.CharField(
        label="Tên đơn vị mới",
        max_length=150,
        help_text="Có thể giữ tên của một trong các đơn vị cũ.",
    )
    kind = forms.ChoiceField(label="Loại", choices=Unit.Kind.choices)
    merged_on = DayField(label="Sáp nhập từ ngày", help_text="Ngày đầu tiên của đơn vị mới.")

    helper = laid_out(("units",), ("name",), ("kind", "merged_on"))

    def __init__(self, *args, commune: Commune, **kwargs):
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(commune=commune)
        self.fields["units"].queryset = units.active_on(commune.today())

    def clean_units(self) -> list[Unit]:
        return list(self.cleaned_data["units"])
