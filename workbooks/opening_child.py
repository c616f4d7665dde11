"""Reads a workbook from standard input and writes its visible sheets as JSON; run by `workbook`.

It runs apart and on short rations because the reader asks for all the memory that a sheet claims
to need: a file of 6 KB with cells in A1 and XFD1048576 ends the process that opens it.
"""

import datetime
import io
import json
import resource
import sys

import python_calamine

MEMORY = 768 * 1024 * 1024
SECONDS = 15
ENCRYPTED, UNREADABLE = 3, 4


def main(max_sheets: int, max_rows: int, max_columns: int, max_text: int) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        visible = [
            about.name
            for about in book.sheets_metadata
            if about.visible == python_calamine.SheetVisibleEnum.Visible
            and about.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]
        sheets = [
            _sheet(book.get_sheet_by_name(name), max_rows, max_columns, max_text)
            for name in visible[:max_sheets]
        ]
    except python_calamine.PasswordError:
        return ENCRYPTED
    except python_calamine.CalamineError:
        return UNREADABLE
    json.dump(sheets, sys.stdout)
    return 0


def _sheet(sheet, max_rows: int, max_columns: int, max_text: int) -> dict:
    rows = sheet.to_python(skip_empty_area=False, nrows=max_rows)
    last_row, last_column = sheet.end or (0, 0)
    return {
        "name": sheet.name[:100],
        "rows": [[_plain(cell, max_text) for cell in row[:max_columns]] for row in rows],
        "is_cut": last_row >= max_rows or last_column >= max_columns,
    }


def _plain(cell, max_text: int):
    if isinstance(cell, datetime.datetime):
        cell = cell.date()
    if isinstance(cell, datetime.date):
        return {"day": cell.isoformat()}
    if isinstance(cell, bool | int | float):
        return cell
    return str(cell)[:max_text]


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:])))
