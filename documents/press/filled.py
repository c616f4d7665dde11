"""What was filled into a PDF: whether the file itself draws it.

Letters of a form live in its values; what is printed is the appearance that the program of who
filled it in drew beside them. Where that is missing, each viewer draws its own, and those that join
files draw no Vietnamese letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

SHOWS_TEXT = "Tj TJ ' \" Do"
INVISIBLE, HIDDEN, NO_VIEW = 1, 2, 32


def hides_what_was_filled_in(pdf: Any) -> bool:
    """Say whether something was written or ticked in a PDF that the file does not draw."""
    return _form_hides(pdf) or any(_is_unseen_note(annotation) for annotation in _annotations(pdf))


def _form_hides(pdf: Any) -> bool:
    form = pdf.acroform
    if not form.exists:
        return False
    asks_to_draw = form.needs_appearances
    return any(
        (_is_written(field) and (asks_to_draw or not all(map(_draws_text, _seen(form, field)))))
        or (
            _is_ticked(field)
            and not any(_draws_tick(widget, field) for widget in _seen(form, field))
        )
        for field in form.fields
    )


def _is_written(field: Any) -> bool:
    return (field.is_text or field.is_choice) and bool(_words(field))


def _words(field: Any) -> str:
    value = field.value  # of a list with several choices: an array
    return "" if value is None else str(value).strip()


def _is_ticked(field: Any) -> bool:
    is_button = field.is_checkbox or field.is_radio_button
    return is_button and _words(field) not in ("", "/Off")


def _seen(form: Any, field: Any) -> Iterator[Any]:
    for annotation in form.get_annotations_for_field(field):
        if not annotation.flags & (INVISIBLE | HIDDEN | NO_VIEW):
            yield annotation


def _draws_text(annotation: Any) -> bool:
    import pikepdf

    drawn = annotation.get_appearance_stream(pikepdf.Name.N)
    return drawn is not None and bool(pikepdf.parse_content_stream(drawn, SHOWS_TEXT))


def _draws_tick(annotation: Any, field: Any) -> bool:
    import pikepdf

    is_on = str(annotation.appearance_state) == _words(field)
    return is_on and annotation.get_appearance_stream(pikepdf.Name.N) is not None


def _annotations(pdf: Any) -> Iterator[Any]:
    for page in pdf.pages:
        yield from page.obj.get("/Annots", ())


def _is_unseen_note(annotation: Any) -> bool:
    """Say whether words typed onto a page (FreeText) have no appearance."""
    is_note = annotation.get("/Subtype") == "/FreeText" and bool(annotation.get("/Contents"))
    return is_note and "/N" not in annotation.get("/AP", {})
