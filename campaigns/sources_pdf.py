"""The text of a PDF: its lines from above, its tables row by row."""

from __future__ import annotations

import io
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from campaigns.unreadable import UnreadablePlan

MOST_PAGES = 60
_LEAST_LETTERS = 40
_LOCKED = "Tệp PDF có mật khẩu. Hãy bỏ mật khẩu rồi tải lại."
_BROKEN = "Tệp PDF bị hỏng, không mở được. Hãy lưu lại rồi tải lên."
_TOO_LONG = f"Tệp PDF có hơn {MOST_PAGES} trang. Hãy tách riêng phần kế hoạch rồi tải lên."
_COLUMN_GAP = 18.0  # points between two texts on one line that are two columns
_WORD_GAP = 0.1  # of a letter's size between two words
_STAMP_HEIGHT = 36.0
_FILLING = frozenset(" \u00a0.…_")  # what stands where number and day are to be written
_PAGE_NUMBER = re.compile(r"(?:[-–]\s?)?\d{1,3}(?:\s?[-–])?|(?i:trang)\s\d{1,3}(?:/\d{1,3})?")
_NEW_PARAGRAPH = re.compile(r"[-–+*•◦▪\uf0b7\uf0a7]\s|\d{1,2}[.)]\s|[a-zđ]\)\s")
_ENDED = re.compile(r"[.;:]$")


@dataclass(frozen=True)
class _Part:
    """A line of a page, or a row of a table with its cells, and how far from above it stands."""

    top: float
    cells: tuple[tuple[str, ...], ...]
    is_row: bool = False


def pdf_text(content: bytes) -> str:
    """Give the lines of a PDF from above, columns parted by tabs.

    Raises `UnreadablePlan` for a PDF that is locked, broken, too long, or scanned.
    """
    from pdfminer.pdfdocument import PDFEncryptionError
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import PdfminerException
    from pikepdf import PasswordError, PdfError

    try:
        text = "\n".join(_lines_of(content))
    except (PDFEncryptionError, PasswordError):
        raise UnreadablePlan(_LOCKED) from None
    except (PSException, PdfminerException, PdfError):
        raise UnreadablePlan(_BROKEN) from None
    except (ValueError, TypeError, KeyError, AttributeError, IndexError):
        raise UnreadablePlan(_BROKEN) from None
    _check_letters(text)
    return text


def _check_letters(text: str) -> None:
    if text.count("(cid:") > 20:
        raise UnreadablePlan(
            "Chữ trong tệp PDF không giải mã được. Hãy dùng bản Word hoặc dán nội dung văn bản."
        )
    if sum(char.isalpha() for char in text) < _LEAST_LETTERS:
        raise UnreadablePlan(
            "Tệp PDF là bản quét (ảnh), không có chữ để đọc. Hãy dùng bản Word, PDF có chữ, "
            "hoặc gõ lại nội dung."
        )


def _lines_of(content: bytes) -> Iterator[str]:
    """Give the lines of a PDF; a row of a table is one line, its cells parted by tabs."""
    import pdfplumber

    parts: list[_Part] = []
    with pdfplumber.open(io.BytesIO(_with_stamps(content))) as document:
        for page in document.pages:
            of_page = _without_page_number(list(_parts(page)))
            page.close()
            if parts and of_page and _goes_on(parts[-1], of_page[0]):
                of_page[0] = _joined_rows(parts.pop(), of_page[0])
            parts += of_page
    for part in parts:
        yield from _written(part)


def _with_stamps(content: bytes) -> bytes:
    """Draw into the pages what fields show: e-signing stamps number and day that way."""
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as document:
        if len(document.pages) > MOST_PAGES:
            raise UnreadablePlan(_TOO_LONG)
        if not any("/Annots" in page for page in document.pages):
            return content
        for page in document.pages:
            shown = [
                annotation
                for annotation in page.get("/Annots", [])
                if not _tells_of_signing(annotation)
            ]
            page["/Annots"] = pikepdf.Array(shown)
        document.flatten_annotations("all")
        drawn = io.BytesIO()
        document.save(drawn)
        return drawn.getvalue()


def _tells_of_signing(annotation: Any) -> bool:
    """Say whether a field is the box "Người ký: …, thời gian ký: …", which is no part of the
    text: it is higher than a stamped number."""
    kind = annotation.get("/FT") or annotation.get("/Parent", {}).get("/FT")
    box = [float(side) for side in annotation.get("/Rect", (0, 0, 0, 0))]
    return kind == "/Sig" and abs(box[3] - box[1]) > _STAMP_HEIGHT


def _parts(page: Any) -> Iterator[_Part]:
    """Give lines and rows of a page from above."""
    chars = [char for char in page.dedupe_chars().chars if char["upright"]]
    rows = []
    for table in page.find_tables():
        if _is_table(table):
            rows += list(_rows(table, chars))
            chars = [char for char in chars if not _is_inside(char, table.bbox)]
    lines = [_Part(top, ((words,),)) for top, words in _lines(chars)]
    yield from sorted([*rows, *lines], key=lambda part: part.top)


def _is_table(table: Any) -> bool:
    """Say whether rules part cells beside each other: a frame is no table."""
    return any(sum(cell is not None for cell in row.cells) > 1 for row in table.rows)


def _rows(table: Any, chars: list[Any]) -> Iterator[_Part]:
    for row in table.rows:
        cells = tuple(tuple(_paragraphs(_inside(chars, box))) for box in row.cells)
        yield _Part(row.bbox[1], cells, is_row=True)


def _inside(chars: list[Any], box: Any) -> list[Any]:
    return [char for char in chars if box and _is_inside(char, box)]


def _is_inside(char: Any, box: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = box
    across, down = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(left <= across < right and top <= down < bottom)


def _paragraphs(chars: list[Any]) -> Iterator[str]:
    """Give the paragraphs of a cell: its lines are wrapped where the cell ends."""
    words = ""
    for _, line in _lines(chars):
        if words and (_NEW_PARAGRAPH.match(line) or _ENDED.search(words)):
            yield words
            words = ""
        words = f"{words} {line}".strip()
    if words:
        yield words


def _lines(chars: Iterable[Any]) -> Iterator[tuple[float, str]]:
    """Give the lines from above; letters at the same height are one line."""
    row: list[Any] = []
    for char in sorted(chars, key=_middle):
        if row and _middle(char) - _middle(row[0]) > row[0]["height"] / 2:
            yield from _line(row)
            row = []
        row.append(char)
    if row:
        yield from _line(row)


def _middle(char: Any) -> float:
    return float(char["top"] + char["bottom"]) / 2


def _line(row: list[Any]) -> Iterator[tuple[float, str]]:
    words, last = "", None
    for char in _without_covered(sorted(row, key=lambda word: word["x0"])):
        gap = char["x0"] - last["x1"] if last else 0
        if gap > _COLUMN_GAP:
            words = words.rstrip() + "\t"
        elif gap > _WORD_GAP * max(char["width"], char["height"]):
            words += " "
        words += char["text"]
        last = last if last and char["x1"] < last["x1"] else char
    if words.strip():
        yield min(char["top"] for char in row), re.sub(r"\x20*\t\x20*", "\t", words).strip()


def _without_covered(row: list[Any]) -> Iterator[Any]:
    """Leave out blanks and dots over which a stamp is drawn: "Số:      /KH-UBND" with "215" on
    it."""
    digits = [char for char in row if char["text"].isdigit()]
    starts = [char["x0"] for char in digits]
    for char in row:
        middle = (char["x0"] + char["x1"]) / 2
        at = bisect_right(starts, middle) - 1
        if char["text"] not in _FILLING or at < 0 or digits[at]["x1"] <= middle:
            yield char


def _without_page_number(parts: list[_Part]) -> list[_Part]:
    """Leave out the number at the head or foot of a page, which would cut a sentence in two."""
    if parts and _is_page_number(parts[0]):
        return parts[1:]
    return parts[:-1] if parts and _is_page_number(parts[-1]) else parts


def _is_page_number(part: _Part) -> bool:
    return not part.is_row and bool(_PAGE_NUMBER.fullmatch(part.cells[0][0]))


def _goes_on(row: _Part, following: _Part) -> bool:
    """Say whether a row was cut in two by the end of its page: the first cell says no more."""
    are_rows = row.is_row and following.is_row and len(row.cells) == len(following.cells)
    return are_rows and not following.cells[0] and bool(row.cells[0])


def _joined_rows(row: _Part, following: _Part) -> _Part:
    cells = tuple(
        (" ".join((*cell, *more)),) if cell or more else ()
        for cell, more in zip(row.cells, following.cells, strict=True)
    )
    return _Part(row.top, cells, is_row=True)


def _written(part: _Part) -> Iterator[str]:
    """Give the line of a part; more paragraphs in a cell stand below, in their column."""
    for at in range(max(map(len, part.cells))):
        cells = (cell[at] if at < len(cell) else "" for cell in part.cells)
        yield "\t".join(cells).rstrip()
