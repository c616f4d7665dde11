"""Cells that were typed for the fonts of before Unicode, as they were meant."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import lru_cache

from vietnamese.old_fonts import LostLetters, OldFont, convert, font_of
from vietnamese.syllables import is_syllable
from workbooks.sheets import BroughtSheet, Cell, Problem, place

_OLD_LETTER = re.compile("[\u00a1-\u00ff\u03bc]")  # every old font writes its letters with these
_FOREIGN = re.compile("[¡-¿Ä-ÇËÎ-ÑÖ-ØÛÜÞßä-çëî-ñö-øûüþÿμ]")  # of them, what Vietnamese has not
_IN_UNICODE = re.compile("[\u0100-\u03bb\u03bd-\uffff]")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass
class ConvertedSheets:
    """Sheets in Unicode, what was converted, and what could not be."""

    sheets: list[BroughtSheet] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def in_unicode(sheets: list[BroughtSheet]) -> ConvertedSheets:
    """Give the sheets with each cell that was typed for TCVN3 or VNI in Unicode, a note on every
    column where there was one, and a problem for each cell that lost letters on its way."""
    done = ConvertedSheets()
    for sheet in sheets:
        rows = [list(row) for row in sheet.rows]
        for column in range(max(map(len, rows), default=0)):
            _convert_column(sheet, rows, column, done)
        done.sheets.append(replace(sheet, rows=rows))
    return done


def _convert_column(
    sheet: BroughtSheet, rows: list[list[Cell]], column: int, done: ConvertedSheets
) -> None:
    texts = {
        number: cell
        for number, row in enumerate(rows)
        if column < len(row) and isinstance(cell := row[column], str) and not cell.isascii()
    }
    evidence = _Evidence(list(texts.values()))
    counts: Counter[OldFont] = Counter()
    first: dict[OldFont, str] = {}
    for number, text in texts.items():
        font = evidence.font(text)
        if font is None:
            continue
        where = place(sheet.name, number + 1, column)
        try:
            unicode = convert(text, font)
        except LostLetters:
            done.problems.append(Problem(where, _lost(text, font)))
            continue
        if unicode == text:
            continue
        if evidence.is_mixed and _is_vietnamese(text):
            done.problems.append(Problem(where, _either(text, unicode, font)))
            continue
        rows[number][column] = unicode
        counts[font] += 1
        first.setdefault(font, f"“{text}” → “{unicode}”")
    done.notes += [
        f"{place(sheet.name, column=column)}: {number} ô gõ bằng bảng mã cũ {font} đã được chuyển "
        f"sang Unicode, ví dụ {first[font]}. Hãy đối chiếu lại."
        for font, number in counts.items()
    ]


class _Evidence:
    """What the cells of a column tell of their fonts. `is_mixed`: so many are in Unicode, besides
    a heading, that a cell which could be either is not to be decided."""

    def __init__(self, texts: list[str]) -> None:
        told = [_told(text) for text in texts]
        suspicious = [text for text in texts if _is_suspicious(text)]
        self.of_column = font_of(texts) if font_of(suspicious) else None
        in_unicode = sum(_IN_UNICODE.search(text) is not None for text in texts)
        old = sum(font is not None for font in told)
        self.is_mixed = in_unicode > 1 or in_unicode >= old

    def font(self, text: str) -> OldFont | None:
        """Give the old font of a cell: what it tells itself, else that of its column where it is
        Vietnamese when it is converted."""
        own = _told(text)
        if own or self.of_column is None or not _OLD_LETTER.search(text):
            return own
        try:
            converted = convert(text, self.of_column)
        except LostLetters:
            return self.of_column
        return self.of_column if _is_vietnamese(converted) else None


def _is_suspicious(text: str) -> bool:
    """Say whether a cell may be in an old font: no letter in it is of Unicode alone, or one of its
    letters is none of Vietnamese."""
    if not _OLD_LETTER.search(text):
        return False
    return _FOREIGN.search(text) is not None or not _IN_UNICODE.search(text)


@lru_cache(maxsize=4096)
def _told(text: str) -> OldFont | None:
    """Give the old font that a cell by itself is surely of: two of its words tell, or one with a
    letter that Vietnamese has not."""
    font = font_of([text]) if _is_suspicious(text) else None
    words = [word for word in text.split() if font and font_of([word]) is font]
    return font if len(words) > 1 or any(map(_FOREIGN.search, words)) else None


def _is_vietnamese(text: str) -> bool:
    return all(is_syllable(word) for word in _WORD.findall(text))


def _either(text: str, unicode: str, font: OldFont) -> str:
    return (
        f"“{text}” có thể là chữ Unicode, hoặc là “{unicode}” gõ bằng bảng mã cũ {font} như các ô "
        "khác của cột. Hãy gõ lại ô này."
    )


def _lost(text: str, font: OldFont) -> str:
    return (
        f"“{text}” gõ bằng bảng mã cũ {font} và đã mất chữ “ư” khi chép, không chuyển được. "
        "Hãy gõ lại ô này bằng Unicode."
    )
