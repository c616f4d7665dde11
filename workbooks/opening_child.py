"""Reads a workbook from standard input and writes its sheets as JSON; run by `opening`.

It runs apart and on short rations because the reader asks for all the memory that a sheet claims
to need: a file of 6 KB with cells in A1 and XFD1048576 ends the process that opens it.
"""

import datetime
import io
import json
import posixpath
import resource
import sys
import zipfile
from xml.etree import ElementTree

import python_calamine

MEMORY = 768 * 1024 * 1024
SECONDS = 15
ENCRYPTED, UNREADABLE, LONG_CELL = 3, 4, 5


class LongCell(Exception):  # noqa: N818
    """A cell holds more than Excel lets anybody write."""


def main(max_sheets: int, max_rows: int, max_columns: int, max_text: int) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    content = sys.stdin.buffer.read()
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        tables = [
            about
            for about in book.sheets_metadata
            if about.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]
        hidden = Hidden(content)
        sheets = [
            _sheet(book, about, max_rows, max_columns, max_text)
            | hidden.in_sheet(about.name, max_rows, max_columns)
            for about in tables[:max_sheets]
        ]
    except python_calamine.PasswordError:
        return ENCRYPTED
    except python_calamine.CalamineError:
        return UNREADABLE
    except LongCell:
        return LONG_CELL
    json.dump(sheets, sys.stdout)
    return 0


def _sheet(book, about, max_rows: int, max_columns: int, max_text: int) -> dict:
    sheet = book.get_sheet_by_name(about.name)
    is_hidden = about.visible != python_calamine.SheetVisibleEnum.Visible
    rows = sheet.to_python(skip_empty_area=False, nrows=max_rows)
    last_row, last_column = sheet.end or (0, 0)
    width = 0 if is_hidden else max_columns  # what was hidden is counted, and left where it is
    return {
        "name": sheet.name[:100],
        "rows": [[_plain(cell, max_text) for cell in row[:width]] for row in rows],
        "is_cut": last_row >= max_rows or last_column >= max_columns,
        "merged": [
            [*first, *last] for first, last in sheet.merged_cell_ranges or () if first[0] < max_rows
        ][: 2 * max_rows],
        "is_hidden": is_hidden,
    }


def _plain(cell, max_text: int):
    if isinstance(cell, datetime.datetime):
        cell = cell.date()
    if isinstance(cell, datetime.date):
        return {"day": cell.isoformat()}
    if isinstance(cell, bool | int | float):
        return cell
    text = str(cell)
    if len(text) > max_text:
        raise LongCell
    return text


class Hidden:
    """Which rows and columns of an .xlsx are hidden, which the reader of cells does not tell."""

    def __init__(self, content: bytes) -> None:
        self.parts: dict[str, str] = {}
        self.archive = None
        if zipfile.is_zipfile(io.BytesIO(content)):
            self.archive = zipfile.ZipFile(io.BytesIO(content))
            self._find_parts()

    def in_sheet(self, name: str, max_rows: int, max_columns: int) -> dict:
        rows: list[int] = []
        columns: list[int] = []
        part = self.parts.get(name)
        if part and part in self.archive.namelist():
            with self.archive.open(part) as file:
                for _, tag in ElementTree.iterparse(file):
                    if _local(tag) == "row":
                        if _is_on(tag) and int(tag.get("r", 0)) - 1 < max_rows:
                            rows.append(int(tag.get("r", 0)) - 1)
                        tag.clear()
                    elif _local(tag) == "col" and _is_on(tag):
                        last = min(int(tag.get("max")), max_columns)
                        columns.extend(range(int(tag.get("min")) - 1, last))
        return {"hidden_rows": rows, "hidden_columns": columns}

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


def _local(tag) -> str:
    return tag.tag.rpartition("}")[2]


def _is_on(tag) -> bool:
    return tag.get("hidden") in ("1", "true")


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:])))
