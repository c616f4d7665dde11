"""Names of persons as lists write them: with a title before, in capitals, in letters that only look
like ours."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from vietnamese.text import one_d
from workbooks.cells import CellError, refuse_day, words
from workbooks.sheets import Cell

_END = r"(?:\s*[.:]\s*|\s+)"
_TITLE = re.compile(
    rf"(?:(?P<surname_too>ông|bà){_END}(?![/(]))|"
    r"(?:ông\s*[/(]\s*bà\)?|ông bà|đồng chí|đ\s?/\s?c|đ\.\s?c|đc|anh|chị|(?:thầy|cô)(?: giáo)?|"
    r"(?:thạc|tiến|bác) s[iĩyỹ]|cử nhân|kỹ sư|pgs|gs|ts|ths|bs|ds|ks|cn|cki{1,2}|ck[12]|mrs?|ms|"
    rf"[ôb](?=\.)){_END}",
    re.IGNORECASE,
)
_BARE_TITLE = re.compile(
    rf"(?:ong\s*[/(]\s*ba\)?|ong ba|ong|ba|dong chi|d/c|d\.c|[ob](?=\.)){_END}",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
_NAME = re.compile(r"[^\W\d_]+(?:[ '’‘ʼ`.\-]+[^\W\d_]+)*\.?")
_TWO_PERSONS = re.compile(r"\s(?:[-–—]|và|với)\s")
# Letters of Cyrillic and Greek that nobody tells from ours by looking.
_LOOKING_ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABESIJKMHOPCTYXaesijopcyxABEZHIKMNOPTYXo"
)
# A family name behind Ông or Bà tells that these are titles: "Ông Ích Mẫn" is a whole name.
_FAMILY_NAMES = """
an âu bạch bàn bế bùi cao cầm cấn châu chu cù cung dương đàm đào đặng điêu điểu đinh đoàn đỗ đồng
đới giang giàng giáp hà hồ hoàng huỳnh hứa khổng khuất kiều la lã lại lâm lầu lê lò lộc lô lường
lương lưu lý lỳ ma mã mạc mạch mai mùa nghiêm ngô nguyễn nhâm nhữ ninh nông ong ông ôn phạm phan
phó phùng phương quách quan quàng quản sa sái sùng tạ tăng thạch thái thào thân thẩm thiều tiêu tô
tôn tống trà trang trần triệu trịnh trương từ uông vàng vi viên võ vũ vừ vương vy xa
"""
_SURNAMES = frozenset(_FAMILY_NAMES.split())


def as_it_looks(text: str) -> str:
    """Give the text with our letters for those of other alphabets that look the same."""
    return one_d(text).translate(_LOOKING_ALIKE)


def untitled(name: str) -> str:
    """Give a name without "Ông", "Bà", "Đồng chí", "ThS." before it."""
    title = _TITLE.match(name) or (_BARE_TITLE.match(name) if name.isascii() else None)
    return (name[title.end() :].strip(" :.") if title else "") or name


def surely_untitled(name: str) -> str:
    """Give a name without what can only be titles: Ông and Bà are family names, too."""
    title = _TITLE.match(name)
    rest = name[title.end() :].strip(" :.") if title else ""
    if not title or not rest:
        return name
    if title["surname_too"] and not _begins_a_name(rest):
        return name
    return surely_untitled(rest)


def _begins_a_name(rest: str) -> bool:
    return rest.split()[0].lower() in _SURNAMES or surely_untitled(rest) != rest


def person_name(cell: Cell) -> str:
    """Give a full name without titles; words typed in capitals or small letters are written as
    names are. `CellError` for what is no name of one person."""
    refuse_day(cell)
    text = one_d(words(cell))
    if len(text) > 100:
        raise CellError("Họ và tên dài quá 100 ký tự.")
    name = surely_untitled(text)
    _refuse_two(str(cell), name)
    _refuse_strange_letters(name)
    if not _NAME.fullmatch(name) or any(map(str.isnumeric, name)):
        raise CellError(f"“{text}” có ký tự không dùng trong họ tên. Hãy chỉ ghi họ và tên.")
    parts = re.split("[ '’‘ʼ]", name)
    if len(parts) < 2 or parts[-1].lower() == "thị":  # K'Brốp is a whole name
        raise CellError(f"“{text}” thiếu họ hoặc tên. Hãy ghi đủ họ và tên.")
    if _is_a_sentence(name):
        raise CellError(
            f"“{name}” không viết như họ tên. Hãy viết hoa chữ đầu của từng tiếng, hoặc xóa dòng "
            "này nếu đó không phải tên người."
        )
    return " ".join(map(_as_in_names, name.split()))


def _is_a_sentence(name: str) -> bool:
    """Say whether only some words begin with a capital: "Chưa có", "kinh doanh Lê Văn E"."""
    words = name.split()
    return not name.islower() and (words[0].islower() or words[-1].islower())


def _refuse_two(written: str, name: str) -> None:
    lines = [line for line in written.splitlines() if len(line.split()) > 1]
    if len(lines) > 1 or _TWO_PERSONS.search(name):
        raise CellError(
            f"“{name}” có vẻ là tên của nhiều người. Hãy ghi mỗi người một dòng của bảng; nếu là "
            "một người, hãy viết họ tên liền trên một dòng."
        )
    if any(small.islower() and capital.isupper() for small, capital in pairwise(name)):
        raise CellError(f"“{name}” có chữ viết dính nhau. Hãy thêm dấu cách giữa các tiếng.")


def _refuse_strange_letters(name: str) -> None:
    """Refuse letters of other alphabets: whoever is written with them is never found again."""
    strange = [
        letter for letter in _LETTER.findall(name) if letter.isalpha() and not _is_latin(letter)
    ]
    if strange:
        raise CellError(
            f"“{name}” có chữ “{strange[0]}” không phải chữ cái tiếng Việt, dù có thể trông giống. "
            "Hãy gõ lại họ tên bằng bộ gõ tiếng Việt."
        )


def _is_latin(letter: str) -> bool:
    called = unicodedata.name(letter, "")
    return called.startswith("LATIN ") and unicodedata.normalize("NFKC", letter) == letter


def _as_in_names(word: str) -> str:
    """Give "H'Hen" for "H'HEN", "văn" as "Văn"; "Y" and "K'Brốp" stay."""
    if not (word.isupper() or word.islower()):
        return word
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)
