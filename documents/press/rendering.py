"""One HTML page becomes one PDF: the single case of the press."""

from contextlib import closing
from typing import Any

from documents.press import orders as press
from documents.press.limits import LIMITS
from documents.refusals import UnprintableError
from sandbox.limits import Limits


class RenderingError(UnprintableError):
    """A paper could not be made; its text is a sentence for the person who asked for it."""


def pdf(
    html: str,
    *,
    limits: Limits = LIMITS,
    stylesheet: str = "letter",
    halves: dict[str, Any] | None = None,
) -> bytes:
    """Give the PDF (PDF/A-3b) of a whole HTML page set with `static/css/print/{stylesheet}.css`.

    The same page gives the same bytes; `halves` as `documents.press.halves` takes them. Raises
    `FontsMissingError` or `RenderingError`.
    """
    return only(press.page(html, stylesheet, limits, halves=halves))


def only(order: press.Order) -> bytes:
    """Give the one paper that was ordered. Raises as `pdf` does."""
    with closing(press.printed([order])) as papers:
        paper = next(papers)
        if paper.error:
            raise RenderingError(paper.error)
        return paper.file.read_bytes()
