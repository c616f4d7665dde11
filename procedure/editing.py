"""Nobody overwrites anybody: a page that changes what exists says from which version it was made.

The page carries a mark of each value as it was stored when the page was made (`seen`). What is sent
is looked at beside what is stored at the moment of writing, on the locked row. Where somebody else
has written meanwhile, nothing is written: both versions are shown, what was not touched here takes
their value, and for the rest a press takes theirs over. A page without marks has seen nothing.
See docs/adr/0021-edits-and-presses.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model
from django.forms import BaseForm
from django.http import Http404, HttpRequest, QueryDict

from procedure.asking import posted
from procedure.locking import GoneError, locked
from procedure.versions import Parts, StoredValue, marks_of, parts_of, read_marks, values_of

SEEN, TAKE, APART = "seen", "take", "apart"
STALE = "Chưa lưu: người khác vừa lưu nội dung này. Hãy xem hai bản rồi bấm lưu lần nữa."
TAKEN = "Đã lấy giá trị đang lưu; bấm lưu để giữ."

M = TypeVar("M", bound=Model)
Build = Callable[[QueryDict | None, Any], Any]
"""Gives the form, its parts, or an editor that has `parts`, from what was sent (None: nothing) and
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
    that stands to what was typed; `said` is why nothing may be saved now."""

    built: Any
    seen: str
    clashes: list[Clash] = field(default_factory=list)
    said: str = ""

    @property
    def parts(self) -> Parts:
        return parts_of(self.built)

    @property
    def form(self) -> Any:
        """Give the form, or the first of its parts: the one that says what stops the page."""
        return self.parts[0]

    @property
    def apart(self) -> str:
        """Give the names of the fields of which two versions exist, for the next press."""
        return " ".join(clash.name for clash in self.clashes)


@contextmanager
def editing(
    request: HttpRequest, subject: M, build: Build, *, lock: Callable[[M], M] = locked
) -> Iterator[Editing]:
    """Open the page that changes a row; what is done with its form within the block is done on the
    row as it is now, locked, and together.

    `lock` gives the row locked; another than `locked` where the act locks something before it. A
    row that is not stored yet has nothing to overwrite. 404 where somebody has deleted it.
    """
    data = posted(request)
    if data is None or subject.pk is None:
        built = build(data, subject)
        yield _on_page(Editing(built, "" if subject.pk is None else marks_of(values_of(built))))
        return
    with transaction.atomic():
        yield _on_page(compared(data, _there(subject, lock), build))


def _there(subject: M, lock: Callable[[M], M]) -> M:
    try:
        return lock(subject)
    except GoneError:
        raise Http404("Nội dung này vừa được người khác xóa.") from None


def seen_of(build: Build, subject: Model) -> str:
    """Give the marks of what is stored of a row, as its page carries them."""
    return marks_of(values_of(build(None, subject)))


def compared(data: QueryDict, subject: Model, build: Build) -> Editing:
    """Give the page of a row as it is stored now beside what was sent."""
    stored, built = values_of(build(None, subject)), build(data, subject)
    typed, marks = values_of(built), read_marks(data.get(SEEN, ""))
    now = {name: value.mark for name, value in stored.items()}
    by_others = {name for name in now | marks if marks.get(name) != now.get(name)}
    names = (by_others or set(data.get(APART, "").split())) & set(stored)
    taken = {name for name in names if name in typed and typed[name].mark == marks.get(name)}
    wanted = taken | ({data[TAKE]} & set(stored) if TAKE in data else set())
    if wanted:
        built = build(_with(stored, wanted, data), subject)
    page = Editing(built, marks_of(stored))
    if by_others or TAKE in data:
        left = names - {data.get(TAKE, "")}
        page.clashes = list(_clashes(stored, typed, left, taken))
        page.said = STALE if by_others else TAKEN
    return page


def _with(stored: dict[str, StoredValue], names: set[str], data: QueryDict) -> QueryDict:
    """Give what was sent with the stored values in place of those under the names."""
    mended = data.copy()
    for name in names:
        stored[name].put_into(mended)
    return mended


def _clashes(
    stored: dict[str, StoredValue], typed: dict[str, StoredValue], names: set[str], taken: set[str]
) -> Iterator[Clash]:
    for name, now in stored.items():
        here = typed.get(name)
        if name in names and (here is None or here.text != now.text):
            words = (now.beside(here), here.beside(now) if here else "")
            yield Clash(name, now.label, *words, is_taken=name in taken)


def _on_page(page: Editing) -> Editing:
    page.form.edition = page  # the template finds it beside the fields
    if page.said and isinstance(page.form, BaseForm):
        page.form.add_error(None, page.said)
    return page
