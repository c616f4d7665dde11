"""How lines become paragraphs: which begin a new one, which go on with the sentence before."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .lines import BULLETS, CELL, UPPER, Line, bare, is_second_half

_PART, _ROMAN, _NUMBER, _LETTER, _BULLET, _ROW, _PLAIN = 0, 1, 2, 6, 7, 8, 9
_MARKS = (
    (
        _PART,
        re.compile(
            r"(?i:phần(?:\sthứ)?)\s([IVX]+|\d|(?i:nhất|hai|ba|tư|bốn|năm))\b[.:]?\s?(?=\S|$)"
        ),
    ),
    (_ROMAN, re.compile(r"([IVX]{1,5}|[A-EĐ])\s?(?:[.):]\s?|/\s|[-–]\s)(?=\S|$)")),
    (
        _NUMBER,
        re.compile(
            r"(\d{1,2}(?:\.\d{1,2}){0,3})(?:[.)/](?=\s|$)|[.)](?=[^\W\d])|[-–](?=\s[A-Z]|$))"
        ),
    ),
    (_NUMBER, re.compile(rf"(\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?=\s[{UPPER}]|$)")),
    (_LETTER, re.compile(r"([a-zđ])(?:\s*\)|\.(?=\s))")),
    (_BULLET, re.compile(rf"([{re.escape(BULLETS)}])")),
)
_FINISHED = re.compile(r"[.!?;:…]\W*$")
_PAGE_NUMBER = re.compile(r"(?:[-–]\s?)?\d{1,3}(?:\s?[-–])?|trang \d{1,3}(?:/\d{1,3})?")
# After these words a sentence goes on, whatever the next line looks like.
_DANGLING = frozenset(
    [
        "ngay",
        "thang",
        "so",
        "dot",
        "thu",
        "dieu",
        "khoan",
        "diem",
        "va",
        "cua",
        "ve",
        "cho",
        "voi",
        "tai",
        "den",
        "tu",
        "truoc",
        "quy",
        "la",
        "cac",
        "hoac",
    ]
)
# A line that begins so is a paragraph of its own, whatever the line before looks like.
_LABEL = re.compile(
    r"(?:Chủ đề|Khẩu hiệu|Phương châm|Thời gian|Thời hạn|Mục đích|Yêu cầu|Mục tiêu|Chỉ tiêu|"
    r"Nội dung|Đối tượng|Địa điểm)(?:\s[^\W\d]+){0,4}\s?:"
)
_WRAPPED_AT_MOST = 160
_OPENING, _CLOSING = "“(«", "”)»"


@dataclass(frozen=True)
class Item:
    """A paragraph: its mark ("2.1", "a", "-", "" for none), its rank (small is high) and where its
    words stand in the flow."""

    index: int
    mark: str
    rank: int
    start: int
    end: int
    parent: int | None

    @property
    def is_heading(self) -> bool:
        """Say whether the paragraph stands in the highest ranks: "I.", or a line of capitals."""
        return self.rank <= _ROMAN

    @property
    def mark_end(self) -> str:
        """Give what stands between the mark and the words."""
        return {_LETTER: ") ", _BULLET: " "}.get(self.rank, ". ")

    @property
    def is_plain(self) -> bool:
        """Say whether the paragraph has neither mark nor cells."""
        return self.rank == _PLAIN

    @property
    def is_row(self) -> bool:
        """Say whether the paragraph is a row of a table."""
        return self.rank == _ROW

    @property
    def is_bullet(self) -> bool:
        return self.rank == _BULLET


class Joiner:
    """Goes through the lines once and decides for each: a new paragraph, or more of the last."""

    def __init__(self, lines: list[Line]) -> None:
        self.items: list[Item] = []
        self.starts: list[int] = []
        self.numbers: list[int] = []
        self._parts: list[str] = []
        self._length = 0
        self._open: Item | None = None
        self._stack: list[tuple[int, str, int]] = []
        self._last = ""
        self._unclosed = 0
        self._after_heading = False
        self._width = max((len(line.text) for line in lines), default=0)
        for at, line in enumerate(lines):
            following = lines[at + 1] if at + 1 < len(lines) else None
            if not self._is_page_number(line, following):
                self._take(line)
        self._close()
        self.text = "".join(self._parts)

    def _take(self, line: Line) -> None:
        rank, mark, words = _read_mark(line)
        if rank is not None and not self._goes_on_with_mark(rank, words):
            self._begin(rank, mark, words, line)
        elif self._is_heading(line):
            self._begin(_ROMAN, "", line.text, line)
        elif CELL in line.text:
            self._begin(_ROW, "", line.text, line)
        elif self._parts and self._goes_on(line) and not self._is_label(line):
            self._write(" " if self._parts[-1] else "", line.text, line)
        else:
            self._begin(_PLAIN, "", line.text, line)

    def _begin(self, rank: int, mark: str, words: str, line: Line) -> None:
        self._close()
        self._unclosed = 0
        parent = self._hang(rank, mark)
        separator = "\n" if self._length else ""
        start = self._length + len(separator)
        self._open = Item(len(self.items), mark, rank, start, start, parent)
        self._write(separator, words, line)

    def _write(self, separator: str, words: str, line: Line) -> None:
        self._parts += [separator, words]
        self.starts.append(self._length + len(separator))
        self.numbers.append(line.number)
        self._length += len(separator) + len(words)
        self._last = line.text
        self._after_heading = line.is_capital and words.isupper()
        self._unclosed += sum(map(words.count, _OPENING)) - sum(map(words.count, _CLOSING))

    def _close(self) -> None:
        if self._open:
            self.items.append(replace(self._open, end=self._length))

    def _hang(self, rank: int, mark: str) -> int | None:
        """Give the parent of a new paragraph: a mark seen before closes all below its last use."""
        kind = mark if rank == _BULLET else ""
        depth = rank + mark.count(".") if rank == _NUMBER else rank
        known = [at for at, entry in enumerate(self._stack) if entry[:2] == (depth, kind)]
        if known:
            del self._stack[known[-1] :]
        else:
            while self._stack and self._stack[-1][0] > depth:
                self._stack.pop()
            while self._stack and self._stack[-1][0] == depth != _BULLET:
                self._stack.pop()
        parent = self._stack[-1][2] if self._stack else None
        if rank < _ROW:
            self._stack.append((depth, kind, len(self.items)))
        return parent

    def _goes_on_with_mark(self, rank: int, words: str) -> bool:
        """Say whether what looks like a mark is part of a sentence that was broken before it."""
        if not self._last or self._is_finished():
            return False
        if self._dangles():
            return True
        if rank != _BULLET or not words:
            return False
        if is_second_half(self._last, words):
            return True
        if self._unclosed > 0 or words[0].islower():
            return True
        return words[0].isdigit() and self._last[-1].isdigit()

    def _goes_on(self, line: Line) -> bool:
        if self._last.endswith(":"):
            return True
        if self._after_heading and line.text[0].isupper() and not line.text.isupper():
            return False
        if not self._parts[-1] or not self._is_finished():
            return not (line.after_gap and self._begins_anew(line))
        return not line.after_gap and (line.text[0].islower() or self._was_full(line))

    def _is_label(self, line: Line) -> bool:
        return bool(_LABEL.match(line.text)) and self._unclosed <= 0

    def _begins_anew(self, line: Line) -> bool:
        return bool(self._parts[-1]) and line.text[0].isupper() and not self._dangles()

    def _dangles(self) -> bool:
        words = bare(self._last[-20:]).split()
        return bool(words) and words[-1] in _DANGLING

    def _is_heading(self, line: Line) -> bool:
        if not line.is_capital or " " not in line.text or CELL in line.text:
            return False
        return line.after_gap or self._is_finished()

    def _is_finished(self) -> bool:
        return bool(_FINISHED.search(self._last[-8:]))

    def _was_full(self, line: Line) -> bool:
        """Say whether the next word would not have fitted on the last line of a wrapped text."""
        first = line.text.split(maxsplit=1)[0]
        needed = len(self._last) + 1 + len(first)
        return self._width <= _WRAPPED_AT_MOST and needed > self._width

    def _is_page_number(self, line: Line, following: Line | None) -> bool:
        """Say whether a lone number between empty lines cuts a sentence in two."""
        if not following or not self._last or not _PAGE_NUMBER.fullmatch(line.bare):
            return False
        stands_alone = line.after_gap or following.after_gap
        return stands_alone and following.text[0].islower() and not self._is_finished()


def _read_mark(line: Line) -> tuple[int | None, str, str]:
    for rank, pattern in _MARKS:
        match = pattern.match(line.text)
        if match:
            return rank, match[1], line.text[match.end() :].strip()
    return None, "", line.text
