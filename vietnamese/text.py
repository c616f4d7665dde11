"""Text as it comes in, is sorted and is found."""

import re
import unicodedata
from functools import lru_cache

_ALPHABET = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# Two digits a letter: digits alone sort alike under every collation of every database.
_LETTER_RANK = {letter: f"{rank:02d}" for rank, letter in enumerate(_ALPHABET, start=2)}
_END, _SPACE = "00", "01"
# Order of the dictionaries: ngang, huyền, hỏi, ngã, sắc, nặng.
_TONE_RANK = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_LETTER_MARKS = {"\u0302", "\u0306", "\u031b"}  # of â ê ô, ă, ơ ư
_MAX_MARKS = 2  # no Vietnamese letter carries more; stacked marks climb out of their line
_LIKE_D = str.maketrans("\u00d0\u00f0\u0189\u0256", "ĐđĐđ")
_UNSEEN_CATEGORIES = {"Cc", "Cf", "Co", "Cs", "Cn"}
# Anything but what Vietnamese is written with: ASCII, Latin letters composed of one mark or two,
# signs of print. These alone are seen, whole and in NFC, whatever stands beside them.
_UNUSUAL = re.compile("[^ -~¡-¬®-ſƠơƯưẠ-ỹ‐-‧]")


def clean(text: str) -> str:
    """Give one line of text: NFC, no control, bidi, zero-width or private characters, single
    spaces."""
    if _is_clean(text):
        return text[:]  # plain, even where it came marked as safe HTML
    return " ".join(_without_unseen(text).split())


def clean_lines(text: str) -> str:
    """Give text of several lines, each cleaned as `clean` does; lines end in `\\n`."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(clean(line) for line in lines).strip("\n")


def _is_clean(text: str) -> bool:
    """Say whether a text is certainly clean: every saved text is asked, most are."""
    return not (_UNUSUAL.search(text) or "  " in text or text.startswith(" ") or text.endswith(" "))


def _without_unseen(text: str) -> str:
    kept, marks = [], 0
    for char in unicodedata.normalize("NFD", text):
        if char.isspace():
            kept.append(" ")
            marks = 0
        elif unicodedata.combining(char):
            marks += 1
            if marks <= _MAX_MARKS:
                kept.append(char)
        elif unicodedata.category(char) not in _UNSEEN_CATEGORIES:
            kept.append(char)
            marks = 0  # an unseen character between marks does not begin a new letter
    return unicodedata.normalize("NFC", "".join(kept))


def without_accents(text: str) -> str:
    """Give the text in lower case without tones and marks, đ as d: "Đặng Hoà" → "dang hoa".

    ð, which looks the same in capitals and comes out of old fonts, counts as đ.
    """
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("ð", "d"))
    return "".join(char for char in bare if not unicodedata.combining(char))


def one_d(text: str) -> str:
    """Give the text with Đ, đ for the letters Ð, ð, Ɖ, which look the same and are none of ours."""
    return text.translate(_LIKE_D)


def search_text(*parts: str) -> str:
    """Give what is stored to be searched: without accents, single spaces."""
    return clean(without_accents(" ".join(parts)))


def and_in_words(text: str) -> str:
    """Give a text with "và" for "&", which are two spellings of a name."""
    return text.replace("&", " và ")


def capitalised(text: str) -> str:
    """Give a text that begins with a capital; what follows stays: "xã Hóa Châu" → "Xã Hóa Châu"."""
    return text[:1].upper() + text[1:]


def uncapitalised(text: str) -> str:
    """Give a text of ours that begins with a small letter; what people typed may begin with a name:
    `within_a_sentence`."""
    return text[:1].lower() + text[1:]


def sort_key(text: str) -> str:
    """Give a key of digits that sorts as a Vietnamese dictionary does, on any database.

    Letters come first over the whole text, tones decide between equal letters. hòa and hoà, which
    differ only in where the tone is written, have the same key.
    """
    words = _words(text)
    letters = [_letters(word) for word in words]
    return _SPACE.join(letters) + _END + "".join(_tone(word) for word in words)


def name_sort_key(full_name: str) -> str:
    """Give the key of a person's name: given name first, then family name, then middle names.

    Tones of the given name decide before the family name does, as on official lists.
    """
    words = full_name.split()
    if not words:
        return ""
    return sort_key(words[-1]) + _END + sort_key(" ".join(words[:-1]))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", text.lower()))


@lru_cache(maxsize=10_000)
def _letters(word: str) -> str:
    ranks = []
    for char in word:
        base, *marks = list(unicodedata.normalize("NFD", char))
        kept = "".join(mark for mark in marks if mark in _LETTER_MARKS)
        letter = unicodedata.normalize("NFC", base + kept)
        ranks.append(_LETTER_RANK.get(letter) or _foreign_rank(letter))
    return "".join(ranks)


@lru_cache(maxsize=10_000)
def _tone(word: str) -> str:
    marks = (mark for mark in unicodedata.normalize("NFD", word) if mark in _TONE_RANK)
    return _TONE_RANK.get(next(marks, ""), "0")


def _foreign_rank(letter: str) -> str:
    return "".join(f"99{ord(char):07d}" for char in letter)


def post_and_unit(position: str, unit: str) -> str:
    """Give "Kế toán, Tài chính"; what both call the same once."""
    parts = [part for part in (position, unit) if part]
    if len(parts) == 2 and same_word(position, unit):
        return position
    return ", ".join(parts)


_CAPITALS = {"Bác", "Đảng", "Đoàn", "Quốc", "Tết"}
"""First syllables of names whose others are written small."""


def within_a_sentence(text: str) -> str:
    """Give what was written as a sentence of its own as it stands after other words: "Cứu người" →
    "cứu người". A name stays as it is: "Quảng Thành sáng", "COVID-19", "Tết trồng cây"."""
    first, *others = text.split(" ", 1)
    begins_a_name = first in _CAPITALS or first[1:] != first[1:].lower()
    if begins_a_name or (others and others[0][:1].isupper()):
        return text
    return uncapitalised(text)


def same_word(word: str, other: str) -> bool:
    """Say whether two texts are the same words, whatever their case and the place of the tone."""
    words, others = _words(word), _words(other)
    return len(words) == len(others) and all(map(_sounds_as, words, others))


def _sounds_as(word: str, other: str) -> bool:
    return word == other or (_letters(word), _tone(word)) == (_letters(other), _tone(other))
