"""The Word file of a letter, filled into `letter.docx`, which a clerk can open and restyle."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

from documents.paper.letter import Annex, Block, Letter, Table
from documents.paper.printable import cleaned
from documents.paper.word.codes import code_of
from documents.paper.word.filling import environment

TEMPLATE = Path(__file__).with_name("letter.docx")


def docx(letter: Letter) -> bytes:
    """Give the letter as .docx, with the words of its PDF."""
    from docxtpl import DocxTemplate

    letter = cleaned(letter)
    template = DocxTemplate(TEMPLATE)
    template.render({"letter": letter, "code": code_of(letter, template)}, environment())
    document = template.docx  # get_docx() would give the unfilled template again
    _end_cells(document)
    _set_up_pages(document, letter.annexes)
    _set_up_tables(document, letter)
    _keep_with_text(document)
    _describe(document, letter)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _end_cells(document: Any) -> None:
    """Give a paragraph to every cell that the letter left empty: Word opens no file without."""
    from docx.oxml.ns import qn

    for cell in document.element.body.iter(qn("w:tc")):
        if cell[-1].tag != qn("w:p"):
            cell.add_p()


def _set_up_pages(document: Any, annexes: tuple[Annex, ...]) -> None:
    """Turn the sections of landscape annexes; the first section is the letter itself."""
    from docx.enum.section import WD_ORIENT

    for section, annex in zip(document.sections[1:], annexes, strict=False):
        if annex.is_landscape:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = section.page_height, section.page_width
            section.top_margin, section.left_margin = section.left_margin, section.top_margin


def _set_up_tables(document: Any, letter: Letter) -> None:
    """Give each table its widths and alignments, which a template of no fixed columns cannot."""
    tables = [table for table in document.tables if table.style.name == "Table Grid"]
    widths = [_text_width(section) for section in document.sections]
    parts = [letter.blocks, *(annex.blocks for annex in letter.annexes)]
    placed = [
        (block, width)
        for blocks, width in zip(parts, widths, strict=False)
        for block in _tables(blocks)
    ]
    for table, (block, width) in zip(tables, placed, strict=True):
        _set_up_table(table._tbl, block, width)


def _tables(blocks: tuple[Block, ...]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


def _text_width(section: Any) -> int:
    return section.page_width - section.left_margin - section.right_margin


def _set_up_table(grid: Any, block: Table, text_width: int) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    widths = [round(text_width * share) for share in block.shares]
    for column, width in zip(grid.tblGrid.gridCol_lst, widths, strict=True):
        column.w = width
    for number, row in enumerate(grid.tr_lst):
        for cell, width, align in zip(row.tc_lst, widths, block.aligns, strict=True):
            cell.width = width
            if number and align != "left":
                cell.p_lst[0].alignment = WD_ALIGN_PARAGRAPH[align.upper()]
    if block.is_dense:
        _set_smaller(grid, block.size)


def _set_smaller(grid: Any, size: float) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    for run in grid.iter(qn("w:r")):
        run.get_or_add_rPr().sz_val = Pt(size)


def _keep_with_text(document: Any) -> None:
    """No page may hold the signature alone, or end with the words that lead to a table."""
    for spacer in document.paragraphs:
        if spacer.style.name not in ("Trước bảng", "Trước chữ ký"):
            continue
        before = spacer._p.getprevious()
        if before is not None and before.tag == spacer._p.tag:
            before.get_or_add_pPr().get_or_add_keepNext()


def _describe(document: Any, letter: Letter) -> None:
    about = document.core_properties
    about.title, about.author, about.language = letter.title[:255], letter.author[:255], "vi-VN"
    about.comments, about.last_modified_by = "", letter.author[:255]
    if letter.issued_on:
        about.created = about.modified = datetime.combine(letter.issued_on, time())
