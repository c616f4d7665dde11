"""The parts of the form of a plan: the single values, and one form for each row of its lists."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory

from campaigns.models import Campaign, Content, Deadline, Phase, Recipient, Target
from campaigns.rules import plan as values
from campaigns.rules.rungs import DEFAULT_RUNGS, parse_rungs, rungs_in_words, rungs_text
from law.kinds import COMMENDATIONS, TITLES
from ui.widgets import DayInput
from vietnamese.text import clean, clean_lines

MOST_ROWS = 60
AWARD_CHOICES = [
    ("", "Chọn…"),
    ("Danh hiệu thi đua", [(kind.code, kind.name) for kind in TITLES]),
    ("Hình thức khen thưởng", [(kind.code, kind.name) for kind in COMMENDATIONS]),
]


def lines_input(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class CleanedForm(forms.ModelForm):
    """A form whose texts come out cleaned as the model's fields would store them."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name, value in cleaned.items():
            if isinstance(value, str) and name in self.fields:
                is_long = isinstance(self.fields[name].widget, forms.Textarea)
                cleaned[name] = clean_lines(value) if is_long else clean(value)
        return cleaned


class GeneralForm(CleanedForm):
    """The values that a plan has once. After the launch the kind and the year are fixed and there
    is room for a reason."""

    reason = forms.CharField(
        label="Lý do thay đổi",
        required=False,
        max_length=1000,
        widget=lines_input(2),
        help_text="Bắt buộc khi đổi đợt, chỉ tiêu hoặc ngày hạn; các đơn vị sẽ được báo.",
    )

    class Meta:
        model = Campaign
        fields = [
            "kind",
            "year",
            "number",
            "issued_on",
            "issuer",
            "place",
            "title",
            "theme",
            "slogan",
            "purposes",
            "signer_name",
            "signer_position",
            "signer_on_behalf",
        ]
        widgets = {
            "issued_on": DayInput(),
            "title": lines_input(2),
            "theme": lines_input(2),
            "slogan": lines_input(3),
            "purposes": lines_input(8),
        }
        help_texts = {
            "number": "Ví dụ: 12/KH-UBND",
            "signer_on_behalf": "Ví dụ: Ủy ban nhân dân (in thành “TM. ỦY BAN NHÂN DÂN”)",
        }

    def __init__(self, *args, is_launched: bool = False, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if is_launched:
            self.fields["kind"].disabled = self.fields["year"].disabled = True
        else:
            del self.fields["reason"]

    def clean_year(self) -> int | None:
        year = self.cleaned_data["year"]
        if year is not None and not 1990 <= year <= 2100:
            raise forms.ValidationError("Năm phải từ 1990 đến 2100.")
        return year

    def signer(self) -> values.Signer | None:
        parts = [self.cleaned_data[f"signer_{name}"] for name in ("name", "position", "on_behalf")]
        return values.Signer(*parts) if any(parts) else None


class RowForm(CleanedForm):
    """One row of a list; `line` is the line of the source that it was read from."""

    line = forms.IntegerField(required=False, widget=forms.HiddenInput)
    value_type: type[Any]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.ChoiceField) and field.choices[0][0] == "":
                field.choices = [("", "Chọn…"), *field.choices[1:]]

    def has_changed(self) -> bool:
        return any(name != "line" for name in self.changed_data)

    def value(self, ordinal: int) -> Any:
        """Give the row as the plan's value; `ordinal` counts the rows that are kept, from 1."""
        return self.value_type(**self.row())

    def row(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in (*self._meta.fields, "line")}


class PhaseForm(RowForm):
    value_type = values.Phase

    class Meta:
        model = Phase
        fields = ["starts_on", "ends_on", "goal"]
        widgets = {"starts_on": DayInput(), "ends_on": DayInput(), "goal": lines_input(3)}

    def value(self, ordinal: int) -> values.Phase:
        return values.Phase(ordinal=ordinal, **self.row())


class TargetForm(RowForm):
    """A target; titles and commendations stand in two groups."""

    value_type = values.Target
    award = forms.ChoiceField(label="Danh hiệu, hình thức", choices=AWARD_CHOICES)

    class Meta:
        model = Target
        fields = ["subject", "who", "award", "operator", "value", "unit", "base"]
        localized_fields = ["value"]
        help_texts = {"who": "Ví dụ: Tập thể UBND xã"}

    def clean_base(self) -> str | None:
        return self.cleaned_data["base"] or None


class RungsField(forms.CharField):
    """The days of reminders as a list such as "-14, -7, 0, 3"."""

    def clean(self, value: str) -> tuple[int, ...]:
        try:
            return parse_rungs(super().clean(value))
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error


class DeadlineForm(RowForm):
    value_type = values.Deadline
    rungs = RungsField(
        label="Các lần nhắc",
        required=False,
        initial=rungs_text(DEFAULT_RUNGS),
        max_length=200,
        help_text="Số ngày tính từ ngày cuối còn hạn: -7 là trước 7 ngày, 0 là ngày cuối, 3 là quá "
        f"hạn 3 ngày. Mặc định: {rungs_in_words(DEFAULT_RUNGS)}.",
    )

    class Meta:
        model = Deadline
        fields = ["kind", "due_on", "inclusive", "receiver"]
        widgets = {"due_on": DayInput()}


class ContentForm(RowForm):
    value_type = values.Content

    class Meta:
        model = Content
        fields = ["number", "text"]
        widgets = {"text": lines_input(3)}


class RecipientForm(RowForm):
    value_type = values.Recipient

    class Meta:
        model = Recipient
        fields = ["name", "for_report"]


class Rows(BaseFormSet):
    """The rows of a list. A row left empty is no row, wherever it stands; so all rows count as
    extra ones. `label` names the list where two versions of it are shown."""

    label = ""

    def initial_form_count(self) -> int:
        return 0

    def total_form_count(self) -> int:
        if self.is_bound:
            return super().total_form_count()
        return min(max(len(self.initial or ()), 1), self.max_num)

    def add_fields(self, form: RowForm, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = "Xóa dòng này"

    def kept(self) -> list[RowForm]:
        """Give the filled rows that are not marked to go."""
        gone = self.deleted_forms
        return [form for form in self.forms if form.has_changed() and form not in gone]

    def values(self) -> tuple[Any, ...]:
        return tuple(form.value(ordinal) for ordinal, form in enumerate(self.kept(), start=1))


def _rows(form: type[RowForm], label: str) -> type[Rows]:
    rows = formset_factory(
        form,
        formset=Rows,
        can_delete=True,
        max_num=MOST_ROWS,
        absolute_max=MOST_ROWS,
        validate_max=True,
    )
    rows.label = label
    return rows


ROWS: dict[str, type[Rows]] = {
    "phases": _rows(PhaseForm, "Đợt thi đua"),
    "targets": _rows(TargetForm, "Chỉ tiêu"),
    "deadlines": _rows(DeadlineForm, "Mốc thời hạn"),
    "contents": _rows(ContentForm, "Nội dung"),
    "recipients": _rows(RecipientForm, "Nơi nhận"),
}
"""The lists of a plan by the name of the value that holds them."""
