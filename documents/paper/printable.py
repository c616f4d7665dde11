"""Text that no page can break on: what a person typed, made safe for paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from vietnamese.text import clean_lines

LONGEST_WORD = 20  # letters; no Vietnamese syllable has more than seven, and it fits a column
SOFT_BREAK = "\u200b"

_BEFORE_PERCENT = re.compile(r"(?<=\d) (?=%)")
_RUN_WITHOUT_BREAK = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")


def printable(value: Any) -> Any:
    """Give a paper (a dataclass), or any part of it, with each text in it cleaned and breakable,
    for laying out on pages.

    A field of a dataclass whose metadata say `is_exact`, such as an address for a QR code, stays
    as it is.
    """
    return _with_texts(value, printable_text)


def cleaned(value: Any) -> Any:
    """Give a paper, or any part of it, with each text in it cleaned, for a file that people go on
    to edit: letter for letter, without the soft breaks of `printable`."""
    return _with_texts(value, clean_lines)


def printable_text(text: str) -> str:
    """Give the text cleaned (see `vietnamese.text.clean`), with a soft break in every word after
    20 letters: laying out one unbroken word takes time that grows with the square of its length.
    A percent sign stays on the line of its figure.
    """
    whole = _BEFORE_PERCENT.sub("\u00a0", clean_lines(text))
    return _RUN_WITHOUT_BREAK.sub(lambda run: run[0] + SOFT_BREAK, whole)


def _with_texts(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_with_texts(item, change) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        loose = [f.name for f in fields(value) if not f.metadata.get("is_exact")]
        changed = {name: _with_texts(getattr(value, name), change) for name in loose}
        return replace(value, **changed)
    return value
