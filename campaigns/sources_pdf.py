"""The text of a PDF, read in a child process with a limit on time and memory: a small file can be
made to unpack without end."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from campaigns.unreadable import UnreadablePlan

_SECONDS = 20
_MEMORY_BYTES = 1024**3
_MOST_PAGES = 60
_LEAST_LETTERS = 40
_COLUMN_GAP = 18.0  # points between two texts on one line that are two columns
_PAGE_NUMBER = re.compile(r"(?:[-–]\s?)?\d{1,3}(?:\s?[-–])?|(?i:trang)\s\d{1,3}(?:/\d{1,3})?")
_LOCKED, _BROKEN, _TOO_LONG = 3, 4, 5
_SENTENCES = {
    _LOCKED: "Tệp PDF có mật khẩu. Hãy bỏ mật khẩu rồi tải lại.",
    _BROKEN: "Tệp PDF bị hỏng, không mở được. Hãy lưu lại rồi tải lên.",
    _TOO_LONG: f"Tệp PDF có hơn {_MOST_PAGES} trang. Hãy tách riêng phần kế hoạch rồi tải lên.",
}


def pdf_text(content: bytes, *, seconds: int = _SECONDS) -> str:
    """Give the lines of a PDF from above, columns parted by tabs, within so many seconds.

    Raises `UnreadablePlan` for a PDF that is locked, broken, scanned, or takes too long.
    """
    try:
        child = subprocess.run(
            [sys.executable, "-m", "campaigns.sources_pdf"],
            input=content,
            capture_output=True,
            timeout=seconds,
            cwd=Path(__file__).resolve().parent.parent,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UnreadablePlan(
            "Đọc tệp PDF mất quá nhiều thời gian. Hãy dùng bản Word hoặc dán nội dung văn bản."
        ) from None
    if child.returncode:
        raise UnreadablePlan(_SENTENCES.get(child.returncode, _SENTENCES[_BROKEN]))
    text = child.stdout.decode()
    _check_letters(text)
    return text


def _check_letters(text: str) -> None:
    if text.count("(cid:") > 20:
        raise UnreadablePlan(
            "Chữ trong tệp PDF không giải mã được. Hãy dùng bản Word hoặc dán nội dung văn bản."
        )
    if sum(char.isalpha() for char in text) < _LEAST_LETTERS:
        raise UnreadablePlan(
            "Tệp PDF là bản quét (ảnh), không có chữ để đọc. Hãy dùng bản Word, PDF có chữ, "
            "hoặc gõ lại nội dung."
        )


def main() -> int:
    """Read a PDF from standard input and write its text: the work of the child process."""
    _limit_resources()
    from pdfminer.pdfdocument import PDFEncryptionError
    from pdfminer.psexceptions import PSException

    try:
        sys.stdout.buffer.write("\n".join(_lines(sys.stdin.buffer.read())).encode())
    except PDFEncryptionError:
        return _LOCKED
    except _TooManyPagesError:
        return _TOO_LONG
    except (PSException, ValueError, TypeError, KeyError, AttributeError, IndexError, MemoryError):
        return _BROKEN
    return 0


def _limit_resources() -> None:
    try:
        import resource
    except ImportError:  # not on this system; the parent's time limit still holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))


class _TooManyPagesError(Exception):
    pass


def _lines(content: bytes) -> Iterator[str]:
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams

    pages = extract_pages(io.BytesIO(content), laparams=LAParams(char_margin=1.0, boxes_flow=None))
    for number, page in enumerate(pages, start=1):
        if number > _MOST_PAGES:
            raise _TooManyPagesError
        yield from _without_page_number(list(_page_lines(page)))


def _without_page_number(lines: list[str]) -> list[str]:
    """Leave out the number at the head or foot of a page, which would cut a sentence in two."""
    if lines and _PAGE_NUMBER.fullmatch(lines[0]):
        return lines[1:]
    return lines[:-1] if lines and _PAGE_NUMBER.fullmatch(lines[-1]) else lines


def _page_lines(page: Any) -> Iterator[str]:
    """Give the lines of a page from above; texts at the same height are one line."""
    from pdfminer.layout import LTTextContainer, LTTextLine

    texts = [line for box in page if isinstance(box, LTTextContainer) for line in box]
    texts = [line for line in texts if isinstance(line, LTTextLine) and line.get_text().strip()]
    row: list[Any] = []
    for text in sorted(texts, key=lambda one: -_middle(one)):
        if row and _middle(row[0]) - _middle(text) > row[0].height / 2:
            yield _joined(row)
            row = []
        row.append(text)
    if row:
        yield _joined(row)


def _middle(line: Any) -> float:
    return float(line.y0 + line.y1) / 2


def _joined(row: list[Any]) -> str:
    parts, last = "", None
    for text in sorted(row, key=lambda one: one.x0):
        gap = "" if last is None else "\t" if text.x0 - last.x1 > _COLUMN_GAP else " "
        parts, last = parts + gap + text.get_text().strip(), text
    return parts


if __name__ == "__main__":
    sys.exit(main())
