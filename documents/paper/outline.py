"""The blocks of a letter found in plain text: its headings, items and paragraphs, word for word."""

from __future__ import annotations

import re
from itertools import pairwise

from documents.paper.letter import Block, Heading, Paragraph
from vietnamese.text import clean

_SECTION = re.compile(r"[IVX]{1,5}\s?[./)-]\s?\S")
_POINT = re.compile(r"\d{1,2}[.)]\s?[^\d\s]")
_ITEM = re.compile(r"\d{1,2}(\.\d{1,2})+[.)]?\s|[a-zđ]{1,2}\)\s?|[-+•*–]\s?\S")
_STARTS = (_SECTION, _POINT, _ITEM)

_LONGEST_HEADING = 120
_SHORTEST_WRAPPED_LINE = 60
_ENDS_OF_SENTENCE = (".", ";", ":", "!", "?", "…")


def blocks_of(text: str) -> tuple[Block, ...]:
    """Give the blocks of a text: "I." opens a heading of level 1, "1." one of level 2 if it is
    short and no sentence; all else are paragraphs. No word is added, lost or changed."""
    return tuple(_block(paragraph) for paragraph in paragraphs_of(text))


def paragraphs_of(text: str) -> list[str]:
    """Give the paragraphs of a text, joined again where a line or a page had broken a sentence."""
    lines = [clean(line.replace("**", "")) for line in text.split("\n")]
    paragraphs: list[str] = []
    last = ""
    for before, line in pairwise(["", *lines]):
        if line and paragraphs and _continues(last, line, after_gap=not before):
            paragraphs[-1] += f" {line}"
        elif line:
            paragraphs.append(line)
        last = line or last
    return paragraphs


def heading_level(paragraph: str) -> int:
    """Give 1 or 2 for a heading, 0 for any other paragraph."""
    if len(paragraph) > _LONGEST_HEADING:
        return 0
    if _SECTION.match(paragraph):
        return 1
    is_title = _POINT.match(paragraph) and not paragraph.endswith((".", ";", ",", "./."))
    return 2 if is_title else 0


def _block(paragraph: str) -> Block:
    level = heading_level(paragraph)
    return Heading(level, paragraph) if level else Paragraph(paragraph)


def _continues(last: str, line: str, *, after_gap: bool) -> bool:
    if any(start.match(line) for start in _STARTS) or last.endswith(_ENDS_OF_SENTENCE):
        return False
    if line[0].islower():
        return True
    return not after_gap and len(last) >= _SHORTEST_WRAPPED_LINE
