"""How a file is handed to who asked for it, under a plain name: a PDF of our own making to read in
the browser, everything else to save."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.db.models import Model
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify

from documents.models import IssuedDocument
from documents.paper import printed, word
from documents.paper.letter import Letter
from documents.refusals import UnprintableError
from vietnamese.text import without_accents

PDF, DOCX = {"suffix": "pdf"}, {"suffix": "docx"}
"""For addresses of one view that gives a letter either way."""

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


READING = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; "
    "frame-ancestors 'none'",
}
"""What goes with a PDF that is opened in the browser. Chromium's reader is a plugin in a page with
styles of its own, which the policy of our pages forbids, and a `sandbox` would keep it out; that of
Firefox is a page of the browser with a policy of its own."""


def a_file(content: bytes, name: str, suffix: str) -> HttpResponse:
    """Give a file under a plain name, "tong-hop-dang-ky-2021.xlsx": a PDF to read, others to
    save."""
    file = f'filename="{slugify(without_accents(name))}.{suffix}"'
    if suffix == "pdf":
        headers = READING | {"Content-Disposition": f"inline; {file}"}
    else:
        headers = {
            "Content-Disposition": f"attachment; {file}",
            "X-Content-Type-Options": "nosniff",
        }
    return HttpResponse(content, content_type=TYPES[suffix], headers=headers)


def a_letter(
    request: HttpRequest, paper: Letter, suffix: str, name: str, *, otherwise: str | Model
) -> HttpResponse:
    """Give a letter as "pdf" or "docx"; where it cannot be printed, the reason at `otherwise`."""
    if suffix == "docx":
        return a_file(word.docx(paper), name, suffix)
    return a_pdf(request, lambda: printed.pdf(paper), name, otherwise=otherwise)


def a_pdf(
    request: HttpRequest, make: Callable[[], bytes], name: str, *, otherwise: str | Model
) -> HttpResponse:
    """Give the PDF that `make` makes; where it cannot be printed, the reason at `otherwise`."""
    try:
        return a_file(make(), name, "pdf")
    except UnprintableError as error:
        messages.error(request, str(error))
        return redirect(otherwise)


def a_signed_file(paper: IssuedDocument) -> FileResponse:
    """Give the signed scan of a paper to save under the name that it was brought with; 404 where
    it is not on the disk (any more)."""
    return a_kept_file(paper.signed_file, paper.signed_name)


def a_kept_file(file: FieldFile, name: str) -> FileResponse:
    """Give what somebody brought to save under its name; 404 where it is not on the disk."""
    if not file or not file.storage.exists(file.name):
        raise Http404
    answer = FileResponse(file.open("rb"), as_attachment=True, filename=name)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def a_stored_pdf(file: FieldFile, name: str) -> FileResponse:
    """Give a PDF of ours from the media storage to read; 404 where there is none (any more)."""
    if not file or not file.storage.exists(file.name):
        raise Http404
    plain = f"{slugify(without_accents(name))[:100]}.pdf"
    return FileResponse(file.open("rb"), filename=plain, content_type=TYPES["pdf"], headers=READING)
