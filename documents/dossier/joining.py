"""The dossiers of a job joined into one file, with a list of all of them before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing

from django.core.files import File
from django.template.loader import render_to_string

from documents.dossier import marks
from documents.dossier import whole as dossier
from documents.models import PrintJob, PrintPart, new_token
from documents.paper.printable import printable_text
from documents.press import orders as press


def join(job: PrintJob, *, while_waiting: Callable[[], object]) -> str:
    """Join what was printed into `job.file` and give "", or why it could not be joined.

    One dossier alone is not joined; a bare job, whose paper may be preprinted, has no list of them
    before it. Raises `FontsMissingError`.
    """
    parts = list(job.parts.select_related("stored"))
    printed = [part for part in parts if part.stored]
    if len(printed) < 2:
        return ""
    with closing(press.printed([_order(job, parts)], while_waiting=while_waiting)) as papers:
        volume = next(papers)
        if volume.error:
            return f"Chưa ghép được thành một tệp. {volume.error}"
        with volume.file.open("rb") as file:
            job.file.save(f"{new_token()}.pdf", File(file), save=False)
    return ""


def _order(job: PrintJob, parts: Sequence[PrintPart]) -> press.Order:
    printed = [part for part in parts if part.stored]
    numbers = {part.pk: number for number, part in enumerate(printed, start=1)}
    rows = [_row(part, numbers.get(part.pk)) for part in parts]
    context = {"title": printable_text(job.title), "rows": rows}
    content = {
        "front": "" if job.is_bare else render_to_string("documents/volume.html", context),
        "dossiers": [
            {"title": part.title, "path": part.stored.file.path, "pages": part.stored.pages}
            for part in printed
        ],
    }
    return press.Order("volume", content, dossier.LIMITS)


def _row(part: PrintPart, number: int | None) -> dict:
    return {
        "title": printable_text(part.title),
        "error": printable_text(part.error),
        "pages": part.stored.pages if part.stored else None,
        "page": marks.number_mark(number) if number else "—",
    }
