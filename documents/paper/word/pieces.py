"""What the templates of letters and certificates are put together from."""

from __future__ import annotations

from typing import Any

from docx.shared import Mm, Pt

from documents.paper.word.ooxml import add_child


def add(container: Any, style: str, text: str) -> Any:
    """Add a paragraph; a fresh cell's own empty paragraph is used first."""
    first = container.paragraphs[0] if hasattr(container, "_tc") else None
    if first is not None and len(container.paragraphs) == 1 and not first.text:
        first.text = text
        first.style = style
        return first
    paragraph = container.add_paragraph(text)
    paragraph.style = style
    return paragraph


def tag(container: Any, statement: str) -> None:
    add(container, "Normal", f"{{%p {statement} %}}")


def when(container: Any, condition: str, style: str, text: str) -> None:
    tag(container, f"if {condition}")
    add(container, style, text)
    tag(container, "endif")


def repeat(container: Any, loop: str, style: str, text: str) -> None:
    tag(container, f"for {loop}")
    add(container, style, text)
    tag(container, "endfor")


def row_tag(row: Any, statement: str) -> None:
    row.cells[0].text = f"{{%tr {statement} %}}"


def repeat_cell(row: Any, loop: str, style: str, text: str) -> None:
    opening, cell, closing = row.cells
    opening.text, closing.text = f"{{%tc for {loop} %}}", "{%tc endfor %}"
    cell.paragraphs[0].text = text
    cell.paragraphs[0].style = style


def bare_table(document: Any, *, rows: int, widths: tuple[int, ...]) -> Any:
    """A table without borders whose columns have these widths in millimetres."""
    table = document.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    pad_cells(table, 0)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return table


def pad_cells(table: Any, twips: int) -> None:
    """Set the space left and right of the text; Word would hang the table out by its own."""
    add_child(table._tbl.tblPr, "w:tblInd", w=0, type="dxa")
    margins = add_child(table._tbl.tblPr, "w:tblCellMar")
    for side in ("left", "right"):
        add_child(margins, f"w:{side}", w=twips, type="dxa")


def short_line(container: Any, *, column: int, width: int) -> None:
    """A line of `width` in the middle of a column, drawn as the border of an empty paragraph."""
    paragraph = add(container, "Đường kẻ", "")
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Mm((column - width) / 2)
    shape.space_before = Pt(2)
    borders = add_child(paragraph._p.get_or_add_pPr(), "w:pBdr")
    add_child(borders, "w:top", val="single", sz=6, space=1, color="000000")


def write_authority(container: Any, signature: str) -> None:
    """The lines above a signature; their paragraphs stay with the name below them."""
    repeat(container, f"line in {signature}.authority", "Chức vụ người ký", "{{ line }}")
    when(container, f"{signature}.note", "Ghi chú chữ ký", f"{{{{ {signature}.note }}}}")


def write_name(container: Any, signature: str) -> None:
    add(container, "Họ tên người ký", f"{{{{ {signature}.name_line }}}}")


def write_verification(container: Any, verification: str) -> None:
    when(container, verification, "Mã kiểm tra", "{{ code }}")
    when(container, verification, "Mã kiểm tra", f"{{{{ {verification}.line }}}}")
