"""The styles of a letter in Word, with the names that a clerk sees in the style box.

Sizes and faces: Nghị định 30/2020/NĐ-CP, Phụ lục I.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from documents.paper.word.ooxml import add_child

FACE = "Times New Roman"
BODY_SIZE = 14


@dataclass(frozen=True)
class Look:
    """What differs from an upright justified paragraph: sizes and spaces in points, indents in
    millimetres; `level` shows it in the navigation pane of Word, `colour` is RRGGBB."""

    size: int = BODY_SIZE
    align: Any = ALIGN.JUSTIFY
    is_bold: bool = False
    is_italic: bool = False
    is_capital: bool = False
    indent: int = 0
    first_indent: int = 0
    before: int = 0
    after: int = 0
    stays_with_next: bool = False
    level: int = 0
    colour: str = ""


STYLES: dict[str, Look] = {
    "Cơ quan chủ quản": Look(size=12, align=ALIGN.CENTER, is_capital=True),
    "Cơ quan ban hành": Look(size=12, align=ALIGN.CENTER, is_capital=True, is_bold=True),
    "Quốc hiệu": Look(size=12, align=ALIGN.CENTER, is_capital=True, is_bold=True),
    "Tiêu ngữ": Look(size=13, align=ALIGN.CENTER, is_bold=True),
    "Số, ký hiệu": Look(size=13, align=ALIGN.CENTER, before=6),
    "Dự thảo": Look(size=13, align=ALIGN.CENTER, is_capital=True, is_bold=True),
    "Trích yếu công văn": Look(size=12, align=ALIGN.CENTER),
    "Địa danh, ngày tháng": Look(size=13, align=ALIGN.CENTER, is_italic=True, before=6),
    "Tên loại": Look(align=ALIGN.CENTER, is_capital=True, is_bold=True, before=18, level=1),
    "Trích yếu": Look(align=ALIGN.CENTER, is_bold=True, stays_with_next=True),
    "Kính gửi một nơi": Look(align=ALIGN.CENTER, before=12),
    "Kính gửi": Look(align=ALIGN.LEFT, indent=32),
    "Thẩm quyền": Look(
        align=ALIGN.CENTER, is_capital=True, is_bold=True, before=10, stays_with_next=True
    ),
    "Căn cứ": Look(is_italic=True, first_indent=10, before=6),
    "Nội dung": Look(first_indent=10, before=6),
    "Đề mục 1": Look(
        is_bold=True, align=ALIGN.LEFT, first_indent=10, before=8, stays_with_next=True, level=2
    ),
    "Đề mục 2": Look(
        is_bold=True, align=ALIGN.LEFT, first_indent=10, before=8, stays_with_next=True, level=3
    ),
    "Trước bảng": Look(size=2, before=4, stays_with_next=True),
    "Đầu cột": Look(size=13, align=ALIGN.CENTER, is_bold=True, before=2, after=2),
    "Ô bảng": Look(size=13, align=ALIGN.LEFT, before=2, after=2),
    "Dòng tổng số": Look(size=13, align=ALIGN.LEFT, is_bold=True, before=2, after=2),
    "Tiêu đề nơi nhận": Look(size=12, align=ALIGN.LEFT, is_bold=True, is_italic=True),
    "Nơi nhận": Look(size=11, align=ALIGN.LEFT),
    "Chức vụ người ký": Look(
        align=ALIGN.CENTER, is_bold=True, is_capital=True, stays_with_next=True
    ),
    "Ghi chú chữ ký": Look(align=ALIGN.CENTER, is_italic=True, stays_with_next=True),
    "Họ tên người ký": Look(align=ALIGN.CENTER, is_bold=True, before=74),
    "Mã kiểm tra": Look(size=9, align=ALIGN.LEFT, before=4),
    "Kèm theo": Look(align=ALIGN.CENTER, is_italic=True),
    "Số trang": Look(align=ALIGN.CENTER),
    "Đường kẻ": Look(size=2, align=ALIGN.CENTER),
    "Trước chữ ký": Look(size=2, before=12, stays_with_next=True),
}


CERTIFICATE_STYLES: dict[str, Look] = {
    "Quốc huy": Look(size=2, align=ALIGN.CENTER, stays_with_next=True),
    "Quốc hiệu": Look(size=15, align=ALIGN.CENTER, is_capital=True, is_bold=True),
    "Tiêu ngữ": Look(size=15, align=ALIGN.CENTER, is_bold=True),
    "Dưới tiêu ngữ": Look(size=2, before=6),
    "Cơ quan ban hành": Look(
        size=16, align=ALIGN.CENTER, is_capital=True, is_bold=True, colour="17386B"
    ),
    "Việc": Look(size=16, align=ALIGN.CENTER, is_capital=True, is_bold=True, before=4),
    "Tên loại": Look(
        size=34, align=ALIGN.CENTER, is_capital=True, is_bold=True, before=4, colour="A6192E"
    ),
    "Lời dẫn": Look(size=17, align=ALIGN.CENTER, is_italic=True, before=4),
    "Họ tên người nhận": Look(size=26, align=ALIGN.CENTER, is_bold=True, before=6, level=1),
    "Nội dung": Look(size=16, align=ALIGN.CENTER, before=4),
    "Ghi sổ": Look(size=12, align=ALIGN.LEFT),
    "Mã kiểm tra": Look(size=9, align=ALIGN.LEFT, before=4),
    "Địa danh, ngày tháng": Look(size=15, align=ALIGN.CENTER, is_italic=True),
    "Chức vụ người ký": Look(size=15, align=ALIGN.CENTER, is_bold=True, is_capital=True),
    "Ghi chú chữ ký": Look(size=12, align=ALIGN.CENTER, is_italic=True),
    "Họ tên người ký": Look(size=15, align=ALIGN.CENTER, is_bold=True, before=62),
    "Đường kẻ": Look(size=2, align=ALIGN.CENTER),
    "Trước chữ ký": Look(size=2, before=10, stays_with_next=True),
}


def add_styles(document: Any, styles: dict[str, Look] = STYLES) -> None:
    """Add styles to a document."""
    _set_face(document.styles["Normal"], size=BODY_SIZE)
    spacing = document.styles["Normal"].paragraph_format
    spacing.space_before = spacing.space_after = Pt(0)
    spacing.line_spacing = 1.15
    for name, look in styles.items():
        _add_style(document, name, look)


def _add_style(document: Any, name: str, look: Look) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    _set_face(style, size=look.size)
    style.font.bold, style.font.italic = look.is_bold, look.is_italic
    style.font.all_caps = look.is_capital
    if look.colour:
        style.font.color.rgb = RGBColor.from_string(look.colour)
    _shape(style.paragraph_format, look)
    if look.level:
        add_child(style.element.get_or_add_pPr(), "w:outlineLvl", val=look.level - 1)


def _shape(shape: Any, look: Look) -> None:
    shape.alignment = look.align
    shape.left_indent, shape.first_line_indent = Mm(look.indent), Mm(look.first_indent)
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    shape.keep_with_next = look.stays_with_next
    if look.size != BODY_SIZE:
        shape.line_spacing = 1.0


def _set_face(style: Any, *, size: int) -> None:
    style.font.name, style.font.size = FACE, Pt(size)
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        style.element.rPr.rFonts.set(qn(f"w:{script}"), FACE)
    add_child(style.element.rPr, "w:lang", val="vi-VN")
