"""Builds `certificate.docx`, the template that every Word certificate is filled into:

python -m documents.paper.word.build_certificate
"""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm

from documents.paper.word.certificates import TEMPLATE
from documents.paper.word.ooxml import add_child, order_properties
from documents.paper.word.pieces import (
    add,
    bare_table,
    repeat,
    short_line,
    when,
    write_authority,
    write_name,
    write_verification,
)
from documents.paper.word.styles import CERTIFICATE_STYLES, add_styles

TEXT_WIDTH = 233  # millimetres: A4 on its side less 32 on both sides
FOOT_WIDTHS = (118, 115)
FRAME = {"val": "thinThickThinMediumGap", "sz": 48, "space": 24, "color": "A6192E"}


def build() -> Any:
    """Give the template as a python-docx document."""
    document = Document()
    add_styles(document, CERTIFICATE_STYLES)
    _lay_out_page(document)
    add(document, "Quốc huy", "{{ emblem }}")
    add(document, "Quốc hiệu", "Cộng hòa xã hội chủ nghĩa Việt Nam")
    add(document, "Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc")
    short_line(document, column=TEXT_WIDTH, width=66)
    add(document, "Dưới tiêu ngữ", "")
    repeat(document, "line in certificate.issuer", "Cơ quan ban hành", "{{ line }}")
    when(document, "certificate.verb", "Việc", "{{ certificate.verb }}")
    add(document, "Tên loại", "{{ certificate.title }}")
    repeat(document, "line in certificate.lead", "Lời dẫn", "{{ line }}")
    add(document, "Họ tên người nhận", "{{ certificate.name }}")
    repeat(document, "line in certificate.body", "Nội dung", "{{ line }}")
    add(document, "Trước chữ ký", "")
    _write_foot(document)
    order_properties(document, ("Normal", *CERTIFICATE_STYLES))
    return document


def main() -> None:
    build().save(str(TEMPLATE))


def _lay_out_page(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(32)
    section.top_margin, section.bottom_margin = Mm(17), Mm(16)
    borders = add_child(section._sectPr, "w:pgBorders", offsetFrom="page")
    for side in ("top", "left", "bottom", "right"):
        add_child(borders, f"w:{side}", **FRAME)


def _write_foot(document: Any) -> None:
    table = bare_table(document, rows=1, widths=FOOT_WIDTHS)
    add_child(table.rows[0]._tr.get_or_add_trPr(), "w:cantSplit")
    notes, signer = table.rows[0].cells
    repeat(notes, "line in certificate.note_lines", "Ghi sổ", "{{ line }}")
    write_verification(notes, "certificate.verification")
    add(notes, "Đường kẻ", "")
    add(signer, "Địa danh, ngày tháng", "{{ certificate.date_line }}")
    write_authority(signer, "certificate.signature")
    write_name(signer, "certificate.signature")


if __name__ == "__main__":
    main()
