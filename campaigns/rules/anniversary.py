"""The anniversary that emulation plans celebrate: Hồ Chí Minh's call of 11/6/1948."""

from __future__ import annotations

import re
from collections.abc import Callable

CALLED_IN = 1948
"""Lời kêu gọi thi đua ái quốc, 11/6/1948; its day is the Ngày truyền thống thi đua yêu nước."""

_COUNTED = re.compile(
    r"(kỷ niệm\s+(?:lần thứ\s+)?)(\d{1,3})(\s+năm\b(?=[^.;”]{0,120}?(?:thi đua ái quốc|1948)))",
    re.IGNORECASE,
)


def anniversary(year: int) -> int:
    """Give which anniversary of the call falls into a year: 73 in 2021."""
    return year - CALLED_IN


def counted(text: str) -> list[int]:
    """Give every count of the anniversary that a text names: [73]."""
    return [int(match[2]) for match in _COUNTED.finditer(text)]


def recount(text: str, year: int) -> str:
    """Give the text with each count of the anniversary as it is in a year."""
    return _COUNTED.sub(_with_number(anniversary(year)), text)


def _with_number(number: int) -> Callable[[re.Match[str]], str]:
    return lambda match: f"{match[1]}{number}{match[3]}"
