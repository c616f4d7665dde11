"""Text typed for the fonts of before Unicode: TCVN3 (.VnTime) and VNI.

In them every letter of Vietnamese is one or two letters of Western Europe: "®éng" and "ñoäng" are
both "động". What is a text of these fonts and what is not, its syllables say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .syllables import is_syllable
from .text import without_accents


class OldFont(StrEnum):
    """A code table of before Unicode, under the name that people know."""

    TCVN3 = "TCVN3"
    VNI = "VNI"


@dataclass(frozen=True)
class Converted:
    """A text in Unicode; `fonts` tells from which tables it was converted and on which lines
    (counted from 1); empty when it was Unicode already."""

    text: str
    fonts: tuple[tuple[OldFont, tuple[int, ...]], ...] = ()


@dataclass(frozen=True)
class _Told:
    """What a piece of text tells of its font: an old one, or None for Unicode."""

    font: OldFont | None


class LostLetters(Exception):  # noqa: N818
    """A text in TCVN3 from which a program dropped every "ư" (there a soft hyphen): what it said
    cannot be known again."""


_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ\u03bc¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđààảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_TONES = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_WITH_BREVE = {"\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
_WITH_HAT = {"\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
_VNI_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_table() -> dict[str, str]:
    """Give each letter of VNI: the plain letter with a second one for its mark and tone."""
    table = dict(_VNI_ALONE)
    for plain, written in (*zip("aeouy", "aeouy", strict=True), ("ơ", "ô"), ("ư", "ö")):
        for tone, mark in _TONES.items():
            table[written + mark] = unicodedata.normalize("NFC", plain + tone)
    for plain, letter, mark, tones in (
        ("ă", "a", "ê", _WITH_BREVE),
        *((hat, letter, "â", _WITH_HAT) for hat, letter in zip("âêô", "aeo", strict=True)),
    ):
        table[letter + mark] = plain
        for tone, toned in tones.items():
            table[letter + toned] = unicodedata.normalize("NFC", plain + tone)
    del table["yï"]  # ỵ is a letter of its own
    capitals = {key.upper(): value.upper() for key, value in table.items()}
    first = {key[0].upper() + key[1:]: value.upper() for key, value in table.items()}
    return first | capitals | table


_VNI = _vni_table()
_VNI_LETTER = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_OF_TCVN3 = "".join(map(re.escape, _TCVN3))
_WORD = re.compile(rf"[^\W\d_{_OF_TCVN3}]*(?:[{_OF_TCVN3}]+[^\W\d_{_OF_TCVN3}]*)*")
_PIECE_END = re.compile(r"([\t\n|]|\x20{3,})")
_BULLET = re.compile(r"\s*·\s")
_ACRONYM = re.compile(r"(?!ngh)[^aeiouy]{3}|[^a-z]|^[^aeiouy]+$")
_UNITS = frozenset(["\u00b5m", "\u03bcm"])  # no "àm"
_WITHOUT_U = re.compile(r"(?<!ư)[ơờởỡớợ](?:ng|c)(?!\w)", re.IGNORECASE)


def in_unicode(text: str) -> Converted:
    """Give the text in Unicode, whichever of its lines or cells were typed for old fonts.

    Raises `LostLetters` where "ư" was dropped on the way.
    """
    pieces = _PIECE_END.split(text)
    fonts = _fonts_of(pieces)
    lines: dict[OldFont, list[int]] = {}
    line = 1
    for at, font in enumerate(fonts):
        if font:
            lines.setdefault(font, []).append(line)
            pieces[at] = _convert_piece(pieces[at], font)
        line += pieces[at].count("\n")
    if OldFont.TCVN3 in lines:
        _check_nothing_lost(text, "".join(pieces))
    used = tuple((font, tuple(dict.fromkeys(lines[font]))) for font in OldFont if font in lines)
    return Converted("".join(pieces) if used else text, used)


def font_of(texts: Iterable[str]) -> OldFont | None:
    """Give the old font that texts of one hand (the cells of a column) were typed for, else
    None."""
    evidence = dict.fromkeys(OldFont, 0)
    own = 0
    for text in texts:
        for font in OldFont:
            evidence[font] += _hits(text, font)
        own += _own(text)
    best = max(evidence, key=lambda font: evidence[font])
    return best if evidence[best] > own else None


def convert(text: str, font: OldFont) -> str:
    """Give a text that was typed for `font` in Unicode.

    Raises `LostLetters` where "ư" was dropped on the way.
    """
    converted = _convert_piece(text, font)
    if font is OldFont.TCVN3:
        _check_nothing_lost(text, converted)
    return converted


def _fonts_of(pieces: Sequence[str]) -> list[OldFont | None]:
    """Give the font of each piece; one that could be either is of the font before it, or of the
    first that is known."""
    known = [_font_of_piece(piece) for piece in pieces]
    last = next((told.font for told in known if told), None)
    fonts: list[OldFont | None] = []
    for piece, told in zip(pieces, known, strict=True):
        last = told.font if told else last
        fonts.append(None if piece.isascii() else last)
    return fonts


def _font_of_piece(piece: str) -> _Told | None:
    """Give what the words of a piece tell; None when they tell nothing."""
    if piece.isascii():
        return None
    hits = {font: _hits(piece, font) for font in OldFont}
    best = max(hits, key=lambda font: hits[font])
    if hits[OldFont.VNI] != hits[OldFont.TCVN3]:
        return _Told(best)
    return _Told(None) if _own(piece) else None


def _hits(text: str, font: OldFont) -> int:
    """Count the words that are syllables of Vietnamese in this font and none as they stand."""
    return sum(
        not is_syllable(word) and is_syllable(_decoded(word, font))
        for word in _words(text)
        if not word.isascii() and len(word) > 1 and word not in _UNITS
    )


def _own(text: str) -> int:
    """Count the words that only Unicode writes so."""
    return sum(any(ord(char) > 0xFF and char != "\u03bc" for char in word) for word in _words(text))


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if word]


def _decoded(word: str, font: OldFont) -> str:
    if font is OldFont.VNI:
        return _VNI_LETTER.sub(lambda match: _VNI[match[0]], word)
    return "".join(_TCVN3.get(char, char) for char in word)


def _convert_piece(piece: str, font: OldFont) -> str:
    """Convert the words of a piece; in one that has Unicode besides, only those that are none as
    they stand."""
    bullet = _BULLET.match(piece)
    start = bullet.end() if bullet else 0
    is_mixed = bool(_own(piece))

    def converted(match: re.Match[str]) -> str:
        word = match[0]
        if is_mixed and (is_syllable(word) or not is_syllable(_decoded(word, font))):
            return word
        return _decoded(word, font)

    words = piece[:start] + _WORD.sub(converted, piece[start:])
    return _with_capitals(piece, words) if font is OldFont.TCVN3 else words


def _with_capitals(typed: str, words: str) -> str:
    """Give the capitals that TCVN3 writes with another font and small letters: "KÕ HO¹CH" is KẾ
    HOẠCH, "X·" is Xã or XÃ as the words beside it are."""
    places = [match.span() for match in _WORD.finditer(words) if match[0]]
    cases = [_is_capital(typed[start:end]) for start, end in places]
    before = _carried(cases)
    after = _carried(cases[::-1])[::-1]
    letters = list(words)
    for at, (start, end) in enumerate(places):
        beside = {before[at], after[at]} - {None}
        if cases[at] or (cases[at] is None and beside == {True}):
            letters[start:end] = words[start:end].upper()
    return "".join(letters)


def _carried(cases: list[bool | None]) -> list[bool | None]:
    """Give for each place the last case that is known up to it."""
    carried: list[bool | None] = []
    last = None
    for case in cases:
        last = last if case is None else case
        carried.append(last)
    return carried


def _is_capital(word: str) -> bool | None:
    """Say whether a word is typed in capitals; None when it could be either ("X·"), or is an
    acronym and says nothing of the words beside it."""
    if any(char.islower() for char in word if char.isascii()):
        return False
    capitals = [char for char in word if char.isascii() or char in "¡¢£¤¥¦§"]
    if not capitals or _ACRONYM.search(without_accents(_decoded(word, OldFont.TCVN3))):
        return None
    begins_small = not word[0].isascii() and word[0] not in "¡¢£¤¥¦§"
    return True if len(capitals) > 1 or begins_small else None


def _check_nothing_lost(typed: str, converted: str) -> None:
    if "\u00ad" not in typed and _WITHOUT_U.search(converted):
        raise LostLetters
