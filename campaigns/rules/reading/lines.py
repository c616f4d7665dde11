"""The lines of a text, cleaned, each with the number it has in the source."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from vietnamese.text import clean, one_d

from .columns import Columns

CELL = "\t"
_CELL_BREAK = re.compile(r"[\t\f\v]+| {3,}|\|")
# Symbol and Wingdings keep their bullets where Unicode has no letters; Word writes "o" for one.
BULLETS = "-–—+*•·●○◦‣⁃∙▪■□◆✓✔➢►➔❖>"
_PRIVATE_BULLET = re.compile(r"^[\ue000-\uf8ff]\s*")
_LETTER_BULLET = re.compile(r"^o\s{1,4}(?=[^\W\d_a-zà-ỹ]|\d)")
_PAGE_NUMBER = re.compile(r"(?:[-–]\s?)?\d{1,3}(?:\s?[-–])?")
_MIDDLE = 20  # blanks before what is set in the middle of a page
_ORNAMENT = re.compile(r"[\W_]*")
_EMPHASIS = re.compile(r"\*\*|__|^\s*#+\s")
# The letters of Vietnamese: a range such as À-Ỹ would take in small letters too.
_LETTERS = [chr(code) for code in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))]
UPPER = "A-Z" + "".join(letter for letter in _LETTERS if letter.isupper())
LOWER = "a-z" + "".join(letter for letter in _LETTERS if letter.islower())
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212\u2192\u00f7"
# Letters that a scanner took digits for: "2O25", "l5/11", "1OO%".
LOST_DIGITS = re.compile(
    r"(?<!\w)(?=[OolI]*\d)\d*[OolI][\dOolI]*(?!\w)|(?<=\d[/.-])[OolI]{2}(?=[/.-]\d)"
    r"|(?<=[Đđ]ợt\s)l(?!\w)"
)
_DIGITS = str.maketrans("OolI", "0011")


_TWO_HALVES = (
    ("thi dua", "khen thuong"),
    ("van phong", "thong ke"),
    ("van hoa", "xa hoi"),
    ("kinh te", "xa hoi"),
    ("tai chinh", "ke toan"),
    ("tu phap", "ho tich"),
    ("dia chinh", "xay dung"),
    ("hdnd", "ubnd"),
)


_BEGINNINGS = frozenset(
    ["ke", "noi", "chu", "pho", "pho chu", "hieu", "pho hieu", "tm.", "kt.", "tl.", "tuq."]
)


class _Bare(dict[int, str]):
    """Gives the bare letter of each character, one for one, and remembers it."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = "-" if char in _DASHES else unicodedata.normalize("NFKD", char)[0].lower()[0]
        self[code] = {"đ": "d", "ð": "d", "”": '"', "“": '"'}.get(base, base)
        return self[code]


_BARE = _Bare()


def bare(text: str) -> str:
    """Give text without accents in lower case, letter under letter: as long as what came in; in
    numbers, digits for the letters that a scanner took them for."""
    return LOST_DIGITS.sub(lambda token: as_digits(token[0]), text).translate(_BARE)


def as_digits(token: str) -> str:
    """Give "2025" for "2O25"."""
    return token.translate(_DIGITS)


def spaced(pattern: str) -> re.Pattern[str]:
    """Compile a pattern for bare text in which a space stands for any one white space: words are
    never more than one apart, and patterns without repeated spaces cannot run away."""
    return re.compile(pattern.replace(" ", r"\s"))


@dataclass(frozen=True)
class Line:
    """A line that says something: its number from 1, its cleaned text with a tab between table
    cells or columns, and whether an empty line stands before it."""

    number: int
    text: str
    after_gap: bool

    @cached_property
    def bare(self) -> str:
        return bare(self.text)

    @property
    def cells(self) -> list[str]:
        return self.text.split(CELL)

    @property
    def is_capital(self) -> bool:
        """Say whether the line is written in capitals, as headings are."""
        return len(self.text) > 3 and self.text == self.text.upper() != self.text.lower()


def read_lines(text: str) -> list[Line]:
    """Give the lines of a text that hold words; rules of dashes and empty lines only part them."""
    lines, gap = [], True
    columns = Columns()
    for number, raw in enumerate(_split(text), start=1):
        if _is_page_number(raw):
            gap = False
            continue
        cells = (_clean(cell) for cell in _CELL_BREAK.split(columns.named(_EMPHASIS.sub("", raw))))
        line = CELL.join(cell for cell in cells if cell)
        if _ORNAMENT.fullmatch(line) and not (len(line) == 1 and line in BULLETS):
            gap = True
            continue
        lines.append(Line(number, line, gap))
        gap = False
    return _without_broken_words(lines)


def _is_page_number(raw: str) -> bool:
    words = raw.strip()
    before = raw[: len(raw) - len(raw.lstrip())]
    is_apart = "\f" in before or len(before) >= _MIDDLE
    return is_apart and bool(_PAGE_NUMBER.fullmatch(words))


def _clean(cell: str) -> str:
    bulleted = _LETTER_BULLET.sub("◦ ", _PRIVATE_BULLET.sub("• ", cell.strip()))
    return one_d(clean(bulleted))


def _without_broken_words(lines: list[Line]) -> list[Line]:
    """Join a line that is only the beginning of a heading's or a signature's words to the next."""
    joined: list[Line] = []
    for line in lines:
        if joined and joined[-1].bare in _BEGINNINGS and not line.after_gap:
            before = joined.pop()
            line = Line(before.number, f"{before.text} {line.text}", before.after_gap)
        joined.append(line)
    return joined


def _split(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def is_second_half(before: str, words: str) -> bool:
    """Say whether a dash joins two halves of a name: "Hội đồng Thi đua / - Khen thưởng"."""
    ending, beginning = bare(before[-20:]), bare(words[:20])
    return any(
        ending.endswith(first) and beginning.startswith(second) for first, second in _TWO_HALVES
    )
