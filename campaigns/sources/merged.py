"""What a cell that was merged downwards says for the rows below its first."""

from __future__ import annotations

import re

_DAY = re.compile(r"\d{1,2}(?:\s?[/.-]\s?\d{1,2}){1,2}(?:\d\d)?|(?i:tháng|quý|tuần)\s(?:\d|[IV])")
_LONGEST = 80


def reaching_down(words: str) -> str:
    """Give the words again where they are one day: it holds for all rows beside it. Other words,
    such as the name of a group or the time of a phase, are said once."""
    is_day = len(words) < _LONGEST and len(_DAY.findall(words)) == 1
    return words.strip() if is_day else ""
