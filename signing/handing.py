"""How a paper that bears a number is handed out, before it has one and after."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from documents.handing import a_file, a_letter
from documents.issued.issuing import frozen_bytes
from procedure.acting import done_or_told
from signing.sources import PaperSource, draft_of, paper_of


def a_paper(
    request: HttpRequest,
    source: PaperSource,
    subject: Any,
    suffix: str,
    name: str,
    *,
    otherwise: str | Model,
) -> HttpResponse:
    """Give a paper as "pdf" or "docx": the draft, marked as such; once it has its number, as PDF,
    the very print that is signed."""
    paper = paper_of(source, subject) if suffix == "pdf" else None
    if paper is None:
        return a_letter(request, draft_of(source, subject), suffix, name, otherwise=otherwise)
    content = done_or_told(request, frozen_bytes, paper)
    return a_file(content, name, suffix) if content else redirect(otherwise)
