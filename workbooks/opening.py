"""Opening a workbook that somebody brought: .xlsx, .xls or .ods, told by its content."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

from workbooks.opening_child import ENCRYPTED, LONG_CELL, SECONDS
from workbooks.sheets import MAX_COLUMNS, MAX_ROWS, MAX_TEXT, BroughtSheet, Cell, Merged

MAX_BYTES = 5 * 1024 * 1024
TOO_LARGE = "Tệp lớn hơn 5 MB. Hãy bỏ hình ảnh, trang tính thừa rồi tải lại."
MAX_UNPACKED = 60 * 1024 * 1024
MAX_SHEETS = 20

_CHILD = Path(__file__).with_name("opening_child.py")
_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ADVICE = "Hãy mở bằng Excel rồi lưu lại dạng .xlsx, hoặc chép các ô và dán vào trang này."


class WorkbookError(Exception):
    """The file cannot be taken; the message says why and what to do."""


def sheets(content: bytes) -> list[BroughtSheet]:
    """Give the sheets, also those that are hidden; formulas as the values they last had.
    WorkbookError for a file that is no workbook, has a password, or is larger than anybody's
    list."""
    _refuse_what_is_no_workbook(content)
    return [load(sheet) for sheet in json.loads(_read_apart(content))]


def dump(sheet: BroughtSheet) -> dict[str, Any]:
    """Give a sheet as JSON holds it: days as {"day": "1985-03-15"}."""
    rows = [[_packed(cell) for cell in row] for row in sheet.rows]
    return {
        "name": sheet.name,
        "rows": rows,
        "is_cut": sheet.is_cut,
        "merged": [[one.top, one.left, one.bottom, one.right] for one in sheet.merged],
        "hidden_rows": sorted(sheet.hidden_rows),
        "hidden_columns": sorted(sheet.hidden_columns),
        "is_hidden": sheet.is_hidden,
    }


def load(kept: dict[str, Any]) -> BroughtSheet:
    """Give back the sheet that `dump` packed; one that was packed before these were known has
    neither merged nor hidden cells."""
    return BroughtSheet(
        kept["name"],
        [[_unpacked(cell) for cell in row] for row in kept["rows"]],
        kept["is_cut"],
        tuple(Merged(*corners) for corners in kept.get("merged", ())),
        frozenset(kept.get("hidden_rows", ())),
        frozenset(kept.get("hidden_columns", ())),
        kept.get("is_hidden", False),
    )


def _packed(cell: Cell) -> Any:
    return {"day": cell.isoformat()} if isinstance(cell, date) else cell


def _unpacked(cell: Any) -> Cell:
    return date.fromisoformat(cell["day"]) if isinstance(cell, dict) else cell


def _refuse_what_is_no_workbook(content: bytes) -> None:
    if not content:
        raise WorkbookError("Tệp trống. Hãy chọn tệp khác.")
    if len(content) > MAX_BYTES:
        raise WorkbookError(TOO_LARGE)
    if content.startswith(_OLD_EXCEL):
        return
    if not content.startswith(b"PK"):
        raise WorkbookError(f"Đây không phải tệp bảng tính. {_ADVICE}")
    _look_into_archive(content)


def _look_into_archive(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            unpacked = sum(info.file_size for info in archive.infolist())
    except zipfile.BadZipFile:
        raise WorkbookError(f"Tệp bị hỏng, không mở được. {_ADVICE}") from None
    if unpacked > MAX_UNPACKED:
        raise WorkbookError(
            "Tệp nhỏ nhưng chứa dữ liệu rất lớn, không an toàn để mở. "
            "Hãy chép các ô cần nhập sang một tệp mới."
        )
    if not names & {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}:
        raise WorkbookError(f"Đây không phải tệp bảng tính. {_ADVICE}")


def _read_apart(content: bytes) -> bytes:
    limits = [str(limit) for limit in (MAX_SHEETS, MAX_ROWS, MAX_COLUMNS, MAX_TEXT)]
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(_CHILD), *limits],
            input=content,
            capture_output=True,
            timeout=2 * SECONDS,
        )
    except subprocess.TimeoutExpired:
        raise WorkbookError(f"Tệp cần quá nhiều thời gian để mở. {_ADVICE}") from None
    if done.returncode == ENCRYPTED:
        raise WorkbookError("Tệp có mật khẩu. Hãy bỏ mật khẩu rồi tải lại.")
    if done.returncode == LONG_CELL:
        raise WorkbookError(f"Tệp có ô dài hơn {MAX_TEXT} ký tự. Hãy xóa hoặc viết gọn ô đó.")
    if done.returncode:
        raise WorkbookError(f"Không đọc được tệp này. {_ADVICE}")
    return done.stdout
