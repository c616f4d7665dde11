"""Words of a báo cáo: counts that say nothing of none, parts left out when they are empty."""

from __future__ import annotations

from collections.abc import Sequence

from documents.paper.letter import Block, Heading, Paragraph
from documents.paper.outline import paragraphs_of
from vietnamese.numbers import two_digits

DOTS = "…" * 40
"""Room for what nobody has written yet."""


def counted(count: int) -> str:
    """Give "05" for 5, and "0" for none."""
    return two_digits(count) if count else "0"


def some(before: str, count: int, after: str = "") -> str:
    """Give the words around a count; nothing of none."""
    return f"{before}{counted(count)}{after}" if count else ""


def listed(*parts: str, between: str = ", ") -> str:
    """Give the parts that say something."""
    return between.join(filter(None, parts))


def written(text: str) -> list[Block]:
    """Give what somebody wrote, a paragraph for each."""
    return [Paragraph(paragraph) for paragraph in paragraphs_of(text)]


def needed(text: str) -> list[Block]:
    return written(text) or [Paragraph(DOTS)]


def items(*items: tuple[str, Sequence[Block]]) -> list[Block]:
    """Give the items that have something in them, numbered as they come."""
    filled = [(title, blocks) for title, blocks in items if blocks]
    return [
        block
        for place, (title, blocks) in enumerate(filled, start=1)
        for block in (Heading(2, f"{place}. {title}"), *blocks)
    ]
