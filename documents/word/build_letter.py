"""Builds `letter.docx`, the template that every Word letter is filled into:

    python -m documents.word.build_letter

A clerk may open and restyle the template in Word: each part has a style with a Vietnamese name.
Layout: Nghị định 30/2020/NĐ-CP, Phụ lục I.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from docx import Document
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.shared import Mm, Pt

from . import TEMPLATE
from .ooxml import add_child, order_properties
from .styles import STYLES, add_styles

TEXT_WIDTH = 160  # millimetres: A4 less 30 left and 20 right
HEAD_WIDTHS = (66, 94)
SIGNATURE_WIDTHS = (78, 82)
ONE_ADDRESSEE = "letter.addressees|length == 1"


def build() -> Any:
    """Give the template as a python-docx document."""
    document = Document()
    add_styles(document)
    _lay_out_page(document)
    _write_head(document)
    _write_title(document)
    _repeat(document, "line in letter.basis_lines", "Căn cứ", "{{ line }}")
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
    table = _bare_table(document, rows=2, widths=HEAD_WIDTHS)
    (bodies, motto), (number, day) = (row.cells for row in table.rows)
    _when(bodies, "letter.superior", "Cơ quan chủ quản", "{{ letter.superior }}")
    _add(bodies, "Cơ quan ban hành", "{{ letter.issuer }}")
    _short_line(bodies, column=HEAD_WIDTHS[0], width=22)
    _add(motto, "Quốc hiệu", "Cộng hòa xã hội chủ nghĩa Việt Nam")
    _add(motto, "Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc")
    _short_line(motto, column=HEAD_WIDTHS[1], width=57)
    _when(number, "letter.number_line", "Số, ký hiệu", "{{ letter.number_line }}")
    _when(number, "not letter.kind", "Trích yếu công văn", "{{ letter.abstract_line }}")
    _add(day, "Địa danh, ngày tháng", "{{ letter.date_line }}")


def _write_title(document: Any) -> None:
    _tag(document, "if letter.kind")
    _add(document, "Tên loại", "{{ letter.kind }}")
    _add(document, "Trích yếu", "{{ letter.abstract_line }}")
    _short_line(document, column=TEXT_WIDTH, width=50)
    _tag(document, "endif")
    _when(document, ONE_ADDRESSEE, "Kính gửi một nơi", "{{ letter.addressee_lines[0] }}")
    _add(document, "Đường kẻ", "").paragraph_format.space_before = Pt(10)
    _tag(document, f"if not {ONE_ADDRESSEE}")
    _repeat(document, "line in letter.addressee_lines", "Kính gửi", "{{ line }}")
    _tag(document, "endif")


def _write_blocks(document: Any, blocks: str) -> None:
    _tag(document, f"for block in {blocks}")
    for number in (1, 2):
        is_heading = f"block.kind == 'heading' and block.level == {number}"
        _when(document, is_heading, f"Đề mục {number}", "{{ block.text }}")
    _tag(document, "if block.kind == 'paragraph'")
    paragraph = _add(document, "Nội dung", "{{ block.opening }}")
    paragraph.runs[0].bold = True
    paragraph.add_run("{{ block.text }}")
    _tag(document, "endif")
    _tag(document, "if block.kind == 'table'")
    _write_table(document)
    _tag(document, "endif")
    _tag(document, "endfor")


def _write_table(document: Any) -> None:
    table = document.add_table(rows=7, cols=3, style="Table Grid")
    table.autofit = False
    _pad_cells(table, 80)
    head, each_row, row, end_rows, if_totals, totals, end_totals = table.rows
    _repeat_cell(head, "column in block.columns", "Đầu cột", "{{ column.title }}")
    add_child(head._tr.get_or_add_trPr(), "w:tblHeader")
    _row_tag(each_row, "for cells in block.rows")
    _repeat_cell(row, "cell in cells", "Ô bảng", "{{ cell }}")
    _row_tag(end_rows, "endfor")
    _row_tag(if_totals, "if block.totals")
    _repeat_cell(totals, "cell in block.totals", "Dòng tổng số", "{{ cell }}")
    _row_tag(end_totals, "endif")
    for one in (head, row, totals):
        one.cells[1].vertical_alignment = WD_ALIGN_VERTICAL.CENTER
        add_child(one._tr.get_or_add_trPr(), "w:cantSplit")


def _write_signature(document: Any) -> None:
    _add(document, "Trước chữ ký", "")
    table = _bare_table(document, rows=1, widths=SIGNATURE_WIDTHS)
    add_child(table.rows[0]._tr.get_or_add_trPr(), "w:cantSplit")
    left, right = table.rows[0].cells
    _tag(left, "if letter.witness")
    _write_signer(left, "letter.witness")
    _tag(left, "else")
    _write_recipients(left)
    _tag(left, "endif")
    _write_signer(right, "letter.signature")
    _tag(document, "if letter.witness")
    _write_recipients(document)
    _tag(document, "endif")


def _write_signer(container: Any, signature: str) -> None:
    _repeat(container, f"line in {signature}.authority", "Chức vụ người ký", "{{ line }}")
    _when(container, f"{signature}.note", "Ghi chú chữ ký", f"{{{{ {signature}.note }}}}")
    _add(container, "Họ tên người ký", f"{{{{ {signature}.name_line }}}}")


def _write_recipients(container: Any) -> None:
    _when(container, "letter.recipient_lines", "Tiêu đề nơi nhận", "Nơi nhận:")
    _repeat(container, "line in letter.recipient_lines", "Nơi nhận", "{{ line }}")
    _when(container, "letter.verification", "Mã kiểm tra", "{{ code }}")
    _when(container, "letter.verification", "Mã kiểm tra", "{{ letter.verification.line }}")


def _write_annexes(document: Any) -> None:
    """Each annex is a section of its own; the paragraph that opens it closes the one before."""
    _tag(document, "for annex in letter.annexes")
    _end_section(document)
    _add(document, "Tên loại", "{{ annex.title }}").paragraph_format.space_before = Pt(0)
    _add(document, "Trích yếu", "{{ annex.name }}")
    _when(document, "annex.belongs_to", "Kèm theo", "({{ annex.belongs_to }})")
    _short_line(document, column=TEXT_WIDTH, width=50)
    _write_blocks(document, "annex.blocks")
    _tag(document, "endfor")


def _end_section(document: Any) -> None:
    paragraph = _add(document, "Đường kẻ", "")
    paragraph._p.get_or_add_pPr().append(deepcopy(document.sections[-1]._sectPr))


# --- Pieces ------------------------------------------------------------------------------


def _add(container: Any, style: str, text: str) -> Any:
    """Add a paragraph; a fresh cell's own empty paragraph is used first."""
    first = container.paragraphs[0] if hasattr(container, "_tc") else None
    if first is not None and len(container.paragraphs) == 1 and not first.text:
        first.text = text
        first.style = style
        return first
    paragraph = container.add_paragraph(text)
    paragraph.style = style
    return paragraph


def _tag(container: Any, statement: str) -> None:
    _add(container, "Normal", f"{{%p {statement} %}}")


def _when(container: Any, condition: str, style: str, text: str) -> None:
    _tag(container, f"if {condition}")
    _add(container, style, text)
    _tag(container, "endif")


def _repeat(container: Any, loop: str, style: str, text: str) -> None:
    _tag(container, f"for {loop}")
    _add(container, style, text)
    _tag(container, "endfor")


def _row_tag(row: Any, statement: str) -> None:
    row.cells[0].text = f"{{%tr {statement} %}}"


def _repeat_cell(row: Any, loop: str, style: str, text: str) -> None:
    opening, cell, closing = row.cells
    opening.text, closing.text = f"{{%tc for {loop} %}}", "{%tc endfor %}"
    cell.paragraphs[0].text = text
    cell.paragraphs[0].style = style


def _bare_table(document: Any, *, rows: int, widths: tuple[int, ...]) -> Any:
    """A table without borders whose columns have these widths in millimetres."""
    table = document.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    _pad_cells(table, 0)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return table


def _pad_cells(table: Any, twips: int) -> None:
    """Set the space left and right of the text; Word would hang the table out by its own."""
    add_child(table._tbl.tblPr, "w:tblInd", w=0, type="dxa")
    margins = add_child(table._tbl.tblPr, "w:tblCellMar")
    for side in ("left", "right"):
        add_child(margins, f"w:{side}", w=twips, type="dxa")


def _short_line(container: Any, *, column: int, width: int) -> None:
    """A line of `width` in the middle of a column, drawn as the border of an empty paragraph."""
    paragraph = _add(container, "Đường kẻ", "")
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Mm((column - width) / 2)
    shape.space_before = Pt(2)
    borders = add_child(paragraph._p.get_or_add_pPr(), "w:pBdr")
    add_child(borders, "w:top", val="single", sz=6, space=1, color="000000")


if __name__ == "__main__":
    main()
