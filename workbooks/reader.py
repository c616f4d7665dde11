"""The reader of workbooks, run apart by `opening`: sheets and their rows, one line of JSON each.

It runs on short rations because it asks for all the memory that a sheet claims to need: a file of
6 KB with cells in A1 and XFD1048576 ends the process that opens it.
"""

from __future__ import annotations

import datetime
import io
import json
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import python_calamine

from sandbox.archives import archive_of
from sandbox.refusals import FileError, HeavyFileError
from workbooks.sheets import MAX_COLUMNS, MAX_ROWS, MAX_TEXT

MAX_SHEETS = 20
MAX_UNPACKED = 60 * 1024 * 1024
MAX_ALL_ROWS = 5_000  # that say something
MAX_CELLS = 200_000  # of all sheets together, also those that are empty
MAX_LETTERS = 3_000_000  # of all cells together

ADVICE = "Hãy mở bằng Excel rồi lưu lại dạng .xlsx, hoặc chép các ô và dán vào trang này."
TOO_MANY_ROWS = (
    f"Tệp có hơn {MAX_ALL_ROWS:,} dòng".replace(",", ".")
    + ", tính cả các trang tính. Hãy bỏ trang không cần nhập hoặc chia thành nhiều tệp."
)
NO_WORKBOOK = f"Đây không phải tệp bảng tính. {ADVICE}"


def lines(content: bytes) -> Iterator[bytes]:
    """Give each sheet as a line with what is known of it, `rows` being their number, and then its
    rows; `FileError` for what is no workbook, has a password or a cell that is too long."""
    measure = Measure()
    try:
        for about, rows in _sheets(content):
            yield _line(about | {"rows": len(rows)})
            for row in rows:
                yield _line(measure.row(row))
    except python_calamine.PasswordError:
        raise FileError("Tệp có mật khẩu. Hãy bỏ mật khẩu rồi tải lại.") from None
    except python_calamine.CalamineError:
        raise FileError(f"Không đọc được tệp này. {ADVICE}") from None


class Measure:
    """Holds all cells of a file together to what a list may have: each limit of a sheet alone
    leaves the product of all of them."""

    def __init__(self) -> None:
        self.rows = self.cells = self.letters = 0

    def row(self, cells: list[Any]) -> list[Any]:
        """Give a row as JSON holds it."""
        plain = [self._cell(cell) for cell in cells]
        self.rows += any(cell != "" for cell in plain)
        if self.rows > MAX_ALL_ROWS:
            raise FileError(TOO_MANY_ROWS)
        return plain

    def _cell(self, cell: Any) -> Any:
        plain = _plain(cell)
        self.cells += 1
        self.letters += len(plain) if isinstance(plain, str) else 1
        if self.cells > MAX_CELLS or self.letters > MAX_LETTERS:
            raise HeavyFileError
        return plain


def _sheets(content: bytes) -> Iterator[tuple[dict[str, Any], list[list[Any]]]]:
    if content.startswith(b"PK"):
        _check_archive(content)
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    hidden = Hidden(content)
    tables = [
        about
        for about in book.sheets_metadata
        if about.typ == python_calamine.SheetTypeEnum.WorkSheet
    ]
    for about in tables[:MAX_SHEETS]:
        sheet, rows = _sheet(book, about)
        unseen = hidden.in_sheet(about.name)
        for row, column, fault in unseen.pop("faults"):
            if row < len(rows) and column < len(rows[row]):
                rows[row][column] = fault
        yield sheet | unseen, rows


def _check_archive(content: bytes) -> None:
    with archive_of(content, unpacked=MAX_UNPACKED) as archive:
        if not {*archive.namelist()} & {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}:
            raise FileError(NO_WORKBOOK)


def _line(value: Any) -> bytes:
    return json.dumps(value).encode() + b"\n"


def _sheet(book: Any, about: Any) -> tuple[dict[str, Any], list[list[Any]]]:
    sheet = book.get_sheet_by_name(about.name)
    is_hidden = about.visible != python_calamine.SheetVisibleEnum.Visible
    rows = sheet.to_python(skip_empty_area=False, nrows=MAX_ROWS)
    last_row, last_column = sheet.end or (0, 0)
    width = 0 if is_hidden else MAX_COLUMNS  # what was hidden is counted, and left where it is
    known = {
        "name": sheet.name[:100],
        "is_cut": last_row >= MAX_ROWS or last_column >= MAX_COLUMNS,
        "merged": [
            [*first, *last] for first, last in sheet.merged_cell_ranges or () if first[0] < MAX_ROWS
        ][: 2 * MAX_ROWS],
        "is_hidden": is_hidden,
    }
    return known, [row[:width] for row in rows]


def _plain(cell: Any) -> Any:
    if isinstance(cell, datetime.datetime):
        cell = cell.date()
    if isinstance(cell, datetime.date):
        return {"day": cell.isoformat()}
    if isinstance(cell, bool | int | float):
        return cell
    text = str(cell)
    if len(text) > MAX_TEXT:
        raise FileError(f"Tệp có ô dài hơn {MAX_TEXT} ký tự. Hãy xóa hoặc viết gọn ô đó.")
    return text


class Hidden:
    """What the reader of cells does not tell of an .xlsx: which rows and columns are hidden, and
    where a formula failed, which it gives as empty."""

    def __init__(self, content: bytes) -> None:
        self.parts: dict[str, str] = {}
        self.archive = None
        if zipfile.is_zipfile(io.BytesIO(content)):
            self.archive = zipfile.ZipFile(io.BytesIO(content))
            self._find_parts()

    def in_sheet(self, name: str) -> dict[str, list[Any]]:
        rows: set[int] = set()
        columns: set[int] = set()
        faults: list[tuple[int, int, str]] = []
        part = self.parts.get(name)
        if part and part in self.archive.namelist():
            with self.archive.open(part) as file:
                for _, tag in ElementTree.iterparse(file):
                    if _local(tag) == "c" and tag.get("t") == "e":
                        faults += _fault(tag)
                    elif _local(tag) == "row":
                        if _is_on(tag) and int(tag.get("r", 0)) - 1 < MAX_ROWS:
                            rows.add(int(tag.get("r", 0)) - 1)
                        tag.clear()
                    elif _local(tag) == "col" and _is_on(tag):
                        last = min(int(tag.get("max")), MAX_COLUMNS)
                        columns.update(range(max(int(tag.get("min")) - 1, 0), last))
        return {
            "hidden_rows": sorted(rows),
            "hidden_columns": sorted(columns),
            "faults": faults,
        }

    def _find_parts(self) -> None:
        names = set(self.archive.namelist())
        book, links = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
        if not {book, links} <= names:
            return
        targets = {
            tag.get("Id"): tag.get("Target", "")
            for tag in ElementTree.fromstring(self.archive.read(links))
        }
        for tag in ElementTree.fromstring(self.archive.read(book)).iter():
            if _local(tag) == "sheet":
                link = next((v for k, v in tag.attrib.items() if k.endswith("}id")), None)
                target = posixpath.normpath(posixpath.join("/xl", targets.get(link, "")))
                self.parts[tag.get("name")] = target.lstrip("/")


def _local(tag: ElementTree.Element) -> str:
    return tag.tag.rpartition("}")[2]


def _fault(cell: ElementTree.Element) -> Iterator[tuple[int, int, str]]:
    """Give row and column, counted from 0, of a cell whose formula failed, and what it shows."""
    reference = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", cell.get("r", ""))
    shown = next((tag.text for tag in cell if _local(tag) == "v"), None)
    if reference and shown:
        column = 0
        for capital in reference[1]:
            column = column * 26 + ord(capital) - ord("A") + 1
        yield int(reference[2]) - 1, column - 1, shown


def _is_on(tag: ElementTree.Element) -> bool:
    return tag.get("hidden") in ("1", "true")
