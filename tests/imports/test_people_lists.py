"""Lists of people as offices have them: each form with its one right reading."""

from datetime import date

import pytest

from people.rules.roster import Roster, read
from tests.workbooks import form
from workbooks.opening import sheets

OFFICE, FINANCE = "Văn phòng HĐND và UBND", "Tài chính - Kế toán"
UNITS = [OFFICE, FINANCE, "Thôn 1"]
HEADER = ["Họ và tên", "Giới tính", "Ngày sinh", "Chức vụ", "Đơn vị", "Nhóm", "Vào làm từ"]


def roster(rows: list[list], *merged: str, **hidden) -> Roster:
    reading = read(sheets(form(rows, *merged, **hidden)), UNITS)
    [account] = reading.accounts
    assert account.read + len(account.passed) == len(account.rows)
    assert account.read == len(reading.rows) + len(reading.faulty)
    return reading


def names(reading: Roster) -> list[str]:
    assert reading.problems == []
    return [row.values["full_name"] for row in reading.rows]


def column(reading: Roster, name: str) -> list:
    assert reading.problems == []
    return [row.values.get(name) for row in reading.rows]


def passed(reading: Roster) -> list[str]:
    return reading.accounts[0].lines


def test_groups_totals_and_signatures_of_a_form_are_passed_over_aloud():
    reading = roster(
        [
            ["ỦY BAN NHÂN DÂN XÃ QUẢNG THÀNH"],
            ["DANH SÁCH CÁN BỘ, CÔNG CHỨC"],
            [],
            ["TT", "Họ và tên", "Giới tính", "Chức vụ", "Đơn vị"],
            ["I", "Cán bộ"],
            [1, "Lương Văn Chuối", "Nam", "Chủ tịch", OFFICE],
            ["II", "Công chức"],
            [2, "Lương Thị Hồng", "Nữ", "Văn thư", OFFICE],
            [3, "Lương Thị Hổng", "Nữ", "Văn thư", OFFICE],
            ["", "(Danh sách này có 03 người)"],
            ["", "", "", "Quảng Thành, ngày 18 tháng 01 năm 2021"],
            ["", "Người tổng hợp", "", "TM. ỦY BAN NHÂN DÂN"],
            ["", "", "", "KT. CHỦ TỊCH"],
            ["", "Lê Thị Ánh Tuyết", "", "Trần Quang Định"],
        ],
        "A2:E2",
    )
    assert names(reading) == ["Lương Văn Chuối", "Lương Thị Hồng", "Lương Thị Hổng"]
    assert column(reading, "group") == ["official", "civil_servant", "civil_servant"]
    assert str(reading.accounts[0]) == (
        "Trang tính “DS”: 14 dòng = 3 dòng đã đọc + 11 dòng bỏ qua (2 dòng phía trên bảng; 1 dòng "
        "trống; 1 dòng tiêu đề bảng; 2 dòng tiêu đề nhóm; 1 dòng tổng số; 4 dòng ký tên)."
    )
    assert passed(reading) == [
        "Dòng 5: dòng tiêu đề nhóm “I Cán bộ”.",
        "Dòng 7: dòng tiêu đề nhóm “II Công chức”.",
        "Dòng 10: dòng tổng số “(Danh sách này có 03 người)”.",
        "Dòng 11: dòng ký tên “Quảng Thành, ngày 18 tháng 01 năm 2021”.",
        "Dòng 12: dòng ký tên “Người tổng hợp TM. ỦY BAN NHÂN DÂN”.",
        "Dòng 13: dòng ký tên “KT. CHỦ TỊCH”.",
        "Dòng 14: dòng ký tên “Lê Thị Ánh Tuyết Trần Quang Định”.",
    ]


@pytest.mark.parametrize("name", ["Công Văn Nhãn", "Tổng Văn Nam", "Cao Cộng", "Ông Ích Mẫn"])
def test_who_is_named_like_a_total_or_a_title_is_somebody(name):
    assert names(roster([HEADER, [name, "Nam", "", "Văn thư", OFFICE]])) == [name]


@pytest.mark.parametrize(
    "name", ["H'Hen Niê", "K'Brốp", "Y Bhiông Niê", "Công Tằng Tôn Nữ Thị Hoa"]
)
def test_names_of_all_peoples_of_the_country_are_names(name):
    assert names(roster([HEADER, [name, "Nữ", "", "Văn thư", OFFICE]])) == [name]


def test_headers_on_two_lines_of_a_cell_are_read():
    header = ["TT", "Họ và\ntên (*)", "Giới\ntính", "Ngày, tháng,\nnăm sinh", "Chức vụ/\nChức danh",
              "Đơn vị\ncông tác", "Đối tượng", "Ngày vào\nlàm việc"]  # fmt: skip
    row = [1, "Lương Thị Ngà", "Nữ", "15/03/1985", "Văn thư", OFFICE, "Công chức", "01/10/2008"]
    [read_row] = roster([header, row]).rows
    assert read_row.values == {
        "full_name": "Lương Thị Ngà",
        "gender": "female",
        "born_on": date(1985, 3, 15),
        "position": "Văn thư",
        "unit": OFFICE,
        "group": "civil_servant",
        "joined_on": date(2008, 10, 1),
    }


def test_birthdays_under_nam_and_nu_tell_the_gender_too():
    reading = roster(
        [
            ["TT", "Họ và tên", "Ngày, tháng, năm sinh", "", "Chức vụ"],
            ["", "", "Nam", "Nữ", ""],
            [1, "Đặng Ngọc Khánh", "08/01/1987", "", "Văn thư"],
            [2, "Lê Thị Ánh Tuyết", "", date(1983, 7, 30), "Văn thư"],
        ],
        "C1:D1",
    )
    assert column(reading, "gender") == ["male", "female"]
    assert column(reading, "born_on") == [date(1987, 1, 8), date(1983, 7, 30)]


CROSSES = [
    ["TT", "Họ và tên", "Giới tính", "", "Chức vụ", ""],
    ["", "", "Nam", "Nữ", "Đảng", "Chính quyền"],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
    [1, "Trần Quang Định", "x", "", "Phó Bí thư Đảng ủy", "Chủ tịch UBND"],
    [2, "H'Hen Niê", "", "X", "", "Văn thư"],
    ["", "Cộng: 02 người", 1, 1],
]


def test_crosses_under_nam_and_nu_and_positions_of_two_columns_are_read():
    reading = roster(CROSSES, "C1:D1", "E1:F1", "A1:A2", "B1:B2")
    assert column(reading, "gender") == ["male", "female"]
    assert column(reading, "position") == ["Phó Bí thư Đảng ủy, Chủ tịch UBND", "Văn thư"]


@pytest.mark.parametrize(
    ("marks", "sentence"),
    [
        (["x", "x"], "Dòng này đánh dấu nhiều cột. Hãy chỉ để một dấu."),
        (["?", ""], "“?” không phải dấu x. Hãy ghi x hoặc để trống."),
    ],
)
def test_crosses_that_say_nothing_are_named(marks, sentence):
    reading = roster([*CROSSES[:2], [1, "Trần Quang Định", *marks, "", "Chủ tịch"]], "C1:D1")
    place = "Trang tính “DS”, dòng 3, cột C (Giới tính – Nam)"
    assert [(problem.place, problem.sentence) for problem in reading.problems] == [
        (place, sentence)
    ]


SIGNED = [["", "Người lập biểu", "", "", "CHỦ TỊCH"], [], ["", "Lê Thị Lan", "", "", "Lê Văn Định"]]


@pytest.mark.parametrize("merged", [["B1:C1"], []], ids=["merged", "empty heading"])
def test_a_name_in_two_columns_is_joined_whatever_stands_below_the_list(merged):
    reading = roster(
        [
            ["TT", "Họ và tên", "", "Giới tính", "Chức vụ"],
            [1, "Lương Thị", "Vy", "Nữ", "Văn thư"],
            [2, "Hoàng Thị", "Bích Hà", "Nữ", "Văn thư"],
            *SIGNED,
        ],
        *merged,
    )
    assert names(reading) == ["Lương Thị Vy", "Hoàng Thị Bích Hà"]
    assert reading.notes == ["Trang tính “DS”, dòng 1: họ và tên được ghép từ cột B và C."]


@pytest.mark.parametrize(
    "header", [["Họ và tên đệm", "Tên"], ["Họ", "Chữ đệm và tên"], ["Họ và chữ đệm", "Tên"]]
)
def test_a_name_under_two_headings_is_joined(header):
    assert names(roster([[*header, "Giới tính"], ["Lê", "Văn An", "Nam"], *SIGNED[:1]])) == [
        "Lê Văn An"
    ]


def test_cells_merged_downwards_hold_for_each_row():
    first = ["Lương Văn Dừa", "Nam", "15/03/1985", "Văn thư", OFFICE, "Công chức", "01/10/2008"]
    rows = [HEADER, first, ["Lương Văn Dứa", "Nam", "16/03/1985", "", "", "Công chức", ""]]
    reading = roster(rows, "D2:D3", "E2:E3", "G2:G3")
    assert names(reading) == ["Lương Văn Dừa", "Lương Văn Dứa"]
    assert column(reading, "position") == ["Văn thư", "Văn thư"]
    assert column(reading, "unit") == [OFFICE, OFFICE]
    assert column(reading, "joined_on") == [date(2008, 10, 1)] * 2


def test_units_as_headings_hold_for_the_rows_below_until_the_next_heading():
    reading = roster(
        [
            ["TT", "Họ và tên", "Giới tính", "Chức vụ"],
            ["I", "Văn phòng HĐND và UBND (02 người)"],
            [1, "Trần Văn An", "Nam", "Văn thư"],
            ["II. TÀI CHÍNH - KẾ TOÁN"],
            [1, "Lê Văn Bình", "Nam", "Kế toán"],
            ["III", "Phòng Kinh tế"],
            [1, "Lê Văn Cao", "Nam", "Kế toán"],
            ["3.", "Thôn 1"],
            [1, "Lê Văn Dũng", "Nam", "Trưởng thôn"],
        ],
        "A4:D4",
    )
    assert column(reading, "unit") == [OFFICE, FINANCE, None, "Thôn 1"]


def test_hidden_rows_and_columns_are_named_and_left_out():
    rows = [HEADER, ["Trần Văn An", "Nam", "1/2/1980"], ["Trần Văn Bình", "Nam", "1/3/1980"]]
    reading = roster(rows, hidden_rows=[1], hidden_columns=[2])
    assert [row.values for row in reading.rows] == [
        {"full_name": "Trần Văn Bình", "gender": "male"}
    ]
    assert passed(reading) == ["Dòng 2: dòng bị ẩn “Trần Văn An Nam 1/2/1980”."]
    assert reading.notes == ["Trang tính “DS”, cột C: cột bị ẩn nên không đọc."]


@pytest.mark.parametrize(
    ("rows", "font", "expected"),
    [
        (
            [
                ["Hä vµ tªn", "Giíi tÝnh", "Chøc vô"],
                ["TrÇn ThÞ Lan", "Nữ", "V¨n th\xad - L\xadu tr÷"],
                ["Hµ Anh", "Nam", "Kế toán"],
            ],
            "TCVN3",
            [("Trần Thị Lan", "Văn thư - Lưu trữ"), ("Hà Anh", "Kế toán")],
        ),
        (
            [
                ["Hoï vaø teân", "Giôùi tính", "Chöùc vuï"],
                ["Nguyeãn Vaên Hoøa", "Nam", "Vaên thö"],
                ["Lê Văn Tám", "Nam", "Kế toán"],
            ],
            "VNI",
            [("Nguyễn Văn Hòa", "Văn thư"), ("Lê Văn Tám", "Kế toán")],
        ),
    ],
)
def test_old_fonts_in_headers_and_names_are_converted_with_a_note(rows, font, expected):
    reading = roster(rows)
    assert list(zip(names(reading), column(reading, "position"), strict=True)) == expected
    assert len(reading.notes) == 3
    assert all(f"bảng mã cũ {font} đã được chuyển sang Unicode" in note for note in reading.notes)


def test_an_old_font_that_lost_letters_is_refused_in_words():
    reading = roster([HEADER, ["TrÇn V¨n Hoµng", "Nam", "", "Tr-ëng Th«n L¬ng H¬ng"]])
    assert [problem.place for problem in reading.problems] == [
        "Trang tính “DS”, cột D".replace(",", ", dòng 2,")
    ]
    assert "bảng mã cũ TCVN3 và đã mất chữ “ư”" in reading.problems[0].sentence


def test_a_name_that_could_be_in_either_font_of_a_mixed_column_is_named():
    old = [["TrÇn V¨n Minh", "Nam"], ["Lª ThÞ Hång", "Nữ"], ["Vò Anh Dòng", "Nam"]]
    reading = roster([HEADER, *old, ["Đặng Văn Lợi", "Nam"]])
    assert [str(problem) for problem in reading.problems] == [
        "Trang tính “DS”, dòng 4, cột A: “Vò Anh Dòng” có thể là chữ Unicode, hoặc là “Vũ Anh "
        "Dũng” gõ bằng bảng mã cũ TCVN3 như các ô khác của cột. Hãy gõ lại ô này."
    ]
    assert names(roster([HEADER, *old])) == ["Trần Văn Minh", "Lê Thị Hồng", "Vũ Anh Dũng"]


def test_the_letter_eth_is_a_d_with_a_stroke():
    assert names(roster([HEADER, ["Ðặng Ngọc Khánh", "Nam"]])) == ["Đặng Ngọc Khánh"]


def test_a_year_alone_is_named():
    reading = roster([["Họ và tên", "Năm sinh"], ["Trần Văn An", 1970]])
    assert [str(problem) for problem in reading.problems] == [
        "Trang tính “DS”, dòng 2, cột B (Ngày sinh): “1970” mới có năm. Hãy ghi đủ ngày, tháng, "
        "năm như 15/03/1985, hoặc để trống."
    ]


def test_a_day_that_excel_made_of_a_text_is_named():
    reading = roster([HEADER, ["Trần Văn An", "Nam", "", date(2021, 1, 15)]])
    assert [problem.place for problem in reading.problems] == [
        "Trang tính “DS”, dòng 2, cột D (Chức vụ)"
    ]


@pytest.mark.parametrize(("index", "most"), [(0, 100), (3, 150), (4, 150)])
def test_what_is_longer_than_its_field_is_named_and_never_cut(index, most):
    row = ["Trần Văn An", "Nam", "", "Văn thư", OFFICE]
    row[index] = "Lê " * 50 + "x" * (most + 1)
    reading = roster([HEADER, row])
    assert len(reading.problems) == 1
    assert f"quá {most}" in reading.problems[0].sentence
    assert reading.rows == []


@pytest.mark.parametrize(
    ("above", "unit", "kind"),
    [
        ([f"Đơn vị: {OFFICE}"], OFFICE, f"dòng tiêu đề đơn vị “Đơn vị: {OFFICE}”"),
        (["BỘ PHẬN:", FINANCE], FINANCE, f"dòng tiêu đề đơn vị “BỘ PHẬN: {FINANCE}”"),
        (["Đơn vị: Phòng không có"], None, "dòng ghi chú “Đơn vị: Phòng không có”"),
    ],
)
def test_the_unit_above_a_list_without_such_a_column_is_that_of_all(above, unit, kind):
    rows = [["TT", "Họ và tên", "Chức vụ"], [1, "Lê Văn An", "Văn thư"], ["II", "Công chức"],
            [2, "Ngô Thị Cúc", "Kế toán"]]  # fmt: skip
    reading = roster([above, *rows])

    assert column(reading, "unit") == [unit, unit]
    assert passed(reading)[0] == f"Dòng 1: {kind}."


def test_a_column_of_units_says_more_than_the_line_above_the_list():
    rows = [[f"Đơn vị: {OFFICE}"], ["Họ và tên", "Đơn vị"], ["Lê Văn An", FINANCE]]

    assert column(roster(rows), "unit") == [FINANCE]


def test_a_header_on_two_rows_is_known_where_it_is_repeated():
    header = [
        ["TT", "Họ và tên", "Ngày sinh", "", "Chức vụ"],
        ["", "", "Nam", "Nữ", ""],
    ]
    rows = [
        *header,
        [1, "Lê Văn An", "01/02/1980", "", ""],
        *header,
        [2, "Ngô Thị Cúc", "", "", ""],
    ]
    reading = roster(rows, "C1:D1")

    assert names(reading) == ["Lê Văn An", "Ngô Thị Cúc"]


def test_a_header_with_other_columns_below_the_first_is_no_person_and_stops_the_list():
    rows = [["Họ và tên", "Chức vụ", "Đơn vị"], ["Lê Văn An", "Văn thư", OFFICE], [],
            ["Họ và tên", "Đơn vị", "Chức vụ"], ["Ngô Thị Cúc", FINANCE, "Kế toán"]]  # fmt: skip
    [problem] = roster(rows).problems

    assert (problem.place, problem.sentence) == (
        "Trang tính “DS”, dòng 4",
        "Dòng này là dòng tiêu đề của một bảng khác, các cột xếp không như bảng phía trên. "
        "Hãy để mỗi bảng trên một trang tính.",
    )
