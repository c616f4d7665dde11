"""The text of a PDF, read in a child process with a limit on time and memory: a small file can be
made to unpack without end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from campaigns.pdf_child import BROKEN, LOCKED, MOST_PAGES, SECONDS, TOO_LONG
from campaigns.unreadable import UnreadablePlan

_LEAST_LETTERS = 40
_SENTENCES = {
    LOCKED: "Tệp PDF có mật khẩu. Hãy bỏ mật khẩu rồi tải lại.",
    BROKEN: "Tệp PDF bị hỏng, không mở được. Hãy lưu lại rồi tải lên.",
    TOO_LONG: f"Tệp PDF có hơn {MOST_PAGES} trang. Hãy tách riêng phần kế hoạch rồi tải lên.",
}


def pdf_text(content: bytes, *, seconds: int = SECONDS) -> str:
    """Give the lines of a PDF from above, columns parted by tabs, within so many seconds.

    Raises `UnreadablePlan` for a PDF that is locked, broken, scanned, or takes too long.
    """
    try:
        child = subprocess.run(
            [sys.executable, "-m", "campaigns.pdf_child"],
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
        raise UnreadablePlan(_SENTENCES.get(child.returncode, _SENTENCES[BROKEN]))
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
