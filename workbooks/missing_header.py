"""What to say of sheets in which no header of the list was found."""

from __future__ import annotations

from workbooks.cells import words
from workbooks.columns import HeaderColumns
from workbooks.sheets import BroughtSheet, Problem


def no_cells(sheets: list[BroughtSheet]) -> Problem | None:
    """Give what to say where all rows are one cell each: lines that were typed or copied from a
    file without a table."""
    rows = [row for sheet in sheets for row in sheet.rows if any(words(cell) for cell in row)]
    if len(rows) < 2 or any(len(row) > 1 for row in rows):
        return None
    return Problem(
        "",
        "Nội dung này không chia thành ô: mỗi dòng chỉ là một ô. Hãy chép cả bảng từ Excel hoặc "
        "Word, gồm dòng tiêu đề, hoặc tải tệp Excel lên.",
    )


def no_header(columns: HeaderColumns) -> Problem:
    """Give what to say where no sheet has the header."""
    needed = ", ".join(f"“{columns.titles[n]}”" for n in columns.titles if n in columns.needed)
    either = " hoặc ".join(f"“{columns.titles[n]}”" for n in columns.titles if n in columns.one_of)
    if either and len(columns.one_of) < 4:
        needed += f" và cột {either}"
    many = "các " if len(columns.needed) > 1 else ""
    return Problem(
        "",
        f"Không tìm thấy dòng tiêu đề có {many}cột {needed}. Hãy tải tệp mẫu, hoặc thêm dòng tiêu "
        "đề: " + ", ".join(columns.titles.values()) + ".",
    )
