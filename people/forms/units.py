from __future__ import annotations

from django import forms

from people.models import Commune, Unit

from .fields import DayField, laid_out


class UnitForm(forms.ModelForm):
    class Meta:
        model = Unit
        fields = ["name", "kind", "valid_from", "position"]
        field_classes = {"valid_from": DayField}
        help_texts = {"position": "Số nhỏ đứng trước trong danh sách."}

    helper = laid_out(("name",), ("kind", "valid_from", "position"))


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
        label="Các đơn vị được nhập",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Hãy chọn ít nhất hai đơn vị để nhập."},
    )
    name = forms.CharField(
        label="Tên đơn vị mới",
        max_length=150,
        help_text="Có thể giữ tên của một trong các đơn vị cũ.",
    )
    kind = forms.ChoiceField(label="Loại", choices=Unit.Kind.choices)
    merged_on = DayField(label="Nhập từ ngày", help_text="Ngày đầu tiên của đơn vị mới.")

    helper = laid_out(("units",), ("name",), ("kind", "merged_on"))

    def __init__(self, *args, commune: Commune, **kwargs):
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(commune=commune)
        self.fields["units"].queryset = units.active_on(commune.today())

    def clean_units(self) -> list[Unit]:
        return list(self.cleaned_data["units"])
