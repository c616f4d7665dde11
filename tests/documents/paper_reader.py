"""Reads papers back: words and where they stand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

import docx
import pikepdf
from docx.oxml.ns import qn
from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTTextBox, LTTextLine

POINTS_PER_MILLIMETRE = 72 / 25.4
PLACE_LETTERS = "q Q cm BT ET Tf Td TD Tm T* Tj TJ ' \" Tc Tw Tz TL Tr Ts"
"""The orders of a page that say which letters stand where."""


@dataclass(frozen=True)
class Printed:
    """A printed line: its page from 1, millimetres from the left and top edge, and its text."""

    page: int
    left: float
    right: float
    top: float
    bottom: float
    text: str


def printed_lines(pdf: bytes) -> list[Printed]:
    """Give the lines of a PDF, page by page, from the top."""
    return list(_lines(pdf))


@lru_cache(maxsize=8)  # a test asks for several things of a paper; to read it takes its time
def _lines(pdf: bytes) -> tuple[Printed, ...]:
    lines = []
    as_they_lie = LAParams(boxes_flow=None)  # lines are sorted below; no text is read in columns
    pages = extract_pages(_letters_of(pdf), laparams=as_they_lie)
    for number, page in enumerate(pages, start=1):
        boxes = [box for box in page if isinstance(box, LTTextBox)]
        found = [line for box in boxes for line in box if isinstance(line, LTTextLine)]
        lines += [_printed(number, page.height, line) for line in found]
    return tuple(sorted(lines, key=lambda line: (line.page, round(line.top), line.left)))


def _letters_of(pdf: bytes) -> BytesIO:
    """Give the PDF without what draws no letter: pdfminer reads each point of a frame, and all that
    lies packed beside a page. What is drawn elsewhere and laid in is no line of the paper."""
    letters = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as paper:
        for page in paper.pages:
            orders = pikepdf.parse_content_stream(page, PLACE_LETTERS)
            page.obj.Contents = paper.make_stream(pikepdf.unparse_content_stream(orders))
        unpacked = pikepdf.ObjectStreamMode.disable
        paper.save(letters, compress_streams=False, object_stream_mode=unpacked)
    return letters


def _printed(number: int, height: float, line: LTTextLine) -> Printed:
    edges = (line.x0, line.x1, height - line.y1, height - line.y0)
    left, right, top, bottom = (round(edge / POINTS_PER_MILLIMETRE, 1) for edge in edges)
    return Printed(number, left, right, top, bottom, line.get_text().strip())


def is_page_number(line: Printed) -> bool:
    return line.bottom < 20


def pdf_words(pdf: bytes) -> Counter[str]:
    """Give how often each word stands on the pages, but for page numbers, capitals or not."""
    text = " ".join(line.text for line in printed_lines(pdf) if not is_page_number(line))
    return Counter(text.casefold().split())


def docx_paragraphs(file: bytes) -> list[str]:
    """Give the paragraphs of a Word file from first to last, those of tables included."""
    document = docx.Document(BytesIO(file))
    paragraphs = ("".join(_texts(paragraph)) for paragraph in document.element.body.iter(qn("w:p")))
    return [text for text in paragraphs if text.strip()]


def _texts(paragraph) -> list[str]:
    breaks = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    return [breaks.get(node.tag) or node.text or "" for node in paragraph.iter(qn("w:t"), *breaks)]


def docx_words(file: bytes) -> Counter[str]:
    """Give how often each word stands in a Word file, capitals or not."""
    return Counter(" ".join(docx_paragraphs(file)).casefold().split())
