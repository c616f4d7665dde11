"""One row of a registration, for a collective and for a person, and the lists of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms import formset_factory

from campaigns.forms.plan import Rows, lines_input
from law.kinds import LDTT, AwardKind, Subject
from registrations.rules.lines import (
    CollectiveLine,
    IndividualLine,
    commendations_for,
    titles_for,
)
from vietnamese.text import clean, clean_lines

MOST_ROWS = 400


@dataclass(frozen=True)
class Registrable:
    """Somebody who may be registered: "Trần Thị Lan", as sentences and lists call her."""

    pk: int
    full_name: str
    titled_name: str
    position: str
    born_on: date | None = None


def _choices(kinds: tuple[AwardKind, ...]) -> list[tuple[str, str]]:
    return [("", "Không đăng ký"), *((kind.code, kind.name) for kind in kinds)]


class LineForm(forms.Form):
    """What a person strives for and what a collective does: two lists, one or both chosen."""

    subject: Subject

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].choices = _choices(titles_for(self.subject))
        self.fields["commendation"].choices = _choices(commendations_for(self.subject))

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

    subject = Subject.COLLECTIVE
    name = forms.CharField(label="Tên tập thể", max_length=150)
    title = forms.ChoiceField(label="Danh hiệu thi đua", required=False)
    commendation = forms.ChoiceField(label="Hình thức khen thưởng", required=False)

    def __init__(self, *args, unit_name: str = "", **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.prefix == "collectives-0":
            self.fields["name"].initial = unit_name

    def value(self, ordinal: int) -> CollectiveLine:
        return CollectiveLine(**self.row())


class IndividualForm(LineForm):
    """A person; who is chosen already is shown by name."""

    subject = Subject.INDIVIDUAL
    person = forms.TypedChoiceField(
        label="Họ và tên", coerce=int, error_messages={"required": "Hãy chọn người."}
    )
    title = forms.ChoiceField(label="Danh hiệu thi đua", required=False, initial=LDTT.code)
    commendation = forms.ChoiceField(label="Hình thức khen thưởng", required=False)
    initiative_name = forms.CharField(
        label="Tên sáng kiến, đề tài dự kiến", required=False, max_length=300
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
            *((one.pk, f"{one.full_name} ({one.position})") for one in people.values()),
        ]

    @property
    def chosen(self) -> Registrable | None:
        """Give who stands in the row already."""
        number = str(self["person"].value() or "")
        return self.people.get(int(number)) if number.isdecimal() else None

    @property
    def has_details(self) -> bool:
        """Say whether something stands, or is wrong, in the part that folds."""
        names = ("initiative_name", "initiative_field", "commitment")
        return any(self[name].value() or self[name].errors for name in names)

    def value(self, ordinal: int) -> IndividualLine:
        row = self.row()
        who = self.people[row["person"]]
        return IndividualLine(name=who.titled_name, position=who.position, **row)


def _rows(form: type[LineForm]) -> type[Rows]:
    return formset_factory(
        form,
        formset=Rows,
        can_delete=True,
        max_num=MOST_ROWS,
        absolute_max=MOST_ROWS,
        validate_max=True,
    )


CollectiveRows = _rows(CollectiveForm)
IndividualRows = _rows(IndividualForm)
