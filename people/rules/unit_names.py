"""Names of units as somebody pastes them: which they are, and of what kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from vietnamese.text import clean, without_accents

_ORDINAL = re.compile(r"^\s*(?:[-+*•]|\d{1,3}[.)\t])\s*")
_ORDINAL_HEADINGS = {"stt", "tt", "so tt"}
_HEADINGS = {"don vi", "ten don vi", "bo phan don vi", "bo phan", "ten"}

_LEVELS = {"xa", "phuong"}
_KINDS = (
    ("leadership", "lãnh đạo|thường trực|đảng ủy|hđnd|ubnd"),
    ("hamlet", "thôn|bản|ấp|xóm|buôn|làng|khu phố|khu vực|tổ dân phố|khóm|phum|sóc"),
    ("organisation", "hội|đoàn|mặt trận|ubmttq|mttq|ủy ban mặt trận|ủy ban mttq|công đoàn"),
    ("public_service", "trường|trạm|trung tâm|nhà trẻ|ban quản lý"),
)


def names_in(text: str) -> list[str]:
    """Give the names in a pasted list, one a line or one a row of cells; ordinals, a heading and
    empty lines are no names."""
    names = (_name(line) for line in text.splitlines())
    return [name for name in names if name and _plain(name) not in _HEADINGS]


def names_in_rows(rows: Sequence[Sequence[object]]) -> list[str]:
    """Give the names in the rows of a sheet: what stands below a heading, in its column; else what
    every row begins with. A total is no name."""
    heads = ((n, m) for n, row in enumerate(rows) for m, cell in enumerate(row) if _is_head(cell))
    first, column = next(heads, (-1, None))
    below = (row if column is None else row[column : column + 1] for row in rows[first + 1 :])
    lines = ("\t".join(cell if isinstance(cell, str) else "" for cell in row) for row in below)
    names = names_in("\n".join(" ".join(line.splitlines()) for line in lines))
    return [name for name in names if not _is_total(name)]


def _is_head(cell: object) -> bool:
    return isinstance(cell, str) and _plain(cell) in _HEADINGS


def _is_total(name: str) -> bool:
    return re.match(r"(tong so|tong cong)\b|cong( \d.*)?$", _plain(name)) is not None


def _name(line: str) -> str:
    cells = (clean(cell) for cell in _ORDINAL.sub("", line).split("\t"))
    worded = (cell for cell in cells if any(sign.isalpha() for sign in cell))
    headless = (cell for cell in worded if _plain(cell) not in _ORDINAL_HEADINGS)
    return next(headless, "").rstrip(" ;,.")


def kind_of(name: str) -> str:
    """Give the kind of unit that a name suggests; a department where it suggests none."""
    words = clean(name).lower().replace("uỷ", "ủy")
    kinds = (kind for kind, starts in _KINDS if re.match(rf"({starts})\b", words))
    return next(kinds, "department")


@lru_cache(maxsize=2048)  # of each unit of a commune, for each row of a list
def initials(name: str) -> str:
    """Give the letters that a name is shortened to, whatever of it is short already: "bchqs" of
    "Ban Chỉ huy Quân sự" and of "Ban CHQS xã"."""
    words = [word for word in re.findall(r"\w+", clean(name)) if _plain(word) != "va"]
    if len(words) > 1 and _plain(words[-1]) in _LEVELS:
        words.pop()
    return _plain("".join(word if word.isupper() else word[0] for word in words))


def repeated(names: Iterable[str]) -> list[str]:
    """Give the names that stand more than once, each once, whatever their capitals."""
    seen: set[str] = set()
    twice: dict[str, str] = {}
    for name in names:
        if name.casefold() in seen:
            twice.setdefault(name.casefold(), name)
        seen.add(name.casefold())
    return list(twice.values())


def _plain(name: str) -> str:
    return " ".join(re.findall(r"\w+", without_accents(name)))
