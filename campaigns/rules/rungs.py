"""The days on which who still owes something is reminded, counted from the last good day.

-3 is three days before it, 0 the day itself, 3 three days overdue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

DEFAULT_RUNGS = (-14, -7, -3, -1, 0, 1, 3)
EARLIEST, LATEST, MOST = -120, 60, 20
_NUMBER = re.compile(r"[-−–]?\s?\d{1,4}")


def rungs_text(rungs: Iterable[int]) -> str:
    """Give "-14, -7, 0, 3", as the form shows it and `parse_rungs` reads it."""
    return ", ".join(map(str, rungs))


def parse_rungs(text: str) -> tuple[int, ...]:
    """Give the days of a list such as "-14, -7, 0, 3", sorted, each once.

    Raises ValueError with a Vietnamese sentence.
    """
    words = [word.strip() for word in re.split(r"[,;]", text) if word.strip()]
    if not all(_NUMBER.fullmatch(word) for word in words):
        raise ValueError(
            "Hãy ghi các ngày nhắc bằng số nguyên, cách nhau bằng dấu phẩy, ví dụ: "
            f"{rungs_text(DEFAULT_RUNGS)}."
        )
    rungs = sorted({int(re.sub(r"[−–]", "-", "".join(word.split()))) for word in words})
    if len(rungs) > MOST or any(not EARLIEST <= rung <= LATEST for rung in rungs):
        raise ValueError(
            f"Mỗi mốc có không quá {MOST} lần nhắc, từ {-EARLIEST} ngày trước hạn đến {LATEST} "
            "ngày sau hạn."
        )
    return tuple(rungs)


def rungs_in_words(rungs: Iterable[int]) -> str:
    """Give "trước hạn 14, 7 ngày; ngày cuối; quá hạn 1, 3 ngày"."""
    ordered = sorted(rungs)
    before = ", ".join(str(-rung) for rung in ordered if rung < 0)
    after = ", ".join(str(rung) for rung in ordered if rung > 0)
    parts = [
        f"trước hạn {before} ngày" if before else "",
        "ngày cuối" if 0 in ordered else "",
        f"quá hạn {after} ngày" if after else "",
    ]
    return "; ".join(part for part in parts if part) or "không nhắc"
