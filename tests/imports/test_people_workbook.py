"""Files that people bring: read apart, within limits, each refusal a sentence."""

import io
import json
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from people.rules.roster import read
from people.template_file import template_file
from sandbox.refusals import FileError
from tests.workbooks import archive, far_apart, ods, xlsx
from workbooks import opening as workbook
from workbooks.opening import dump, load, sheets
from workbooks.sheets import MAX_COLUMNS, MAX_ROWS, MAX_TEXT, BroughtSheet, Merged

_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_LINKS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
STRICT = (
    f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}" conformance="strict">'
    '<sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
STRICT_SHEET = (
    f'<worksheet xmlns="{_MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Trần Lan</t>'
    "</is></c></row></sheetData></worksheet>"
)
_TYPES = b"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="xml" ContentType="application/xml"/></Types>"""


def _relations(kind: str, target: str) -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    link = f'<Relationship Id="rId1" Type="{_LINKS}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{space}">{link}</Relationships>'.encode()


def long_cell() -> bytes:
    """Make an .xlsx with a cell longer than Excel would write."""
    whole = zipfile.ZipFile(io.BytesIO(xlsx(A=[["Trần Lan"]])))
    files = {name: whole.read(name) for name in whole.namelist()}
    texts = files["xl/sharedStrings.xml"]
    long = texts.replace("Trần Lan".encode(), b"x" * (MAX_TEXT + 1))
    return archive(**(files | {"xl/sharedStrings.xml": long}))


def refusal(content: bytes) -> str:
    with pytest.raises(FileError) as refused:
        sheets(content)
    return str(refused.value)


def test_cells_keep_their_kind_and_their_place():
    content = xlsx(A=[[], ["", "Trần Lan", 3, 4.5, True, date(1985, 3, 15)]])
    assert sheets(content) == [
        BroughtSheet("A", [[""] * 6, ["", "Trần Lan", 3.0, 4.5, True, date(1985, 3, 15)]])
    ]


def test_a_formula_is_its_last_value_and_a_text_that_looks_like_one_stays_text():
    content = xlsx(A=[[("1+1", 2), "=1+1", "+84 54", "@x"]])
    assert sheets(content) == [BroughtSheet("A", [[2.0, "=1+1", "+84 54", "@x"]])]


def test_hidden_sheets_are_counted_and_what_stands_in_them_is_left_there():
    assert sheets(xlsx(A=[["x"]], hidden=[["y"], ["z"]])) == [
        BroughtSheet("A", [["x"]]),
        BroughtSheet("hidden", [[], []], is_hidden=True),
    ]


def test_what_is_merged_or_hidden_is_told():
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        page = book.add_worksheet("DS & ký")
        page.write_column(0, 0, ["a", "b", "c", "d"])
        page.merge_range(1, 1, 3, 1, "Văn phòng")
        page.set_row(2, None, None, {"hidden": True})
        page.set_column(2, 3, None, None, {"hidden": True})
        page.write(0, 4, "e")
    [sheet] = sheets(file.getvalue())
    assert (sheet.merged, sheet.hidden_rows, sheet.hidden_columns) == (
        (Merged(1, 1, 3, 1),), {2}, {2, 3},
    )  # fmt: skip
    assert load(json.loads(json.dumps(dump(sheet)))) == sheet


def test_a_workbook_of_excel_97_is_read_with_its_merged_cells_and_hidden_sheets():
    first, second = sheets(Path(__file__).with_name("lists").joinpath("excel-97.xls").read_bytes())
    assert (first.merged, second) == (
        (Merged(1, 5, 3, 5),),
        BroughtSheet("Ẩn", [[]], is_hidden=True),
    )
    roster = read([first, second], ["Văn phòng"])
    assert roster.problems == []
    assert [row.values for row in roster.rows] == [
        {"full_name": name, "gender": gender, "born_on": born_on, "unit": "Văn phòng"}
        for name, gender, born_on in (
            ("Lương Thị Vy", "female", date(1985, 3, 15)),
            ("Hoàng Thị Bích Hà", "female", date(1986, 3, 16)),
            ("Lê Văn Ẩn", "male", date(1987, 3, 16)),
        )
    ]


def test_days_of_1904_and_strict_open_xml_are_read_the_same():
    strict = STRICT.encode()
    [sheet] = sheets(
        archive(
            **{
                "[Content_Types].xml": _TYPES,
                "_rels/.rels": _relations("officeDocument", "xl/workbook.xml"),
                "xl/workbook.xml": strict,
                "xl/_rels/workbook.xml.rels": _relations("worksheet", "worksheets/sheet1.xml"),
                "xl/worksheets/sheet1.xml": STRICT_SHEET.encode(),
            }
        )
    )
    assert sheet.rows == [["Trần Lan"]]
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"date_1904": True}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        book.add_worksheet("A").write_datetime(0, 0, datetime(1985, 3, 15), day)
    assert sheets(file.getvalue())[0].rows == [[date(1985, 3, 15)]]


def test_an_open_document_is_read():
    assert sheets(ods([["Họ và tên", "Giới tính"], ["Trần Lan", "Nữ"]])) == [
        BroughtSheet("A", [["Họ và tên", "Giới tính"], ["Trần Lan", "Nữ"]])
    ]


def test_rows_columns_and_cells_are_bounded():
    [tall] = sheets(xlsx(A=[["x"]] * (MAX_ROWS + 1)))
    [wide] = sheets(xlsx(A=[["x"] * (MAX_COLUMNS + 1)]))
    [full] = sheets(xlsx(A=[["x"] * MAX_COLUMNS] * 2))
    [long] = sheets(xlsx(A=[["x" * MAX_TEXT]]))
    assert [tall.is_cut, wide.is_cut, full.is_cut] == [True, True, False]
    assert [len(tall.rows), len(wide.rows[0]), len(long.rows[0][0])] == [
        MAX_ROWS,
        MAX_COLUMNS,
        MAX_TEXT,
    ]


@pytest.mark.parametrize(
    ("made", "beginning"),
    [
        (lambda: b"", "Tệp trống."),
        (lambda: b"%PDF-1.7", "Đây không phải tệp bảng tính."),
        (lambda: "<html><table>Họ tên</table>".encode(), "Đây không phải tệp bảng tính."),
        (lambda: "Họ tên,Giới tính\n".encode(), "Đây không phải tệp bảng tính."),
        (lambda: archive(**{"word/document.xml": b"<x/>"}), "Đây không phải tệp bảng tính."),
        (lambda: xlsx(A=[["x"]])[:-100], "Tệp bị hỏng, không mở được."),
        (lambda: archive(**{"xl/workbook.xml": b"<x/>"}), "Không đọc được tệp này."),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Không đọc được tệp này."),
        (far_apart, "Tệp nhỏ nhưng chứa dữ liệu rất lớn,"),
        (lambda: ods([["x"] * 50], repeated=100_000_000), "Tệp nhỏ nhưng chứa dữ liệu rất lớn,"),
        (
            lambda: archive(
                **{"xl/workbook.xml": b"<x/>", "xl/media/1.bin": bytes(61 * 1024 * 1024)}
            ),
            "Tệp nhỏ nhưng chứa dữ liệu rất lớn,",
        ),
        (lambda: bytes(workbook.MAX_BYTES + 1), "Tệp lớn hơn 5 MB."),
        (long_cell, "Tệp có ô dài hơn 32767 ký tự."),
    ],
    ids=[
        "empty",
        "pdf",
        "a web page named .xls",
        "csv",
        "docx",
        "cut off",
        "hollow xlsx",
        "hollow xls",
        "two cells far apart",
        "a row repeated without end",
        "zip bomb",
        "too large",
        "a cell longer than Excel takes",
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(made, beginning):
    sentence = refusal(made())
    assert sentence.startswith(beginning)
    assert "Hãy " in sentence


def test_a_sheet_comes_back_from_the_database_as_it_went_in():
    sheet = BroughtSheet("A", [["x", 1.5, True, None, date(1985, 3, 15)]], is_cut=True)
    assert load(dump(sheet)) == sheet


def test_the_template_has_the_list_the_instructions_and_the_units():
    first, second, third = sheets(template_file(["Văn phòng", "Thôn Mai"]))
    assert [first.name, second.name, third.name] == ["Danh sách", "Hướng dẫn", "Đơn vị"]
    assert first.rows == [
        ["Họ và tên", "Giới tính", "Ngày sinh", "Chức vụ", "Đơn vị", "Nhóm", "Lãnh đạo",
         "Vào làm từ", "Nghỉ từ"],
        ["Ví dụ: Nguyễn Thị Mẫu", "Nữ", "15/03/1985", "Văn phòng - Thống kê", "Văn phòng",
         "Công chức", "Không", "01/10/2008", ""],
    ]  # fmt: skip
    assert third.rows == [["Văn phòng"], ["Thôn Mai"]]
