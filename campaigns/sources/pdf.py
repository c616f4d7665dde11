"""The text of a PDF: its lines from above, its tables row by row."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, groupby
from typing import Any

from campaigns.rules.plan import Note
from campaigns.sources.merged import reaching_down
from campaigns.sources.pdf_lines import PrintedLine, lines_of
from campaigns.sources.pdf_unruled import PrintedColumns, UnruledTable, tables_in
from campaigns.sources.unreadable import UnreadablePlan
from vietnamese.numbers import in_ranges

MOST_PAGES = 60
_LEAST_LETTERS = 40
_LOCKED = "Tệp PDF có mật khẩu. Hãy bỏ mật khẩu rồi tải lại."
_BROKEN = "Tệp PDF bị hỏng, không mở được. Hãy lưu lại rồi tải lên."
_TOO_LONG = f"Tệp PDF có hơn {MOST_PAGES} trang. Hãy tách riêng phần kế hoạch rồi tải lên."
_STAMP_HEIGHT = 36.0
_PAGE_NUMBER = re.compile(r"(?:[-–]\s?)?\d{1,3}(?:\s?[-–])?|(?i:trang)\s\d{1,3}(?:/\d{1,3})?")
_NEW_PARAGRAPH = re.compile(r"[-–+*•◦▪\uf0b7\uf0a7]\s|\d{1,2}[.)]\s|[a-zđ]\)\s")
_ENDED = re.compile(r"[.;:]$")
_REMARKS = {
    "unruled_table_read": "Bảng ở dòng {lines} không có đường kẻ: các ô được ghép theo chỗ đứng "
    "của chữ; hãy đối chiếu với bản gốc.",
    "unruled_table_unread": "Bảng ở dòng {lines} không có đường kẻ và không tách chắc được "
    "thành ô; hãy đối chiếu từng ngày, từng con số với bản gốc.",
}


@dataclass(frozen=True)
class _Part:
    """A line of a page, or a row of a table with its cells, and how far from above it stands."""

    top: float
    cells: tuple[tuple[str, ...], ...]
    is_row: bool = False
    remark: str = ""


def pdf_text(content: bytes) -> tuple[str, tuple[Note, ...]]:
    """Give the lines of a PDF from above, columns parted by tabs, and remarks on its tables.

    Raises `UnreadablePlan` for a PDF that is locked, broken, too long, or scanned.
    """
    from pdfminer.pdfdocument import PDFEncryptionError
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import PdfminerException
    from pikepdf import PasswordError, PdfError

    try:
        parts = _parts_of(content)
    except (PDFEncryptionError, PasswordError):
        raise UnreadablePlan(_LOCKED) from None
    except (PSException, PdfminerException, PdfError):
        raise UnreadablePlan(_BROKEN) from None
    except (ValueError, TypeError, KeyError, AttributeError, IndexError):
        raise UnreadablePlan(_BROKEN) from None
    written = [list(_written(part)) for part in parts]
    text = "\n".join(chain.from_iterable(written))
    _check_letters(text)
    return text, tuple(_remarks(parts, [len(lines) for lines in written]))


def _remarks(parts: list[_Part], heights: list[int]) -> Iterator[Note]:
    """Give a note for each table that no rules part; `heights` are the lines of each part."""
    number = 1
    remarked = zip(parts, heights, strict=True)
    for remark, group in groupby(remarked, key=lambda one: one[0].remark):
        count = sum(height for _, height in group)
        if remark:
            lines = in_ranges(range(number, number + count))
            yield Note(remark, _REMARKS[remark].format(lines=lines), number)
        number += count


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


def _parts_of(content: bytes) -> list[_Part]:
    """Give lines and rows of a PDF; a row that the end of a page cuts in two is one."""
    import pdfplumber

    parts: list[_Part] = []
    columns: PrintedColumns | None = None
    with pdfplumber.open(io.BytesIO(_prepared(content))) as document:
        for page in document.pages:
            of_page, columns = _parts(page, columns)
            page.close()
            if parts and of_page and _goes_on(parts[-1], of_page[0]):
                of_page[0] = _joined_rows(parts.pop(), of_page[0])
            parts += of_page
    return parts


def _prepared(content: bytes) -> bytes:
    """Give a PDF as the reader of its letters can read all of them."""
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as document:
        if len(document.pages) > MOST_PAGES:
            raise UnreadablePlan(_TOO_LONG)
        fonts = [font for page in document.pages for font in _fonts_with_codes(page)]
        for font in fonts:
            font["/Encoding"] = pikepdf.Name("/Identity-H")
        has_fields = any("/Annots" in page for page in document.pages)
        if has_fields:
            _draw_stamps(document)
        if not has_fields and not fonts:
            return content
        drawn = io.BytesIO()
        document.save(drawn)
        return drawn.getvalue()


def _fonts_with_codes(page: Any) -> Iterator[Any]:
    """Give the fonts of two bytes a letter that bring a table of codes of their own: pdfminer
    passes over all that is set in them. The codes themselves stand for the letters."""
    import pikepdf

    fonts = page.resources.get("/Font", {})
    for font in fonts.values() if isinstance(fonts, pikepdf.Dictionary) else ():
        has_codes = isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font
        if has_codes and isinstance(font.get("/Encoding"), pikepdf.Stream):
            yield font


def _draw_stamps(document: Any) -> None:
    """Draw into the pages what fields show: e-signing stamps number and day that way."""
    import pikepdf

    for page in document.pages:
        shown = [
            annotation
            for annotation in page.get("/Annots", [])
            if not _tells_of_signing(annotation)
        ]
        page["/Annots"] = pikepdf.Array(shown)
    document.flatten_annotations("all")


def _tells_of_signing(annotation: Any) -> bool:
    """Say whether a field is the box "Người ký: …, thời gian ký: …", which is no part of the
    text: it is higher than a stamped number."""
    kind = annotation.get("/FT") or annotation.get("/Parent", {}).get("/FT")
    box = [float(side) for side in annotation.get("/Rect", (0, 0, 0, 0))]
    return kind == "/Sig" and abs(box[3] - box[1]) > _STAMP_HEIGHT


def _parts(page: Any, before: PrintedColumns | None) -> tuple[list[_Part], PrintedColumns | None]:
    """Give lines and rows of a page from above, and the columns of a table without rules that may
    go on on the next one; `before` are those of the page before."""
    chars = [char for char in page.dedupe_chars().chars if char["upright"]]
    rows: list[_Part] = []
    for table in page.find_tables():
        if _is_table(table):
            rows += list(_rows(table, chars))
            chars = [char for char in chars if not _is_inside(char, table.bbox)]
    lines = _without_page_number(list(lines_of(chars)), [row.top for row in rows])
    parts, columns = _with_tables(lines, before)
    return sorted([*rows, *parts], key=lambda part: part.top), columns


def _with_tables(
    lines: list[PrintedLine], before: PrintedColumns | None
) -> tuple[list[_Part], PrintedColumns | None]:
    """Give lines and rows of tables without rules, and the columns of one that ends the page."""
    parts: list[_Part] = []
    at, columns = 0, None
    for table in tables_in(lines, before):
        parts += map(_line_part, lines[at : table.first])
        at = table.last + 1
        columns = table.columns if at == len(lines) else None
        parts += _of_unruled(table, lines)
    return [*parts, *map(_line_part, lines[at:])], columns


def _line_part(line: PrintedLine) -> _Part:
    return _Part(line.top, ((line.words,),))


def _of_unruled(table: UnruledTable, lines: list[PrintedLine]) -> Iterator[_Part]:
    for row in table.rows:
        cells = tuple(tuple(_paragraphs(cell)) for cell in row.cells)
        yield _Part(row.top, cells, is_row=True, remark="unruled_table_read")
    if not table.rows:
        for line in lines[table.first : table.last + 1]:
            yield replace(_line_part(line), remark="unruled_table_unread")


def _is_table(table: Any) -> bool:
    """Say whether rules part cells beside each other: a frame is no table."""
    return any(sum(cell is not None for cell in row.cells) > 1 for row in table.rows)


def _rows(table: Any, chars: list[Any]) -> Iterator[_Part]:
    above: dict[int, tuple[float, str]] = {}  # how far down the last cell of a column reaches
    for row in table.rows:
        cells = []
        for at, box in enumerate(row.cells):
            lines = list(_paragraphs(line.words for line in lines_of(_inside(chars, box))))
            if box:
                above[at] = box[3], " ".join(lines)
            elif at in above and above[at][0] > row.bbox[1] + 1:
                lines = list(filter(None, [reaching_down(above[at][1])]))
            cells.append(tuple(lines))
        yield _Part(row.bbox[1], tuple(cells), is_row=True)


def _inside(chars: list[Any], box: Any) -> list[Any]:
    return [char for char in chars if box and _is_inside(char, box)]


def _is_inside(char: Any, box: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = box
    across, down = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(left <= across < right and top <= down < bottom)


def _paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """Give the paragraphs of a cell: its lines are wrapped where the cell ends."""
    words = ""
    for line in lines:
        if words and (_NEW_PARAGRAPH.match(line) or _ENDED.search(words)):
            yield words
            words = ""
        words = f"{words} {line}".strip()
    if words:
        yield words


def _without_page_number(lines: list[PrintedLine], rows: list[float]) -> list[PrintedLine]:
    """Leave out the number at the head or foot of a page, which would cut a sentence in two."""
    if lines and _is_page_number(lines[0]) and lines[0].top < min(rows, default=math.inf):
        return lines[1:]
    if lines and _is_page_number(lines[-1]) and lines[-1].top > max(rows, default=-math.inf):
        return lines[:-1]
    return lines


def _is_page_number(line: PrintedLine) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(line.words))


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
