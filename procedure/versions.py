"""What a page holds, as one text for each of its fields and one for each list whose rows come and
go: of a form without data what is stored, of one with data what was typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import (
    BaseForm,
    BaseFormSet,
    BoundField,
    CheckboxInput,
    ChoiceField,
    FileField,
    HiddenInput,
)
from django.http import QueryDict

Parts = Sequence[BaseForm | BaseFormSet]
NOTHING = "–"
NOT_OF_A_ROW = ("DELETE", "ORDER")


@dataclass(frozen=True)
class StoredValue:
    """A field of a page, or a list of rows: its text, the same for people, and what a browser sends
    of it. Of a list, `rows` are those that people read, and its keys begin with its name."""

    name: str
    label: str
    text: str
    words: str
    sent: dict[str, list[str]]
    rows: tuple[str, ...] | None = None

    @property
    def mark(self) -> str:
        return sha256(self.text.encode()).hexdigest()[:12]

    def beside(self, other: StoredValue | None) -> str:
        """Give the words; of a list only the rows that the other has not."""
        if self.rows is None:
            return self.words
        others = other.rows if other and other.rows else ()
        return "\n".join(row for row in self.rows if row not in others) or NOTHING

    def put_into(self, data: QueryDict) -> None:
        """Write it in place of what was sent."""
        gone = [name for name in data if name == self.name or name in self.sent]
        if self.rows is not None:
            gone = [name for name in data if name.startswith(f"{self.name}-")]
        for name in gone:
            del data[name]
        for name, values in self.sent.items():
            data.setlist(name, values)


def parts_of(built: Any) -> Parts:
    """Give the parts of a form, of several, or of an editor that has `parts`."""
    return [built] if isinstance(built, BaseForm) else getattr(built, "parts", built)


def values_of(built: Any) -> dict[str, StoredValue]:
    """Give what a page holds, by the names under which it is sent."""
    return {value.name: value for part in parts_of(built) for value in _values(part)}


def _values(part: BaseForm | BaseFormSet) -> Iterator[StoredValue]:
    if isinstance(part, BaseForm):
        yield from map(_of_field, _told(part))
    elif part.can_delete:
        yield _of_list(part)
    else:
        for form in part.initial_forms:
            yield from map(_of_field, _told(form))


def _told(form: BaseForm) -> Iterator[BoundField]:
    for bound in form:
        if not isinstance(bound.field, FileField) and not bound.field.disabled:
            yield bound


# --- A field ------------------------------------------------------------------------------------


def _of_field(bound: BoundField) -> StoredValue:
    text = _text(bound)
    return StoredValue(
        bound.html_name, str(bound.label), text, _in_words(bound, text), _sent(bound)
    )


def _text(bound: BoundField) -> str:
    """Give a value as one text, as it would stand if it were stored."""
    if not bound.form.is_bound:
        return _written(bound, bound.initial)
    try:
        return _written(bound, bound.field.to_python(bound.data))
    except ValidationError:  # what cannot be read is shown as it was typed
        return _one(bound.data).strip()


def _written(bound: BoundField, value: Any) -> str:
    prepared = bound.field.prepare_value(value)
    if isinstance(prepared, (list, tuple, set)):
        return "\n".join(sorted(str(bound.field.prepare_value(item)) for item in prepared))
    if isinstance(bound.field.widget, CheckboxInput):
        return "1" if prepared else ""
    shown = bound.field.widget.format_value(prepared)
    return _one(shown).replace("\r\n", "\n").strip()


def _one(shown: Any) -> str:
    if isinstance(shown, (list, tuple)):
        return "\n".join(sorted(map(str, shown)))
    return "" if shown is None else str(shown)


def _in_words(bound: BoundField, text: str) -> str:
    if isinstance(bound.field.widget, CheckboxInput):
        return "Có" if text else "Không"
    if isinstance(bound.field, ChoiceField) or hasattr(bound.field, "queryset"):
        words = {str(value): str(label) for value, label in _choices(bound)}
        chosen = (words.get(value, value) for value in text.split("\n") if value)
        return ", ".join(chosen) or NOTHING
    return text or NOTHING


def _choices(bound: BoundField) -> Iterator[tuple[Any, Any]]:
    for value, label in bound.field.choices:
        yield from label if isinstance(label, (list, tuple)) else [(value, label)]


def _sent(bound: BoundField) -> dict[str, list[str]]:
    widget, name = bound.field.widget, bound.html_name
    text = _text(bound)
    is_many = getattr(widget, "allow_multiple_selected", False)
    values = text.split("\n") if is_many else [text]
    is_box = is_many or isinstance(widget, CheckboxInput)
    return {name: [value for value in values if value] if is_box else values}


# --- A list of rows -----------------------------------------------------------------------------


def _of_list(rows: BaseFormSet) -> StoredValue:
    filled = [form for number, form in enumerate(rows.forms) if _is_filled(rows, number, form)]
    words = tuple(" · ".join(_row_in_words(form)) for form in filled)
    text = "\n\n".join("\n".join(_row(form)) for form in filled)
    label = getattr(rows, "label", "Danh sách")
    return StoredValue(rows.prefix, label, text, "\n".join(words), _sent_of_list(rows), words)


def _is_filled(rows: BaseFormSet, number: int, form: BaseForm) -> bool:
    if getattr(form, "is_left_out", False):  # it stands on the page and is no row
        return False
    if not rows.is_bound:
        given = (rows.initial or [])[number : number + 1]
        return number < rows.initial_form_count() or any(given)
    if form["DELETE"].data:
        return False
    return number < rows.initial_form_count() or form.has_changed()


def _row(form: BaseForm) -> list[str]:
    return [f"{bound.name}={_text(bound)}" for bound in _told(form) if _is_of_row(bound)]


def _row_in_words(form: BaseForm) -> Iterator[str]:
    for bound in _told(form):
        if _is_of_row(bound) and not bound.is_hidden and (text := _text(bound)):
            yield _in_words(bound, text)


def _is_of_row(bound: BoundField) -> bool:
    """Say whether a field says something of its row: not which row it is, nor that it goes."""
    is_key = isinstance(bound.field.widget, HiddenInput) and hasattr(bound.field, "queryset")
    is_parent = hasattr(bound.field, "parent_instance")
    return bound.name not in NOT_OF_A_ROW and not is_key and not is_parent


def _sent_of_list(rows: BaseFormSet) -> dict[str, list[str]]:
    fields = (bound for form in rows.forms for bound in _told(form) if bound.name != "DELETE")
    count = {"TOTAL_FORMS": rows.total_form_count(), "INITIAL_FORMS": rows.initial_form_count()}
    sent = {f"{rows.prefix}-{name}": [str(number)] for name, number in count.items()}
    for bound in fields:
        sent |= _sent(bound)
    return sent


# --- Marks --------------------------------------------------------------------------------------


def marks_of(values: dict[str, StoredValue]) -> str:
    """Give a mark for each of the values, as a page carries them."""
    return " ".join(f"{name}={value.mark}" for name, value in values.items())


def read_marks(text: str) -> dict[str, str]:
    """Give the marks that a page carries, by the names of the values."""
    return dict(mark.rpartition("=")[::2] for mark in text.split())
