"""What a cell of a list of people says: days, yes or no, words of a fixed list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

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
    "cb": "official",
    "cc": "civil_servant",
    "vc": "public_employee",
    "nld": "employee",
    "hd": "employee",
    "hdld": "employee",
    "kct": "part_time",
}
_ADDRESSED = {"ong": "male", "ba": "female"}
_YES = {"co", "x", "1", "lanh dao", "la lanh dao", "dung"}
_NO = {"khong", "0", "truc tiep", "khong phai", "sai"}

DAYS = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_IN_WORDS = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})")
_DAY_OF_EXCEL = re.compile(
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}-(?:[A-Z]{3}|Thg ?\d+)(?:-\d+)?", re.IGNORECASE
)

_NUMBER_LEAD = re.compile(r"(?:(?:quyết định|qđ)\s*(?:số)?|số)\s*[:.]?\s*(?=\d)", re.IGNORECASE)

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


@lru_cache(maxsize=2048)  # the cells of a column say the same again and again
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
    """Give "male" or "female" for Nam, Nữ, and for Ông, Bà."""
    return _one_of(GENDERS, _ADDRESSED, cell)


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


def line(cell: Cell, most: int = 150) -> str:
    """Give one line of at most so many characters; a day is none: Excel made it of "15/1"."""
    refuse_day(cell)
    text = words(cell)
    if len(text) > most:
        raise CellError(f"Nội dung dài {len(text)} ký tự, quá {most}. Hãy viết gọn lại.")
    return text


def number(cell: Cell, most: int) -> str:
    """Give the number of a paper without "Số" before it; `CellError` where it is none: what Excel
    has made a day of ("15-Jan" for "15/1"), number and day in one cell, "chưa có"."""
    text = _NUMBER_LEAD.sub("", line(cell, most))
    if _DAY_OF_EXCEL.fullmatch(text):
        raise CellError(
            f"“{text}” là một ngày: Excel đã đổi số quyết định thành ngày. Hãy ghi lại số."
        )
    if re.search(r"\bngày\b", text, re.IGNORECASE):
        raise CellError(f"“{text}” ghi cả số và ngày. Hãy ghi ngày ở cột ngày quyết định.")
    if text and not re.search(r"\d", text):
        raise CellError(f"“{text}” không phải số của văn bản. Hãy ghi số, hoặc để trống.")
    return text


def refuse_day(cell: Cell) -> None:
    """Refuse a day where words belong: Excel made it of "15/1"."""
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
