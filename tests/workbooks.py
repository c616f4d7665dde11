"""Workbooks as offices make them, and as somebody with bad intentions might."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from html import escape

import xlsxwriter
from xlsxwriter.utility import xl_cell_to_rowcol

HEADER = (
    "STT",
    "Họ và tên",
    "Giới tính",
    "Ngày sinh",
    "Chức vụ",
    "Đơn vị",
    "Nhóm",
    "Lãnh đạo",
    "Vào làm từ",
)


def xlsx(**sheets: list) -> bytes:
    """Make an .xlsx; a sheet whose name begins with "hidden" is hidden, a text with "=" stays
    a formula only in a cell given as ("formula", value)."""
    file = io.BytesIO()
    options = {"strings_to_formulas": False}
    with xlsxwriter.Workbook(file, options) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            if name.startswith("hidden"):
                page.hide()
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    _write(page, number, column, cell, day)
    return file.getvalue()


def form(rows: list[list], *merged: str, hidden_rows=(), hidden_columns=()) -> bytes:
    """Make an .xlsx with one sheet "DS" as offices draw their forms; `merged` are ranges like
    "B1:C1", rows and columns are counted from 0."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        page = book.add_worksheet("DS")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell != "":
                    _write(page, number, column, cell, day)
        for cells in merged:
            first = xl_cell_to_rowcol(cells.partition(":")[0])
            page.merge_range(cells, rows[first[0]][first[1]])
        for row in hidden_rows:
            page.set_row(row, None, None, {"hidden": True})
        for column in hidden_columns:
            page.set_column(column, column, None, None, {"hidden": True})
    return file.getvalue()


def _write(page, row: int, column: int, cell, day) -> None:
    if isinstance(cell, tuple):
        page.write_formula(row, column, f"={cell[0]}", None, cell[1])
    elif isinstance(cell, date):
        page.write_datetime(row, column, cell, day)
    else:
        page.write(row, column, cell)


def ods(rows: list[list[str]], repeated: int = 1) -> bytes:
    """Make an .ods with one sheet of text; `repeated` says that each row stands so many times."""
    cells = "".join(
        f'<table:table-row table:number-rows-repeated="{repeated}">'
        + "".join(
            '<table:table-cell office:value-type="string">'
            f"<text:p>{escape(cell)}</text:p></table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    space = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        f'xmlns:office="{space}office:1.0" xmlns:table="{space}table:1.0" '
        f'xmlns:text="{space}text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="A">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return archive(
        mimetype=b"application/vnd.oasis.opendocument.spreadsheet",
        **{
            "content.xml": content.encode(),
            "META-INF/manifest.xml": _MANIFEST,
        },
    )


_MANIFEST = b"""<?xml version="1.0"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/"
 manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>"""


def archive(**files: bytes) -> bytes:
    """Make a zip with these files."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return file.getvalue()


def far_apart() -> bytes:
    """Make the .xlsx of 6 KB that claims to need half a terabyte."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        page = book.add_worksheet("A")
        page.write(0, 0, "Họ và tên")
        page.write(1_048_575, 16_383, "x")
    return file.getvalue()
