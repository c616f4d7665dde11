"""Whether day and month of a column may have changed places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from workbooks.cells import DAYS, words
from workbooks.sheets import Cell

_LAST_MONTH = 12


def doubts(cells: Sequence[Cell]) -> Iterator[str]:
    """Give what to say of a column in which Excel swapped them (all its texts are days that Excel
    cannot take for a month, all its days such as it can), or whoever wrote a month first."""
    days = [cell for cell in cells if isinstance(cell, date)]
    matches = [DAYS.fullmatch(words(cell)) for cell in cells if isinstance(cell, str)]
    texts = [(int(match[1]), int(match[2])) for match in matches if match]
    late = [day > _LAST_MONTH for day, _ in texts]
    if days and late and all(late) and all(day.day <= _LAST_MONTH for day in days):
        yield (
            "các ô kiểu ngày đều có ngày không quá 12, các ô kiểu chữ đều có ngày trên 12: có thể "
            f"Excel đã đổi chỗ ngày và tháng, như {days[0]:%d/%m/%Y} mà người ghi muốn nói "
            f"{days[0]:%m/%d/%Y}. Hãy đối chiếu với bản giấy."
        )
    if len(texts) > 1 and any(month > _LAST_MONTH for _, month in texts):
        yield (
            "có ô ghi tháng trước ngày. Các ô chữ khác của cột được đọc là ngày/tháng/năm; hãy xem "
            "chúng có ghi tháng trước không."
        )
