"""Number, day and issuer of a decision that a list of old awards writes in one cell."""

from __future__ import annotations

import re

from workbooks.tables import Row

WITH_DAY = (
    *("so ngay quyet dinh", "so va ngay quyet dinh", "so ngay quyet dinh khen thuong"),
    *("so ngay qd", "so qd ngay", "so qd ngay thang nam", "so quyet dinh ngay thang nam"),
    *("so ngay thang quyet dinh", "so ngay thang nam quyet dinh", "quyet dinh so ngay thang nam"),
)
_WRITTEN = re.compile(
    r"(?P<number>.*\d[^\s,]*),?\s+(?:ký\s)?ngày\s+"
    r"(?P<day>\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})"
    r"(?:,?\s+của\s+(?P<issuer>.+))?"
)


def part_decision(row: Row) -> None:
    """Put "5/QĐ-UBND ngày 15/01/2020 của UBND huyện" into the fields it tells of, where the list
    has no columns for them."""
    written = _WRITTEN.fullmatch(row.text("number"))
    header = row.table.header
    if not written or header.of("decided_on") or (written["issuer"] and header.of("issuer")):
        return
    row.cells["number"], row.cells["decided_on"] = written["number"], written["day"]
    if written["issuer"]:
        row.cells["issuer"] = written["issuer"]
