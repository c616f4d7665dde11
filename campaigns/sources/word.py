"""The text of a Word document, with the numbers and dashes that Word itself writes in lists."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from itertools import zip_longest
from typing import Any

from campaigns.sources.merged import reaching_down
from campaigns.sources.unreadable import UnreadablePlan
from sandbox.archives import archive_of, check_xml, is_xml
from sandbox.refusals import BrokenFileError, FileError, HeavyFileError

_BODY_PART = "word/document.xml"
_MOST_PARTS = 2_000
_MOST_BODY_BYTES = 12 * 1024 * 1024
_MOST_UNPACKED_BYTES = 60 * 1024 * 1024
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNSEEN = frozenset({_FALLBACK, f"{_W}pPr", f"{_W}rPr", f"{_W}moveFrom"})
_WRAPPERS = frozenset({f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml"})
_TAKEN_OUT = ("strike", "dstrike", "vanish")
_MOST_COLUMNS = 60
_BROKEN = "Tệp Word bị hỏng, không mở được. Hãy mở bằng Word, lưu lại rồi tải lên."
_NO_WORD = "Tệp không phải văn bản Word (.docx). Hãy chọn .docx, .pdf hoặc .txt."
_LEVELS = 9  # of a list in Word
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def word_text(content: bytes) -> str:
    """Give paragraphs and table rows in order, one line each, cells parted by tabs.

    Raises `UnreadablePlan` for what is no .docx, is locked, broken, or unpacks too big.
    """
    _check_archive(content)
    import docx
    from lxml.etree import LxmlError

    try:
        document = docx.Document(io.BytesIO(content))
        body = document.element.body
        return "\n".join(_lines(body, _Numbering(document)))
    except (KeyError, ValueError, AttributeError, TypeError, LxmlError):
        raise UnreadablePlan(_BROKEN) from None


def _check_archive(content: bytes) -> None:
    """Look at the table of contents first: nothing is unpacked before its size is known."""
    try:
        with archive_of(content, members=_MOST_PARTS, unpacked=_MOST_UNPACKED_BYTES) as archive:
            parts = archive.namelist()
            if _BODY_PART not in parts:
                raise UnreadablePlan(_NO_WORD)
            if archive.getinfo(_BODY_PART).file_size > _MOST_BODY_BYTES:
                raise HeavyFileError
            for part in filter(is_xml, parts):
                check_xml(archive, part)
    except HeavyFileError:
        raise UnreadablePlan(
            "Tệp Word bung ra quá lớn nên không mở. Hãy kiểm tra lại tệp."
        ) from None
    except BrokenFileError:
        raise UnreadablePlan(_BROKEN) from None
    except FileError as refusal:
        raise UnreadablePlan(str(refusal)) from None


def _lines(container: Any, numbering: _Numbering) -> Iterator[str]:
    for element in _unwrapped(container):
        if element.tag == f"{_W}p":
            yield numbering.label(element) + _paragraph_text(element)
        elif element.tag == f"{_W}tbl":
            above: dict[int, str] = {}
            for row in _unwrapped(element):
                if row.tag == f"{_W}tr" and row.find(f"{_W}trPr/{_W}del") is None:
                    yield from _row_lines(row, numbering, above)


def _unwrapped(container: Any) -> Iterator[Any]:
    """Give what stands in an element, also what Word wrapped in a field of a form."""
    for element in container.iterchildren():
        if element.tag in _WRAPPERS:
            yield from _unwrapped(element)
        else:
            yield element


def _row_lines(row: Any, numbering: _Numbering, above: dict[int, str]) -> Iterator[str]:
    """Give a row line by line: in a letterhead's two cells the lines stand beside each other;
    `above` are the words of the cells over it, which may reach down into it."""
    cells: list[list[str]] = []
    for cell in _unwrapped(row):
        if cell.tag != f"{_W}tc":
            continue
        at, lines = len(cells), "\n".join(_lines(cell, numbering)).split("\n")
        if _goes_on_below(cell):
            lines = [reaching_down(above.get(at, ""))]
        else:
            above[at] = " ".join(lines)
        cells.append(lines)
        cells += [[]] * (_span(cell) - 1)  # what stands behind keeps its column
    for lines in zip_longest(*cells, fillvalue=""):
        yield "\t".join(line.replace("\t", " ") for line in lines).rstrip()


def _goes_on_below(cell: Any) -> bool:
    """Say whether a cell is the lower part of one that was merged downwards."""
    merged = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merged is not None and merged.get(f"{_W}val", "continue") == "continue"


def _span(cell: Any) -> int:
    """Give over how many columns a cell reaches."""
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    written = "1" if span is None else span.get(f"{_W}val", "1")
    return min(int(written), _MOST_COLUMNS)


def _paragraph_text(paragraph: Any) -> str:
    parts: list[str] = []
    for element in _visible(paragraph):
        if element.tag == f"{_W}t":
            words = element.text or ""
            parts.append(words.upper() if _is_on(element.getparent(), "caps") else words)
        elif element.tag == f"{_W}p" and parts:  # the next of a box of text
            parts.append("\n")
        elif element.tag in (f"{_W}tab", f"{_W}ptab"):
            parts.append("\t")
        elif element.tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif element.tag == f"{_W}noBreakHyphen":
            parts.append("-")
    return "".join(parts)


def _visible(element: Any) -> Iterator[Any]:
    """Give what is inside an element in order, without what Word keeps for old programs and what
    it hides, strikes through or shows where it was moved to."""
    for child in element.iterchildren():
        if child.tag in _UNSEEN or any(_is_on(child, name) for name in _TAKEN_OUT):
            continue
        yield child
        yield from _visible(child)


def _is_on(run: Any, name: str) -> bool:
    """Say whether a run of letters is formatted so."""
    switch = run.find(f"{_W}rPr/{_W}{name}") if run.tag == f"{_W}r" else None
    return switch is not None and switch.get(f"{_W}val") not in ("0", "false", "off")


class _Numbering:
    """Counts the lists of a document as Word does when it shows it."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._styles = dict(_numbered_styles(document.styles.element))
        with suppress(KeyError, NotImplementedError):  # a document without lists
            self._read(document.part.numbering_part.element)

    def _read(self, numbering: Any) -> None:
        for abstract in numbering.iterchildren(f"{_W}abstractNum"):
            for level in abstract.iterchildren(f"{_W}lvl"):
                key = (abstract.get(f"{_W}abstractNumId"), int(level.get(f"{_W}ilvl")))
                shape = _value(level, "numFmt") or "decimal"
                start = int(_value(level, "start") or 1)
                self._levels[key] = (shape, _value(level, "lvlText") or "", start)
        for number in numbering.iterchildren(f"{_W}num"):
            self._lists[number.get(f"{_W}numId")] = _value(number, "abstractNumId") or ""

    def label(self, paragraph: Any) -> str:
        """Give what Word writes before the paragraph, such as "2.1. " or "- "; "" outside lists."""
        place = self._place(paragraph)
        if place is None or not _paragraph_text(paragraph).strip():
            return ""
        listed, level = place
        shape, pattern, start = self._levels.get((listed, level), ("none", "", 1))
        if shape in ("bullet", "none"):
            return "- " if shape == "bullet" else ""
        counts = self._counts[listed]
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [count for count in counts if count > level]:
            del counts[deeper]
        return re.sub(r"%(\d)", lambda m: self._number(listed, int(m[1]) - 1), pattern) + " "

    def _number(self, listed: str, level: int) -> str:
        shape, _, start = self._levels.get((listed, level), ("decimal", "", 1))
        return _written(self._counts[listed].get(level, start), shape)

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        """Give the list and the level a paragraph belongs to, by itself or by its style."""
        properties = paragraph.find(f"{_W}pPr")
        numbering = None if properties is None else properties.find(f"{_W}numPr")
        if numbering is None and properties is not None:
            numbering = self._styles.get(_value(properties, "pStyle") or "")
        listed = None if numbering is None else self._lists.get(_value(numbering, "numId") or "")
        level = 0 if numbering is None else int(_value(numbering, "ilvl") or 0)
        return (listed, level) if listed and 0 <= level < _LEVELS else None


def _numbered_styles(styles: Any) -> Iterator[tuple[str, Any]]:
    """Give the styles by their names, each with the list it belongs to; the first of a name
    counts."""
    for style in reversed(list(styles.iterchildren(f"{_W}style"))):
        if name := style.get(f"{_W}styleId"):
            yield name, style.find(f"{_W}pPr/{_W}numPr")


def _value(element: Any, name: str) -> str | None:
    child = element.find(f"{_W}{name}")
    return None if child is None else child.get(f"{_W}val")


def _written(number: int, shape: str) -> str:
    if shape == "lowerLetter":
        return chr(ord("a") + (number - 1) % 26)
    if shape == "upperLetter":
        return chr(ord("A") + (number - 1) % 26)
    if shape in ("upperRoman", "lowerRoman") and 0 < number < 40:
        roman = _roman(number)
        return roman if shape == "upperRoman" else roman.lower()
    return f"{number:02d}" if shape == "decimalZero" else str(number)


def _roman(number: int) -> str:
    letters = ""
    for value, letter in _ROMAN:
        letters += letter * (number // value)
        number %= value
    return letters
