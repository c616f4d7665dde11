from __future__ import annotations

from django import forms

from people.models import Absence, Discipline, Rating

from .fields import DayField, laid_out, prompt


class AbsenceForm(forms.ModelForm):
    class Meta:
        model = Absence
        fields = ["kind", "starts_on", "ends_on", "result", "note"]
        field_classes = {"starts_on": DayField, "ends_on": DayField}
        help_texts = {
            "ends_on": "Ngày nghỉ cuối cùng; để trống nếu chưa trở lại.",
            "result": "Chỉ ghi khi đi đào tạo, bồi dưỡng.",
        }
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}

    helper = laid_out(("kind",), ("starts_on", "ends_on"), ("result",), ("note",))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        prompt(self)


class DisciplineForm(forms.ModelForm):
    class Meta:
        model = Discipline
        fields = ["form", "decided_on", "ended_on", "decision"]
        field_classes = {"decided_on": DayField, "ended_on": DayField}
        help_texts = {"decision": "Ví dụ: 12/QĐ-UBND"}

    helper = laid_out(("form", "decision"), ("decided_on", "ended_on"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        prompt(self)


class RatingForm(forms.ModelForm):
    class Meta:
        model = Rating
        fields = ["year", "level"]

    year = forms.IntegerField(
        label="Năm",
        min_value=2000,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": "Hãy ghi năm bằng 4 chữ số, ví dụ 2021."},
    )
    helper = laid_out(("year", "level"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        prompt(self)
