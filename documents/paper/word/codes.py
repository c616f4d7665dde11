"""The QR code of an issued paper as Word shows it."""

from __future__ import annotations

from typing import Any


def code_of(paper: Any, template: Any) -> Any:
    """Give the code of a paper as a picture of 20 mm for a template; nothing where it has none."""
    from docx.shared import Mm
    from docxtpl import InlineImage

    if paper.verification is None:
        return ""
    return InlineImage(template, paper.verification.png(), width=Mm(20))
