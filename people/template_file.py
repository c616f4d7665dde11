"""The workbook that offices fill in with their people."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from people.rules.roster import FIELDS
from workbooks.cells import GENDERS, GROUPS

ROWS = 500  # that offer choices

_WIDTHS = (30, 11, 13, 28, 30, 20, 11, 13, 13)
_EXAMPLE = (
    "Ví dụ: Nguyễn Thị Mẫu",
    "Nữ",
    "15/03/1985",
    "Văn phòng - Thống kê",
    None,
    "Công chức",
    "Không",
    "01/10/2008",
    None,
)
_INSTRUCTIONS = (
    "1. Mỗi người một dòng ở trang “Danh sách”. Dòng bắt đầu bằng “Ví dụ” được bỏ qua.",
    "2. Người mới cần đủ: Họ và tên, Giới tính, Chức vụ, Đơn vị, Nhóm, Vào làm từ. "
    "Nên ghi Ngày sinh để phân biệt người trùng tên.",
    "3. Ngày ghi theo ngày/tháng/năm, ví dụ 15/03/1985.",
    "4. Đơn vị chọn trong danh sách; đơn vị mới cần được thêm vào phần mềm trước.",
    "5. Lãnh đạo ghi Có hoặc Không. Nghỉ từ: ngày đầu tiên không còn làm việc; "
    "để trống nếu đang làm.",
    "6. Người đã có trong phần mềm: chỉ những ô có ghi mới được sửa; ô trống giữ nguyên như cũ. "
    "Người không có trong tệp không bị xóa.",
    "7. Có thể đổi thứ tự các cột, bỏ cột không cần, thêm dòng tiêu đề ở trên.",
    "8. Phần mềm cho xem trước mọi thay đổi và chỉ rõ từng ô có lỗi; còn lỗi thì chưa nhập gì.",
)


def template_file(units: list[str]) -> bytes:
    """Give an .xlsx with the list to fill in, instructions, and the units to choose from."""
    import xlsxwriter

    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        page = book.add_worksheet("Danh sách")
        _write_instructions(book, book.add_worksheet("Hướng dẫn"))
        _write_units(book.add_worksheet("Đơn vị"), units)
        _write_list(book, page, units)
        _offer_choices(page, units)
        page.activate()
    return file.getvalue()


def _write_list(book: Any, page: Any, units: list[str]) -> None:
    head = book.add_format(
        {"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True,
         "bg_color": "#E7EDF3"}
    )  # fmt: skip
    example = book.add_format({"italic": True, "font_color": "#5B6573", "num_format": "@"})
    text = book.add_format({"num_format": "@"})
    values = [*_EXAMPLE[:4], units[0] if units else None, *_EXAMPLE[5:]]
    page.set_row(0, 32)
    page.freeze_panes(1, 1)
    for index, (title, width, value) in enumerate(
        zip(FIELDS.values(), _WIDTHS, values, strict=True)
    ):
        page.set_column(index, index, width, text)
        page.write_string(0, index, title, head)
        page.write_string(1, index, value or "", example)


def _write_instructions(book: Any, page: Any) -> None:
    page.set_column(0, 0, 100, book.add_format({"text_wrap": True, "valign": "top"}))
    page.write_string(0, 0, "Cách ghi danh sách", book.add_format({"bold": True, "font_size": 14}))
    for row, sentence in enumerate(_INSTRUCTIONS, start=2):
        page.write_string(row, 0, sentence)


def _write_units(page: Any, units: list[str]) -> None:
    page.set_column(0, 0, 50)
    for row, name in enumerate(units):
        page.write_string(row, 0, name)


def _offer_choices(page: Any, units: list[str]) -> None:
    names = list(FIELDS)
    choices: dict[str, Any] = {
        "gender": list(GENDERS.values()),
        "group": list(GROUPS.values()),
        "is_leader": ["Có", "Không"],
    }
    if units:
        choices["unit"] = f"='Đơn vị'!$A$1:$A${len(units)}"
    for name, source in choices.items():
        column = names.index(name)
        rule = {
            "validate": "list",
            "source": source,
            "error_title": FIELDS[name],
            "error_message": "Hãy chọn một giá trị trong danh sách.",
        }
        page.data_validation(1, column, ROWS, column, rule)
