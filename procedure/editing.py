"""Nobody overwrites anybody: a page that changes what exists says from which version it was made.

The page carries a mark of each value as it was stored when the page was made (`seen`). What is sent
is looked at beside what is stored at the moment of writing, on the locked row. Where somebody else
has written meanwhile, nothing is written: both versions are shown, what was not touched here takes
their value, and for the rest a press takes theirs over. A page without marks has seen nothing.
See docs/adr/0021-edits-and-presses.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.forms import BaseForm, BaseFormSet, BoundField, CheckboxInput, ChoiceField, FileField
from django.http import HttpRequest, QueryDict

from procedure.locking import locked

SEEN, TAKE, APART = "seen", "take", "apart"
STALE = "Chưa lưu: người khác vừa lưu nội dung này. Hãy xem hai bản rồi bấm lưu lần nữa."
TAKEN = "Đã lấy giá trị đang lưu; bấm lưu để giữ."

M = TypeVar("M", bound=Model)
Parts = Sequence[BaseForm | BaseFormSet]
Build = Callable[[QueryDict | None, Any], Any]
"""Gives the parts of a form, or an editor that has `parts`, from what was sent (None: nothing) and
the row."""


@dataclass(frozen=True)
class Clash:
    """A field of which two versions exist: what is stored, and what was typed here; `is_taken`
    where it was not touched here, so that the stored one stands in the form already."""

    name: str
    label: str
    stored: str
    typed: str
    is_taken: bool = False


@dataclass
class Editing:
    """A page that changes a row: what was built of it, the marks of what is stored now, and how
    that stands to what was typed."""

    built: Any
    seen: str
    clashes: list[Clash] = field(default_factory=list)

    @property
    def parts(self) -> Parts:
        return _parts(self.built)

    @property
    def form(self) -> Any:
        """Give the form, or the first of its parts: the one that says what stops the page."""
        return self.parts[0]

    @property
    def apart(self) -> str:
        """Give the names of the fields of which two versions exist, for the next press."""
        return " ".join(clash.name for clash in self.clashes)


@contextmanager
def editing(request: HttpRequest, subject: M, build: Build) -> Iterator[Editing]:
    """Open the page that changes a row; what is done with its form within the block is done on the
    row as it is now, locked, and together.

    A row that is not stored yet has nothing to overwrite. Raises what `locked` raises.
    """
    if request.method != "POST" or subject.pk is None:
        built = build(request.POST if request.method == "POST" else None, subject)
        yield _on_page(Editing(built, "" if subject.pk is None else _marks(_fields(built))))
        return
    with transaction.atomic():
        yield _on_page(_sent(request.POST, locked(subject), build))


def _sent(data: QueryDict, subject: Model, build: Build) -> Editing:
    stored = _fields(build(None, subject))
    marks, now = _read(data.get(SEEN, "")), _marks(stored)
    by_others = {name for name in stored if marks.get(name) != _mark(stored[name])}
    names = by_others or set(data.get(APART, "").split())
    known = names & set(stored)
    taken = {name for name in known if _typed_mark(data, stored[name]) == marks.get(name)}
    wanted = taken | ({data[TAKE]} & set(stored) if TAKE in data else set())
    page = Editing(build(_with_stored(data, stored, wanted), subject), now)
    if by_others or TAKE in data:
        page.clashes = list(_clashes(data, stored, names, taken, data.get(TAKE, "")))
        page.form.add_error(None, STALE if by_others else TAKEN)
    return page


def _on_page(page: Editing) -> Editing:
    page.form.edition = page  # the template finds it beside the fields
    return page


# --- What the fields hold --------------------------------------------------------------------


def _parts(built: Any) -> Parts:
    return getattr(built, "parts", built)


def _fields(built: Any) -> dict[str, BoundField]:
    """Give the fields of an unbound form by the names under which they are sent."""
    fields = (bound for form in _forms(_parts(built)) for bound in form)
    return {
        bound.html_name: bound
        for bound in fields
        if not isinstance(bound.field, FileField) and not bound.field.disabled
    }


def _forms(parts: Parts) -> Iterator[BaseForm]:
    for part in parts:
        if isinstance(part, BaseFormSet):
            yield from part.initial_forms
        else:
            yield part


def _text(bound: BoundField, value: Any) -> str:
    """Give a value as one text, whether it was stored or read from what was sent."""
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


def _stored(bound: BoundField) -> str:
    return _text(bound, bound.initial)


def _typed(data: QueryDict, bound: BoundField) -> str:
    """Give what was sent of a field as its text would stand if it were stored."""
    sent = bound.field.widget.value_from_datadict(data, {}, bound.html_name)
    try:
        return _text(bound, bound.field.to_python(sent))
    except ValidationError:  # what cannot be read is shown as it was typed
        return _one(sent).strip()


def _in_words(bound: BoundField, text: str) -> str:
    if isinstance(bound.field.widget, CheckboxInput):
        return "Có" if text else "Không"
    if isinstance(bound.field, ChoiceField) or hasattr(bound.field, "queryset"):
        words = {str(value): str(label) for value, label in _choices(bound)}
        return ", ".join(words.get(value, value) for value in text.split("\n") if value) or "–"
    return text or "–"


def _choices(bound: BoundField) -> Iterator[tuple[Any, Any]]:
    for value, label in bound.field.choices:
        yield from label if isinstance(label, (list, tuple)) else [(value, label)]


# --- Which were seen, and which are apart -------------------------------------------------------


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:12]


def _mark(bound: BoundField) -> str:
    return _digest(_stored(bound))


def _marks(fields: dict[str, BoundField]) -> str:
    return " ".join(f"{name}={_mark(bound)}" for name, bound in fields.items())


def _read(seen: str) -> dict[str, str]:
    return dict(mark.rpartition("=")[::2] for mark in seen.split())


def _typed_mark(data: QueryDict, bound: BoundField) -> str:
    return _digest(_typed(data, bound))


def _clashes(
    data: QueryDict, stored: dict[str, BoundField], names: set[str], taken: set[str], took: str
) -> Iterator[Clash]:
    for name, bound in stored.items():
        now, typed = _stored(bound), _typed(data, bound)
        if name in names and name != took and now != typed:
            words = (_in_words(bound, now), _in_words(bound, typed))
            yield Clash(name, str(bound.label), *words, is_taken=name in taken)


def _with_stored(data: QueryDict, stored: dict[str, BoundField], names: set[str]) -> QueryDict:
    """Give what was sent with the stored values in place of those under the names."""
    mended = data.copy()
    for name in names:
        text, widget = _stored(stored[name]), stored[name].field.widget
        is_many = getattr(widget, "allow_multiple_selected", False)
        values = text.split("\n") if is_many else [text]
        is_box = is_many or isinstance(widget, CheckboxInput)
        mended.setlist(name, [value for value in values if value] if is_box else values)
    return mended
