"""Tables whose header says of whom the figures below speak: "Tập thể | Cá nhân"."""

from __future__ import annotations

import re

from vietnamese.text import clean, without_accents

_SUBJECT = re.compile(r"(?:so |so luong )?(?P<word>tap the|ca nhan)(?: ?[(,/].*)?")
_WORDS = {"tap the": "tập thể", "ca nhan": "cá nhân"}
_FIGURE = re.compile(
    r"(?:(?:≤|≥|<=|>=|không quá|tối đa|tối thiểu|ít nhất|từ|trên|dưới)\s?)?"
    r"\d{1,3}(?:[.,]\d{1,2})?\s?%?(?:\strở\slên)?",
    re.IGNORECASE,
)
_MOST_CELLS = 12


class Columns:
    """Reads a table row by row and remembers which columns are of collectives, which of persons."""

    def __init__(self) -> None:
        self._subjects: dict[int, str] = {}
        self._count = 0

    def named(self, raw: str) -> str:
        """Give a row with the noun of its column behind each lone figure: "12" is "12 tập thể"."""
        cells = _cells(raw)
        if len(cells) < 2 or len(cells) > _MOST_CELLS:
            self._subjects = {} if raw.strip() else self._subjects
            return raw
        subjects = _subjects(cells)
        if len(set(subjects.values())) > 1:
            self._subjects, self._count = subjects, len(cells)
            return raw
        if not self._subjects or len(cells) > self._count:
            return raw
        return "\t".join(self._with_noun(at, cell) for at, cell in enumerate(cells))

    def _with_noun(self, at: int, cell: str) -> str:
        is_lone = at in self._subjects and _FIGURE.fullmatch(cell.strip())
        return f"{cell.strip()} {self._subjects[at]}" if is_lone else cell


def _cells(raw: str) -> list[str]:
    """Give the cells of a row, the empty ones too."""
    if "\t" in raw:
        return raw.split("\t")
    return raw.strip().strip("|").split("|") if "|" in raw else []


def _subjects(cells: list[str]) -> dict[int, str]:
    matches = (
        (at, _SUBJECT.fullmatch(without_accents(clean(cell)))) for at, cell in enumerate(cells)
    )
    return {at: _WORDS[match["word"]] for at, match in matches if match}
