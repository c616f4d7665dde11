"""Opening a workbook that somebody brought: .xlsx, .xls or .ods, told by its content."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from sandbox.opening import opened
from sandbox.refusals import BrokenFileError, FileError, HeavyFileError
from workbooks.reader import ADVICE, NO_WORKBOOK
from workbooks.sheets import BroughtSheet, Cell, Merged

MAX_BYTES = 5 * 1024 * 1024
TOO_LARGE = "Tệp lớn hơn 5 MB. Hãy bỏ hình ảnh, trang tính thừa rồi tải lại."

_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def sheets(content: bytes) -> list[BroughtSheet]:
    """Give the sheets, also those that are hidden; formulas as the values they last had.
    `FileError` for a file that is no workbook, has a password, or is larger than anybody's
    list."""
    _refuse_what_is_no_workbook(content)
    try:
        with opened("workbooks.reader:lines", content) as answer:
            return list(_loaded(answer))
    except HeavyFileError:
        raise FileError(
            "Tệp nhỏ nhưng chứa dữ liệu rất lớn, không an toàn để mở. "
            "Hãy chép các ô cần nhập sang một tệp mới."
        ) from None
    except BrokenFileError:
        raise FileError(f"Tệp bị hỏng, không mở được. {ADVICE}") from None


def _loaded(answer: BinaryIO) -> Iterator[BroughtSheet]:
    """Give the sheets that `reader.lines` wrote, a row at a time."""
    while line := answer.readline():
        about = json.loads(line)
        rows = [json.loads(answer.readline()) for _ in range(about["rows"])]
        yield load(about | {"rows": rows})


def dump(sheet: BroughtSheet) -> dict[str, Any]:
    """Give a sheet as JSON holds it: days as {"day": "1985-03-15"}."""
    rows = [[_packed(cell) for cell in row] for row in sheet.rows]
    return {
        "name": sheet.name,
        "rows": rows,
        "is_cut": sheet.is_cut,
        "merged": [[span.top, span.left, span.bottom, span.right] for span in sheet.merged],
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
        raise FileError("Tệp trống. Hãy chọn tệp khác.")
    if len(content) > MAX_BYTES:
        raise FileError(TOO_LARGE)
    if not content.startswith((b"PK", _OLD_EXCEL)):
        raise FileError(NO_WORKBOOK)
