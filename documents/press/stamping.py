"""Drawings under the words of every sheet: each lies once in the file, as a form.

Laid out as pictures they would be drawn anew on every sheet, which takes longer than the words.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from documents.press import printer

_SHEET = """<html lang="vi"><title>.</title><style>
@page { size: 297mm 210mm; background: url("print:%s") no-repeat center / 297mm 210mm }
</style></html>"""


def stamp(file: Path, names: list[str]) -> None:
    """Lay drawings of ours, each as large as A4 on its side, under all sheets of a file."""
    import pikepdf

    with pikepdf.open(file, allow_overwriting_input=True) as paper:
        forms = {f"/Stamp{number}": _form(paper, name) for number, name in enumerate(names)}
        drawn = b"".join(b"q %s Do Q " % name.encode() for name in forms)
        under = paper.make_stream(b"/Artifact BMC " + drawn + b"EMC\n")
        for page in paper.pages:
            for name, form in forms.items():
                page.add_resource(form, pikepdf.Name.XObject, pikepdf.Name(name))
            page.contents_add(under, prepend=True)
        paper.save(file, deterministic_id=True)


@cache
def sheet_of(name: str) -> bytes:
    """Give a drawing of ours as a sheet, drawn once in a process and in those forked from it."""
    content, _ = printer.make(_SHEET % name, "certificate")
    return content


def _form(paper: Any, name: str) -> Any:
    """Give a drawing as a form of this file."""
    import pikepdf

    with pikepdf.open(BytesIO(sheet_of(name))) as drawing:
        return paper.copy_foreign(drawing.pages[0].as_form_xobject())
