"""One row of a registration, for a collective and for a person, and the lists of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms import formset_factory

from campaigns.forms.plan import Rows, lines_input
from law.kinds import LDTT, AwardKind, Subject
from people.rules.identity import letters
from registrations.rules.lines import (
    CollectiveLine,
    IndividualLine,
    commendations_for,
    titles_for,
)
from vietnamese.text import capitalised, clean, clean_lines

MOST_ROWS = 400
NOT_REGISTERED = "KHONG"
"""What the column “Không” of a row sends: a row that registers nothing goes."""


@dataclass(frozen=True)
class Registrable:
    """Somebody who may be registered: "Trần Thị Lan", as sentences and lists call her. `is_staff`:
    she works in the unit today."""

    pk: int
    full_name: str
    titled_name: str
    position: str
    born_on: date | None = None
    is_staff: bool = False

    @property
    def called(self) -> str:
        """Give the name as a row begins with it."""
        return capitalised(self.titled_name)


def _choices(kinds: tuple[AwardKind, ...]) -> list[tuple[str, str]]:
    return [(kind.code, kind.name) for kind in kinds]


def columns_for(subject: Subject) -> tuple[AwardKind, ...]:
    """Give the titles in the order of the table's columns: the most usual, the lowest, first."""
    return titles_for(subject)[::-1]


class TitleField(forms.ChoiceField):
    """A title, one of a row of choices of which the last is none."""

    def to_python(self, value: Any) -> str:
        return "" if value == NOT_REGISTERED else super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        return NOT_REGISTERED if value == "" else value


@dataclass(frozen=True)
class TitleChoice:
    """A column of the table in one row: the button that chooses its title."""

    name: str
    code: str
    label: str
    short: str
    is_chosen: bool


class LineForm(forms.Form):
    """What a person strives for and what a collective does: two lists, one or both chosen."""

    subject: Subject
    holder: str

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        titles = _choices(columns_for(self.subject))
        self.fields["title"].choices = [*titles, (NOT_REGISTERED, "Không đăng ký")]
        commendations = _choices(commendations_for(self.subject))
        self.fields["commendation"].choices = [("", "Không"), *commendations]

    @property
    def is_left_out(self) -> bool:
        """Say whether “Không” stands in both lists."""
        title = self["title"].data if self.is_bound else self["title"].value()
        return title == NOT_REGISTERED and not self["commendation"].value()

    @property
    def is_named(self) -> bool:
        """Say whether the row is of somebody."""
        return bool(self[self.holder].value())

    @property
    def choices(self) -> list[TitleChoice]:
        """Give the row's buttons, a column each."""
        field, value = self["title"], self["title"].value() or NOT_REGISTERED
        shorts = {kind.code: kind.short for kind in columns_for(self.subject)}
        return [
            TitleChoice(field.html_name, code, label, shorts.get(code, "Không"), code == value)
            for code, label in field.field.choices
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name, value in cleaned.items():
            if isinstance(value, str):
                is_long = isinstance(self.fields[name].widget, forms.Textarea)
                cleaned[name] = clean_lines(value) if is_long else clean(value)
        if not self.errors and not (cleaned.get("title") or cleaned.get("commendation")):
            self.add_error("title", "Hãy chọn danh hiệu hoặc hình thức khen thưởng.")
        return cleaned

    def row(self) -> dict[str, Any]:
        """Give the values of the line, without the box that takes the row away."""
        return {name: value for name, value in self.cleaned_data.items() if name != "DELETE"}


class CollectiveForm(LineForm):
    """A collective; the first row begins with the unit's own name."""

    subject, holder = Subject.COLLECTIVE, "name"
    name = forms.CharField(label="Tên tập thể", max_length=150)
    title = TitleField(label="Danh hiệu thi đua", required=False)
    commendation = forms.ChoiceField(label="Hình thức khen thưởng", required=False)

    def __init__(self, *args, unit_name: str = "", **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.unit_name = unit_name
        if self.prefix == "collectives-0":
            self.fields["name"].initial = unit_name

    def clean_name(self) -> str:
        """Give the unit's name as the unit writes it, in whatever case it was typed."""
        name = self.cleaned_data["name"]
        return self.unit_name if letters(name) == letters(self.unit_name) else name

    def value(self, ordinal: int) -> CollectiveLine:
        return CollectiveLine(**self.row())


class IndividualForm(LineForm):
    """A person; who is chosen already is shown by name."""

    subject, holder = Subject.INDIVIDUAL, "person"
    person = forms.TypedChoiceField(
        label="Họ và tên", coerce=int, error_messages={"required": "Hãy chọn người."}
    )
    title = TitleField(label="Danh hiệu thi đua", required=False, initial=LDTT.code)
    commendation = forms.ChoiceField(label="Hình thức khen thưởng", required=False)
    initiative_name = forms.CharField(
        label="Tên sáng kiến, đề tài dự kiến",
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"placeholder": "Tên sáng kiến, đề tài"}),
    )
    initiative_field = forms.CharField(label="Lĩnh vực", required=False, max_length=150)
    commitment = forms.CharField(
        label="Nội dung cam kết", required=False, max_length=2000, widget=lines_input(2)
    )

    def __init__(self, *args, people: dict[int, Registrable], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        self.fields["person"].choices = [
            ("", "Chọn người…"),
            *((person.pk, f"{person.full_name} ({person.position})") for person in people.values()),
        ]

    @property
    def chosen(self) -> Registrable | None:
        """Give who stands in the row already."""
        number = str(self["person"].value() or "")
        return self.people.get(int(number)) if number.isdecimal() else None

    @property
    def has_details(self) -> bool:
        """Say whether something stands, or is wrong, in the part that folds."""
        names = ("initiative_field", "commitment")
        return any(self[name].value() or self[name].errors for name in names)

    def value(self, ordinal: int) -> IndividualLine:
        row = self.row()
        who = self.people[row["person"]]
        return IndividualLine(name=who.titled_name, position=who.position, **row)


class LineRows(Rows):
    """The rows of a table; who is “Không” in it goes, and nobody asks what else is missing."""

    def _should_delete_form(self, form: LineForm) -> bool:
        return form.is_left_out or super()._should_delete_form(form)

    @property
    def columns(self) -> tuple[AwardKind, ...]:
        """Give the titles that have a column."""
        return columns_for(self.form.subject)

    @property
    def named(self) -> int:
        """Give how many rows are of somebody."""
        return sum(form.is_named for form in self.forms)

    @property
    def counts(self) -> list[tuple[str, int]]:
        """Give how many rows choose each title, and at last how many none."""
        rows = [form.choices for form in self.forms if form.is_named]
        codes = [kind.code for kind in self.columns]
        chosen = Counter(choice.code for choices in rows for choice in choices if choice.is_chosen)
        return [(code, chosen[code]) for code in (*codes, NOT_REGISTERED)]


def _rows(form: type[LineForm], label: str) -> type[LineRows]:
    rows = formset_factory(
        form,
        formset=LineRows,
        can_delete=True,
        max_num=MOST_ROWS,
        absolute_max=MOST_ROWS,
        validate_max=True,
    )
    rows.label = label
    return rows


CollectiveRows = _rows(CollectiveForm, "Tập thể")
IndividualRows = _rows(IndividualForm, "Cá nhân")
