"""Builds `letter.docx`, the template that every Word letter is filled into:

    python -m documents.paper.word.build_letter

A clerk may open and restyle the template in Word: each part has a style with a Vietnamese name.
Layout: Nghị định 30/2020/NĐ-CP, Phụ lục I.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from docx import Document
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.shared import Mm, Pt

from documents.paper.word import TEMPLATE
from documents.paper.word.ooxml import add_child, order_properties
from documents.paper.word.pieces import (
    add,
    bare_table,
    pad_cells,
    repeat,
    repeat_cell,
    row_tag,
    short_line,
    tag,
    when,
    write_authority,
    write_name,
    write_verification,
)
from documents.paper.word.styles import STYLES, add_styles

TEXT_WIDTH = 160  # millimetres: A4 less 30 left and 20 right
HEAD_WIDTHS = (66, 94)
SIGNATURE_WIDTHS = (78, 82)
THREE_WIDTHS = (53, 53, 54)
ONE_ADDRESSEE = "letter.addressees|length == 1"


def build() -> Any:
    """Give the template as a python-docx document."""
    document = Document()
    add_styles(document)
    _lay_out_page(document)
    _write_head(document)
    _write_title(document)
    repeat(document, "line in letter.authority_lines", "Thẩm quyền", "{{ line }}")
    repeat(document, "line in letter.basis_lines", "Căn cứ", "{{ line }}")
    repeat(document, "line in letter.resolution_lines", "Thẩm quyền", "{{ line }}")
    _write_blocks(document, "letter.blocks")
    _write_signature(document)
    _write_annexes(document)
    order_properties(document, ("Normal", *STYLES))
    return document


def main() -> None:
    build().save(str(TEMPLATE))


# --- The page ----------------------------------------------------------------------------


def _lay_out_page(document: Any) -> None:
    """A4, number in the top margin of every page but the first, counted from 1 in each section."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin, section.header_distance = Mm(30), Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.style = "Số trang"
    _field(number, "PAGE")
    section.first_page_header.paragraphs[0].style = "Số trang"
    add_child(section._sectPr, "w:pgNumType", start=1)


def _field(paragraph: Any, instruction: str) -> None:
    field = add_child(paragraph._p, "w:fldSimple", instr=instruction)
    text = add_child(add_child(field, "w:r"), "w:t")
    text.text = "2"


# --- Parts of the letter -----------------------------------------------------------------


def _write_head(document: Any) -> None:
    table = bare_table(document, rows=2, widths=HEAD_WIDTHS)
    (bodies, motto), (number, day) = (row.cells for row in table.rows)
    when(bodies, "letter.superior", "Cơ quan chủ quản", "{{ letter.superior }}")
    add(bodies, "Cơ quan ban hành", "{{ letter.issuer }}")
    short_line(bodies, column=HEAD_WIDTHS[0], width=22)
    add(motto, "Quốc hiệu", "Cộng hòa xã hội chủ nghĩa Việt Nam")
    add(motto, "Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc")
    short_line(motto, column=HEAD_WIDTHS[1], width=57)
    when(number, "letter.number_line", "Số, ký hiệu", "{{ letter.number_line }}")
    when(number, "letter.mark", "Dự thảo", "{{ letter.mark }}")
    when(number, "not letter.kind", "Trích yếu công văn", "{{ letter.abstract_line }}")
    add(day, "Địa danh, ngày tháng", "{{ letter.date_line }}")


def _write_title(document: Any) -> None:
    tag(document, "if letter.kind")
    add(document, "Tên loại", "{{ letter.kind }}")
    add(document, "Trích yếu", "{{ letter.abstract_line }}")
    short_line(document, column=TEXT_WIDTH, width=50)
    tag(document, "endif")
    when(document, ONE_ADDRESSEE, "Kính gửi một nơi", "{{ letter.addressee_lines[0] }}")
    add(document, "Đường kẻ", "").paragraph_format.space_before = Pt(10)
    tag(document, f"if not {ONE_ADDRESSEE}")
    repeat(document, "line in letter.addressee_lines", "Kính gửi", "{{ line }}")
    tag(document, "endif")


def _write_blocks(document: Any, blocks: str) -> None:
    tag(document, f"for block in {blocks}")
    for number in (1, 2):
        is_heading = f"block.kind == 'heading' and block.level == {number}"
        when(document, is_heading, f"Đề mục {number}", "{{ block.text }}")
    tag(document, "if block.kind == 'paragraph'")
    paragraph = add(document, "Nội dung", "{{ block.opening }}")
    paragraph.runs[0].bold = True
    paragraph.add_run("{{ block.text }}")
    tag(document, "endif")
    tag(document, "if block.kind == 'table'")
    _write_table(document)
    tag(document, "endif")
    tag(document, "endfor")


def _write_table(document: Any) -> None:
    add(document, "Trước bảng", "")
    table = document.add_table(rows=7, cols=3, style="Table Grid")
    table.autofit = False
    pad_cells(table, 80)
    head, each_row, row, end_rows, if_totals, totals, end_totals = table.rows
    repeat_cell(head, "column in block.columns", "Đầu cột", "{{ column.title }}")
    add_child(head._tr.get_or_add_trPr(), "w:tblHeader")
    row_tag(each_row, "for cells in block.rows")
    repeat_cell(row, "cell in cells", "Ô bảng", "{{ cell }}")
    row_tag(end_rows, "endfor")
    row_tag(if_totals, "if block.totals")
    repeat_cell(totals, "cell in block.totals", "Dòng tổng số", "{{ cell }}")
    row_tag(end_totals, "endif")
    for table_row in (head, row, totals):
        table_row.cells[1].vertical_alignment = WD_ALIGN_VERTICAL.CENTER
        add_child(table_row._tr.get_or_add_trPr(), "w:cantSplit")


def _write_signature(document: Any) -> None:
    add(document, "Trước chữ ký", "")
    tag(document, "if letter.between")
    _write_signers(document, THREE_WIDTHS, "witness", "between", "signature")
    _write_recipients(document)
    tag(document, "elif letter.witness")
    _write_signers(document, SIGNATURE_WIDTHS, "witness", "signature")
    _write_recipients(document)
    tag(document, "else")
    _write_one_signer(document)
    tag(document, "endif")


def _write_signers(document: Any, widths: tuple[int, ...], *signers: str) -> None:
    """Their names stand in a row of their own: level, however many lines are above each."""
    table = bare_table(document, rows=2, widths=widths)
    for column, signer in enumerate(signers):
        write_authority(table.cell(0, column), f"letter.{signer}")
        write_name(table.cell(1, column), f"letter.{signer}")
    for row in table.rows:
        add_child(row._tr.get_or_add_trPr(), "w:cantSplit")


def _write_one_signer(document: Any) -> None:
    table = bare_table(document, rows=1, widths=SIGNATURE_WIDTHS)
    add_child(table.rows[0]._tr.get_or_add_trPr(), "w:cantSplit")
    left, right = table.rows[0].cells
    _write_recipients(left)
    write_authority(right, "letter.signature")
    write_name(right, "letter.signature")


def _write_recipients(container: Any) -> None:
    when(container, "letter.recipient_lines", "Tiêu đề nơi nhận", "Nơi nhận:")
    repeat(container, "line in letter.recipient_lines", "Nơi nhận", "{{ line }}")
    write_verification(container, "letter.verification")


def _write_annexes(document: Any) -> None:
    """Each annex is a section of its own; the paragraph that opens it closes the one before."""
    tag(document, "for annex in letter.annexes")
    _end_section(document)
    add(document, "Tên loại", "{{ annex.title }}").paragraph_format.space_before = Pt(0)
    add(document, "Trích yếu", "{{ annex.name }}")
    when(document, "annex.belongs_to", "Kèm theo", "({{ annex.belongs_to }})")
    short_line(document, column=TEXT_WIDTH, width=50)
    _write_blocks(document, "annex.blocks")
    tag(document, "endfor")


def _end_section(document: Any) -> None:
    paragraph = add(document, "Đường kẻ", "")
    paragraph._p.get_or_add_pPr().append(deepcopy(document.sections[-1]._sectPr))


if __name__ == "__main__":
    main()
