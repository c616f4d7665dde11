from __future__ import annotations

from datetime import date

from django import forms
from django.db.models import Q, QuerySet

from people.models import Commune, Person, Unit
from people.models.persons import PersonQuerySet

from .fields import DayField, laid_out, prompt


class PersonForm(forms.ModelForm):
    class Meta:
        model = Person
        fields = [
            "full_name",
            "gender",
            "born_on",
            "position",
            "group",
            "is_leader",
            "joined_on",
        ]
        field_classes = {"born_on": DayField, "joined_on": DayField}
        labels = {"is_leader": "Là lãnh đạo"}
        help_texts = {"position": "Sửa ở đây khi ghi nhầm; chức vụ mới thì dùng Điều chuyển."}

    helper = laid_out(
        ("full_name",),
        ("gender", "born_on"),
        ("position",),
        ("group", "joined_on"),
        ("is_leader",),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        prompt(self)


class HireForm(PersonForm):
    class Meta(PersonForm.Meta):
        fields = ["unit", *PersonForm.Meta.fields]
        help_texts = {"position": "Ví dụ: Văn phòng - Thống kê"}

    helper = laid_out(
        ("full_name",),
        ("gender", "born_on"),
        ("unit", "position"),
        ("group", "joined_on"),
        ("is_leader",),
    )

    def __init__(self, *args, commune: Commune, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = open_units(commune)
        self.fields["unit"].empty_label = "Chọn bộ phận, đơn vị"


class MoveForm(forms.Form):
    unit = forms.ModelChoiceField(Unit.objects.none(), label="Đơn vị mới", empty_label=None)
    position = forms.CharField(label="Chức vụ mới", max_length=150)
    moved_on = DayField(label="Từ ngày", help_text="Ngày đầu tiên ở vị trí mới.")

    helper = laid_out(("unit", "position"), ("moved_on",))

    def __init__(self, *args, commune: Commune, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = open_units(commune)


class LeaveForm(forms.Form):
    left_on = DayField(label="Nghỉ việc từ ngày", help_text="Ngày đầu tiên không còn làm việc.")

    helper = laid_out(("left_on",))


class PersonFilter(forms.Form):
    """Whom to list. An empty status means those who work here now."""

    words = forms.CharField(label="Họ tên, chức vụ", required=False, max_length=100)
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label="Đơn vị", required=False, empty_label="Tất cả"
    )
    group = forms.ChoiceField(
        label="Nhóm", required=False, choices=[("", "Tất cả"), *Person.Group.choices]
    )
    status = forms.ChoiceField(
        label="Trạng thái",
        required=False,
        choices=[("working", "Đang công tác"), ("left", "Đã nghỉ"), ("all", "Tất cả")],
    )

    def __init__(self, *args, units: QuerySet, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units

    def narrow(self, people: PersonQuerySet, today: date) -> PersonQuerySet:
        """Give the people that fit; a filter with a nonsensical value is left out."""
        self.is_valid()
        wanted = self.cleaned_data
        people = people.matching(wanted.get("words", ""))
        for name in ("unit", "group"):
            if wanted.get(name):
                people = people.filter(**{name: wanted[name]})
        if wanted.get("status") == "all":
            return people
        if wanted.get("status") == "left":
            return people.filter(left_on__lte=today)
        return people.filter(Q(left_on__isnull=True) | Q(left_on__gt=today))


def open_units(commune: Commune) -> QuerySet:
    """Give the units of a commune that people can be put into today."""
    return Unit.objects.filter(commune=commune).active_on(commune.today())
