"""What somebody typed to find something."""

from __future__ import annotations

from dataclasses import dataclass

from vietnamese.text import clean, search_text

LONGEST = 100
SHORTEST = 2


@dataclass(frozen=True)
class Wanted:
    """The text as it was typed, its words without accents, and what is wrong with it."""

    typed: str
    words: tuple[str, ...]
    complaint: str = ""

    @property
    def phrase(self) -> str:
        """Give all words as they follow each other."""
        return " ".join(self.words)


def asked(text: str) -> Wanted:
    """Read what was typed; nothing typed is no mistake."""
    if len(text) > LONGEST:
        shown = clean(text[:LONGEST])
        return Wanted(shown, (), f"Chữ cần tìm dài quá {LONGEST} ký tự. Hãy gõ vài chữ chính.")
    typed = clean(text)
    words = tuple(search_text(typed).split())
    if typed and sum(map(len, words)) < SHORTEST:
        return Wanted(typed, (), f"Hãy gõ ít nhất {SHORTEST} chữ cái hoặc chữ số.")
    return Wanted(typed, words)
