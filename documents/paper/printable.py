"""Text that no page can break on: what a person typed, made safe for paper."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

from vietnamese.text import clean_lines

LONGEST_WORD = 20  # letters; no Vietnamese syllable has more than seven, and it fits a column
SOFT_BREAK = "\u200b"

_RUN_WITHOUT_BREAK = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")


def printable(value: Any) -> Any:
    """Give a paper (a dataclass), or any part of it, with each text in it cleaned and breakable.

    Both renderers print what this gives, so both print the same. A field of a dataclass whose
    metadata say `is_exact`, such as an address for a QR code, stays as it is.
    """
    if isinstance(value, str):
        return printable_text(value)
    if isinstance(value, tuple):
        return tuple(printable(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        loose = [f.name for f in fields(value) if not f.metadata.get("is_exact")]
        return replace(value, **{name: printable(getattr(value, name)) for name in loose})
    return value


def printable_text(text: str) -> str:
    """Give the text cleaned (see `vietnamese.text.clean`), with a soft break in every word after
    20 letters: laying out one unbroken word takes time that grows with the square of its length.
    """
    return _RUN_WITHOUT_BREAK.sub(lambda run: run[0] + SOFT_BREAK, clean_lines(text))
