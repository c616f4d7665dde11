"""Text as it comes in, is sorted and is found."""

import re
import unicodedata

_ALPHABET = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# Two digits a letter: digits alone sort alike under every collation of every database.
_LETTER_RANK = {letter: f"{rank:02d}" for rank, letter in enumerate(_ALPHABET, start=2)}
_END, _SPACE = "00", "01"
# Order of the dictionaries: ngang, huyền, hỏi, ngã, sắc, nặng.
_TONE_RANK = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_LETTER_MARKS = {"\u0302", "\u0306", "\u031b"}  # of â ê ô, ă, ơ ư
_MAX_MARKS = 2  # no Vietnamese letter carries more; stacked marks climb out of their line
_UNSEEN_CATEGORIES = {"Cc", "Cf", "Co", "Cs", "Cn"}


def clean(text: str) -> str:
    """Give one line of text: NFC, no control, bidi, zero-width or private characters, single
    spaces."""
    return " ".join(_without_unseen(text).split())


def clean_lines(text: str) -> str:
    """Give text of several lines, each cleaned as `clean` does; lines end in `\\n`."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(clean(line) for line in lines).strip("\n")


def _without_unseen(text: str) -> str:
    kept, marks = [], 0
    for char in unicodedata.normalize("NFD", text):
        if unicodedata.combining(char):
            marks += 1
            if marks > _MAX_MARKS:
                continue
        else:
            marks = 0
        if char in "\t\n\u2028\u2029":
            kept.append(" ")
        elif unicodedata.category(char) not in _UNSEEN_CATEGORIES:
            kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept))


def without_accents(text: str) -> str:
    """Give the text in lower case without marks, đ as d: "Đặng Thị Hoà" → "dang thi hoa"."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(char for char in bare if not unicodedata.combining(char))


def search_text(*parts: str) -> str:
    """Give what is stored to be searched: without accents, single spaces."""
    return clean(without_accents(" ".join(parts)))


def sort_key(text: str) -> str:
    """Give a key of digits that sorts as a Vietnamese dictionary does, on any database.

    Letters come first over the whole text, tones decide between equal letters. hòa and hoà, which
    differ only in where the tone is written, have the same key.
    """
    syllables = [_syllable_key(word) for word in re.findall(r"\w+", text.lower())]
    letters, tones = zip(*syllables, strict=True) if syllables else ((), ())
    return _SPACE.join(letters) + _END + "".join(tones)


def name_sort_key(full_name: str) -> str:
    """Give the key of a person's name: given name first, then family name, then middle names.

    Tones of the given name decide before the family name does, as on official lists.
    """
    words = full_name.split()
    if not words:
        return ""
    return sort_key(words[-1]) + _END + sort_key(" ".join(words[:-1]))


def _syllable_key(word: str) -> tuple[str, str]:
    letters, tone = [], "0"
    for char in unicodedata.normalize("NFC", word):
        base, *marks = unicodedata.normalize("NFD", char)
        letter = unicodedata.normalize(
            "NFC", base + "".join(m for m in marks if m in _LETTER_MARKS)
        )
        tone = next((_TONE_RANK[mark] for mark in marks if mark in _TONE_RANK), tone)
        letters.append(_LETTER_RANK.get(letter) or _foreign_rank(letter))
    return "".join(letters), tone


def _foreign_rank(char: str) -> str:
    return f"99{ord(char):07d}"


def same_word(one: str, other: str) -> bool:
    """Say whether two texts are the same words, whatever the case and the place of the tone."""
    return sort_key(one) == sort_key(other)
