"""Excel files, read back as Excel would read them."""

import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from documents.paper.sheet import Column, Sheet, sheet_name, xlsx

PAYMENTS = Sheet(
    name="Tiền thưởng",
    titles=("UBND xã An Bình", "Danh sách nhận tiền thưởng"),
    columns=(
        Column("STT", 6, "integer"),
        Column("Họ và tên", 30),
        Column("Ngày sinh", 12, "date"),
        Column("Số tiền", 14, "money"),
        Column("Giới tính", 10, choices=("Nam", "Nữ")),
    ),
    rows=(
        (1, "Đặng Văn Ước", date(1980, 2, 5), Decimal(450_000), "Nam"),
        (2, "Lê Thị Thuỷ Tiên", None, 230_000, ""),
    ),
    totals=(2, None, None, 680_000, None),
)


def rows_of(sheet: Sheet) -> list[list]:
    return CalamineWorkbook.from_filelike(BytesIO(xlsx(sheet))).get_sheet_by_index(0).to_python()


def xml_of(sheet: Sheet, part: str = "xl/worksheets/sheet1.xml") -> str:
    with zipfile.ZipFile(BytesIO(xlsx(sheet))) as parts:
        return parts.read(part).decode()


def test_titles_header_rows_and_totals_follow_each_other_with_their_types():
    assert rows_of(PAYMENTS) == [
        ["UBND xã An Bình", "", "", "", ""],
        ["Danh sách nhận tiền thưởng", "", "", "", ""],
        ["", "", "", "", ""],
        ["STT", "Họ và tên", "Ngày sinh", "Số tiền", "Giới tính"],
        [1, "Đặng Văn Ước", date(1980, 2, 5), 450_000, "Nam"],
        [2, "Lê Thị Thuỷ Tiên", "", 230_000, ""],
        [2, "Tổng số", "", 680_000, ""],
    ]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+84 905 123 456", "-1", "@SUM(A1)", "0123", "http://a.vn", "{=1}", "12/05/2021"],
)
def test_text_stays_the_text_that_was_typed(text):
    sheet = Sheet("Thử", (Column("Nội dung"),), ((text,),))

    assert rows_of(sheet) == [["Nội dung"], [text]]
    assert "<f>" not in xml_of(sheet)
    assert "hyperlink" not in xml_of(sheet)


def test_hidden_letters_are_left_out_and_a_cell_is_cut_where_excel_would_refuse_it():
    sheet = Sheet("Thử", (Column("Nội dung"),), (("a\u202eb\x00",), ("dài " * 10_000,)))

    assert rows_of(sheet)[1] == ["ab"]
    assert len(rows_of(sheet)[2][0]) <= 32_767


def test_a_page_is_a4_landscape_as_wide_as_the_table_with_its_header_on_each():
    page = xml_of(PAYMENTS)

    assert '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>' in page
    assert '<pane ySplit="4" topLeftCell="A5" activePane="bottomLeft" state="frozen"/>' in page
    book = xml_of(PAYMENTS, "xl/workbook.xml")
    assert "_xlnm.Print_Titles" in book
    assert "'Tiền thưởng'!$4:$4" in book


def test_choices_are_offered_below_the_header_also_in_rows_still_empty():
    page = xml_of(PAYMENTS)

    assert '<dataValidation type="list"' in page
    assert 'sqref="E5:E504"><formula1>"Nam,Nữ"</formula1>' in page


def test_an_empty_sheet_is_a_template_to_fill_in():
    assert rows_of(Sheet("Mẫu", (Column("Họ và tên"), Column("Chức vụ")))) == [
        ["Họ và tên", "Chức vụ"]
    ]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Sáu tháng: 1/6 [2021]?", "Sáu tháng 16 2021"),
        ("", "Danh sách"),
        ("'*'", "Danh sách"),
        ("Danh sách cán bộ, công chức, viên chức", "Danh sách cán bộ, công chức, vi"),
    ],
)
def test_a_sheet_gets_a_name_that_excel_accepts(name, shown):
    assert sheet_name(name) == shown
    assert CalamineWorkbook.from_filelike(
        BytesIO(xlsx(Sheet(name, (Column("STT"),))))
    ).sheet_names == [shown]


def test_a_row_of_the_wrong_length_is_refused_not_shifted():
    with pytest.raises(ValueError, match="zip"):
        xlsx(Sheet("Thử", (Column("A"), Column("B")), (("chỉ một",),)))
