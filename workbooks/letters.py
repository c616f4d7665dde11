"""Cells that were typed for the fonts of before Unicode, as they were meant."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from vietnamese.old_fonts import LostLetters, OldFont, convert, font_of
from vietnamese.syllables import is_syllable
from workbooks.sheets import BroughtSheet, Cell, Problem, place

_OLD_LETTER = re.compile("[\u00a1-\u00ff\u03bc]")  # every old font writes its letters with these
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
        if column < len(row) and isinstance(cell := row[column], str) and _OLD_LETTER.search(cell)
    }
    of_column = font_of(texts.values()) if texts else None
    counts: Counter[OldFont] = Counter()
    first: dict[OldFont, str] = {}
    for number, text in texts.items():
        font = font_of([text]) or (of_column if _may_be_old(text, of_column) else None)
        if font is None:
            continue
        try:
            unicode = convert(text, font)
        except LostLetters:
            where = place(sheet.name, number + 1, column)
            done.problems.append(Problem(where, _lost(text, font)))
            continue
        if unicode != text:
            rows[number][column] = unicode
            counts[font] += 1
            first.setdefault(font, f"“{text}” → “{unicode}”")
    done.notes += [
        f"{place(sheet.name, column=column)}: {number} ô gõ bằng bảng mã cũ {font} đã được chuyển "
        f"sang Unicode, ví dụ {first[font]}. Hãy đối chiếu lại."
        for font, number in counts.items()
    ]


def _may_be_old(text: str, font: OldFont | None) -> bool:
    """Say whether a text that tells nothing by itself may be of the font of its column: it is
    Vietnamese when it is converted."""
    if font is None:
        return False
    try:
        converted = convert(text, font)
    except LostLetters:
        return True
    return all(is_syllable(word) for word in _WORD.findall(converted))


def _lost(text: str, font: OldFont) -> str:
    return (
        f"“{text}” gõ bằng bảng mã cũ {font} và đã mất chữ “ư” khi chép, không chuyển được. "
        "Hãy gõ lại ô này bằng Unicode."
    )
