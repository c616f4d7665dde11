"""How a file is handed to who asked for it: always to save, under a plain name."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify

from vietnamese.text import without_accents

from .fonts import FontsMissingError
from .rendering import RenderingError

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def a_file(content: bytes, name: str, suffix: str) -> HttpResponse:
    """Give a file to save under a plain name: "tong-hop-dang-ky-2021.xlsx"."""
    headers = {
        "Content-Disposition": f'attachment; filename="{slugify(without_accents(name))}.{suffix}"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=TYPES[suffix], headers=headers)


def a_pdf(
    request: HttpRequest, make: Callable[[], bytes], name: str, *, otherwise: str | Model
) -> HttpResponse:
    """Give the PDF that `make` makes; where it cannot be printed, the reason at `otherwise`."""
    try:
        return a_file(make(), name, "pdf")
    except (FontsMissingError, RenderingError) as error:
        messages.error(request, str(error))
        return redirect(otherwise)
