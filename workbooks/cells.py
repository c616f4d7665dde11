"""What a cell of a list of people says: days, yes or no, words of a fixed list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from vietnamese.dates import short_date
from vietnamese.text import and_in_words, clean, clean_lines, search_text
from workbooks.sheets import Cell

GENDERS = {"male": "Nam", "female": "Nữ"}
GROUPS = {
    "official": "Cán bộ",
    "civil_servant": "Công chức",
    "public_employee": "Viên chức",
    "employee": "Người lao động",
    "part_time": "Không chuyên trách",
}
_OTHER_WORDS = {
    "nguoi hoat dong khong chuyen trach": "part_time",
    "can bo khong chuyen trach": "part_time",
    "hop dong": "employee",
    "hop dong lao dong": "employee",
    "lao dong hop dong": "employee",
    "nhan vien": "employee",
}
_YES = {"co", "x", "1", "lanh dao", "la lanh dao", "dung"}
_NO = {"khong", "0", "truc tiep", "khong phai", "sai"}

DAYS = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_IN_WORDS = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})")
_DAY_OF_EXCEL = re.compile(
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}-(?:[A-Z]{3}|Thg ?\d+)(?:-\d+)?", re.IGNORECASE
)
_NAME = re.compile(r"[^\W\d_]+(?:[ '’‘ʼ`.\-]+[^\W\d_]+)*\.?")

EARLIEST = date(1900, 1, 1)


class CellError(ValueError):
    """A cell says nothing that can be taken; the message says why and what to write."""


def words(cell: Cell) -> str:
    """Give the cell as one clean line; an empty one as "", a whole number without ".0"."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "Có" if cell else "Không"
    if isinstance(cell, date):
        return short_date(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return clean(str(cell))


def lines(cell: Cell) -> str:
    """Give the cell with its lines, each clean."""
    return clean_lines(cell) if isinstance(cell, str) else words(cell)


def bare(text: str) -> str:
    """Give the words that two spellings have in common: no accents, case or punctuation; "&" is
    the word "và"."""
    return " ".join(re.findall(r"\w+", search_text(and_in_words(text))))


def day(cell: Cell) -> date:
    """Give the day: a date cell, "15/3/1985", "15.3.1985", "1985-03-15" or the long form."""
    if isinstance(cell, date):
        return _believable(cell)
    text = words(cell)
    for pattern, written in ((DAYS, text), (_IN_WORDS, search_text(text))):
        if match := pattern.fullmatch(written):
            return _day(text, int(match[3]), int(match[2]), int(match[1]))
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(text, int(match[1]), int(match[2]), int(match[3]))
    if re.fullmatch(r"\d{4}", text):
        raise CellError(
            f"“{text}” mới có năm. Hãy ghi đủ ngày, tháng, năm như 15/03/1985, hoặc để trống."
        )
    raise CellError(f"“{text}” không phải một ngày. Hãy ghi ngày/tháng/năm, ví dụ 15/03/1985.")


def _day(text: str, year: int, month: int, day_of_month: int) -> date:
    if month > 12:
        raise CellError(
            f"“{text}” có tháng {month}. Hãy ghi theo thứ tự ngày/tháng/năm, ví dụ 15/03/1985."
        )
    try:
        return _believable(date(year, month, day_of_month))
    except ValueError as error:
        if isinstance(error, CellError):
            raise
        raise CellError(f"“{text}” không có trong lịch. Hãy kiểm tra lại ngày, tháng.") from None


def _believable(read: date) -> date:
    if not EARLIEST <= read <= date(2100, 12, 31):
        raise CellError(f"Năm {read.year} không hợp lý. Hãy kiểm tra lại.")
    return read


def yes_or_no(cell: Cell) -> bool:
    """Give True for Có, x, 1; False for Không, 0."""
    text = bare(words(cell))
    if text in _YES or text in _NO:
        return text in _YES
    raise CellError(f"“{words(cell)}” chưa rõ. Hãy ghi Có hoặc Không.")


def gender(cell: Cell) -> str:
    """Give "male" or "female" for Nam, Nữ."""
    return _one_of(GENDERS, {}, cell)


def group(cell: Cell) -> str:
    """Give the code of a nhóm for its name, also as lists of offices abbreviate it."""
    return _one_of(GROUPS, _OTHER_WORDS, cell)


def _one_of(choices: Mapping[str, str], others: Mapping[str, str], cell: Cell) -> str:
    text = bare(words(cell))
    codes = {bare(label): code for code, label in choices.items()} | dict(others)
    if text in codes:
        return codes[text]
    allowed = ", ".join(choices.values())
    raise CellError(f"“{words(cell)}” không có trong danh sách. Hãy ghi một trong: {allowed}.")


def one_d(text: str) -> str:
    """Give the text with Đ, đ for the letters Ð, ð, which look the same and are none of ours."""
    return text.replace("\u00d0", "Đ").replace("\u00f0", "đ")


def person_name(cell: Cell) -> str:
    """Give a full name; one typed in capitals is written as names are."""
    _refuse_day(cell)
    text = one_d(words(cell))
    if len(text) > 100:
        raise CellError("Họ và tên dài quá 100 ký tự.")
    if not _NAME.fullmatch(text):
        raise CellError(f"“{text}” có ký tự không dùng trong họ tên. Hãy chỉ ghi họ và tên.")
    if len(re.split("[ '’‘ʼ]", text)) < 2:  # K'Brốp is a whole name
        raise CellError(f"“{text}” thiếu họ hoặc tên. Hãy ghi đủ họ và tên.")
    return " ".join(map(_as_in_names, text.split())) if text.isupper() else text


def _as_in_names(word: str) -> str:
    """Give "H'Hen" for "H'HEN"."""
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)


def line(cell: Cell, most: int = 150) -> str:
    """Give one line of at most so many characters; a day is none: Excel made it of "15/1"."""
    _refuse_day(cell)
    text = words(cell)
    if len(text) > most:
        raise CellError(f"Nội dung dài {len(text)} ký tự, quá {most}. Hãy viết gọn lại.")
    return text


def number(cell: Cell, most: int) -> str:
    """Give the number of a paper; what Excel has made a day of is none, as "15-Jan" for "15/1"."""
    text = line(cell, most)
    if _DAY_OF_EXCEL.fullmatch(text):
        raise CellError(
            f"“{text}” là một ngày: Excel đã đổi số quyết định thành ngày. Hãy ghi lại số."
        )
    return text


def _refuse_day(cell: Cell) -> None:
    if isinstance(cell, date):
        raise CellError(
            f"Ô này là ngày {short_date(cell)}: Excel đã đổi chữ thành ngày (như “15/1” thành ngày "
            "15/01). Hãy đặt ô kiểu Text rồi ghi lại."
        )


def implausible(born_on: date | None, joined_on: date) -> str:
    """Give a sentence where nobody starts to work at that age; "" otherwise."""
    if born_on is None:
        return ""
    age = (
        joined_on.year
        - born_on.year
        - ((joined_on.month, joined_on.day) < (born_on.month, born_on.day))
    )
    if 15 <= age <= 75:
        return ""
    return (
        f"Sinh ngày {short_date(born_on)} mà vào làm ngày {short_date(joined_on)} "
        f"({max(age, 0)} tuổi). Hãy kiểm tra lại hai ngày này."
    )
