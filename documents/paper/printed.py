"""An administrative letter as PDF."""

from __future__ import annotations

from documents.paper.letter import Letter
from documents.paper.paging import halves_of
from documents.paper.printable import printable
from documents.press import rendering


def pdf(letter: Letter) -> bytes:
    """Give the letter as PDF/A-3b; the same letter gives the same bytes.

    Raises `FontsMissingError` or `RenderingError`, whose texts are for the person who asked.
    """
    from django.template.loader import render_to_string

    paper = printable(letter)
    html = render_to_string("documents/letter.html", {"letter": paper})
    if (halves := halves_of(paper)) is None:
        return rendering.pdf(html)
    first = render_to_string("documents/letter.html", {"letter": halves.first})
    second = render_to_string("documents/half.html", {"letter": paper, "halves": halves})
    cut = {"first": first, "second": second, "pages": halves.pages}
    return rendering.pdf(html, halves=cut)
