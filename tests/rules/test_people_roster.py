"""Which column is what, which row is a person, and how each problem is named."""

from datetime import date

import pytest

from people.rules.roster import read
from workbooks.clipboard import pasted
from workbooks.sheets import MAX_ROWS, BroughtSheet, Problem, letter, place

HEADER = ["STT", "Họ và tên", "Giới tính", "Ngày sinh", "Chức vụ", "Đơn vị", "Nhóm", "Vào làm từ"]
LAN = [1.0, "Trần Thị Lan", "Nữ", "5/4/1986", "Kế toán", "Văn phòng", "Công chức", "1/3/2010"]
LAN_READ = {
    "full_name": "Trần Thị Lan",
    "gender": "female",
    "born_on": date(1986, 4, 5),
    "position": "Kế toán",
    "unit": "Văn phòng",
    "group": "civil_servant",
    "joined_on": date(2010, 3, 1),
}


def values(*rows) -> list[dict]:
    roster = read([BroughtSheet("Cán bộ", list(rows))])
    assert roster.problems == []
    return [row.values for row in roster.rows]


def problems(*rows) -> list[str]:
    return [str(problem) for problem in read([BroughtSheet("Cán bộ", list(rows))]).problems]


def test_a_row_is_read_by_its_headers():
    assert values(HEADER, LAN) == [LAN_READ]


def test_columns_may_stand_in_any_order():
    assert values(HEADER[::-1], LAN[::-1]) == [LAN_READ]


@pytest.mark.parametrize(
    "header",
    [
        ["tt", "ho ten", "gioi tinh", "ngay sinh", "chuc vu", "don vi", "nhom", "vao lam tu"],
        ["TT", "HỌ VÀ TÊN", "GIỚI", "NGÀY, THÁNG, NĂM SINH", "CHỨC DANH", "BỘ PHẬN",
         "ĐỐI TƯỢNG", "NGÀY VÀO LÀM"],
        ["STT", "Họ tên *", "Phái", "Ngày sinh\n(dd/mm/yyyy)", "Chức vụ, chức danh",
         "Bộ phận, đơn vị", "Nhóm đối tượng", "Ngày tuyển dụng"],
    ],
)  # fmt: skip
def test_headers_are_known_by_other_words_with_or_without_accents(header):
    assert values(header, LAN) == [LAN_READ]


def test_titles_may_stand_above_the_header_and_empty_rows_between():
    title = ["ỦY BAN NHÂN DÂN XÃ QUẢNG THÀNH", "", ""]
    assert values(title, ["DANH SÁCH CÁN BỘ"], [], HEADER, ["", "  "], LAN, [None]) == [LAN_READ]


def test_a_name_may_stand_in_two_columns():
    row = ["Trần Thị", "Lan", "Nữ"]
    expected = [{"full_name": "Trần Thị Lan", "gender": "female"}]
    assert values(["Họ đệm", "Tên", "Giới tính"], row) == expected
    assert values(["Họ và tên", "", "Giới tính"], row) == expected


def test_an_unnamed_column_of_sentences_is_not_taken_for_a_given_name():
    row = ["Trần Thị Lan", "đang nghỉ thai sản", "Nữ"]
    assert values(["Họ và tên", "", "Giới tính"], row) == [
        {"full_name": "Trần Thị Lan", "gender": "female"}
    ]


def test_every_wrong_cell_of_a_row_is_named_by_sheet_row_column_and_header():
    wrong = [2.0, "Trần Thị Lan", "Nưx", "31/02/1985", "Kế toán", "Văn phòng", "BC", "1/3/2010"]
    assert problems(["DANH SÁCH"], HEADER, LAN, wrong) == [
        "Trang tính “Cán bộ”, dòng 4, cột C (Giới tính): “Nưx” không có trong danh sách. "
        "Hãy ghi một trong: Nam, Nữ.",
        "Trang tính “Cán bộ”, dòng 4, cột D (Ngày sinh): “31/02/1985” không có trong lịch. "
        "Hãy kiểm tra lại ngày, tháng.",
        "Trang tính “Cán bộ”, dòng 4, cột G (Nhóm): “BC” không có trong danh sách. "
        "Hãy ghi một trong: Cán bộ, Công chức, Viên chức, Người lao động, Không chuyên trách.",
    ]


def test_a_wrong_birthday_below_nam_and_nu_is_named_where_it_stands():
    header = [["Họ và tên", "Ngày sinh", "", "Đơn vị"], ["", "Nam", "Nữ", ""]]
    women = ["Trần Thị Lan", None, "31/02/1985", "Văn phòng"]
    men = ["Lê Văn Ba", "1979", None, "Văn phòng"]
    assert [sentence.partition(":")[0] for sentence in problems(*header, women, men)] == [
        "Trang tính “Cán bộ”, dòng 3, cột C (Ngày sinh)",
        "Trang tính “Cán bộ”, dòng 4, cột B (Ngày sinh)",
    ]


def test_a_row_of_a_person_without_a_name_is_a_problem():
    assert problems(HEADER, [1.0, "", *LAN[2:]]) == [
        "Trang tính “Cán bộ”, dòng 2, cột B (Họ và tên): Thiếu họ và tên."
    ]


def test_totals_headings_and_examples_are_passed_over_aloud():
    roster = read(
        [
            BroughtSheet("Hướng dẫn", [["Cách ghi danh sách"]]),
            BroughtSheet(
                "Cán bộ",
                [
                    HEADER,
                    ["", "Ví dụ: Nguyễn Văn Mẫu", "Nam"],
                    LAN,
                    ["Tổng số: 1"],
                    ["Tổng cộng", "1 người"],
                ],
            ),
        ]
    )
    assert [row.values for row in roster.rows] == [LAN_READ]
    assert roster.problems == []
    assert roster.notes == ["Trang tính “Hướng dẫn” không có danh sách, bỏ qua."]
    assert [(str(account), account.lines) for account in roster.accounts] == [
        (
            "Trang tính “Hướng dẫn”: 1 dòng = 0 dòng đã đọc + 1 dòng bỏ qua (1 dòng của trang "
            "tính không có danh sách).",
            [],
        ),
        (
            "Trang tính “Cán bộ”: 5 dòng = 1 dòng đã đọc + 4 dòng bỏ qua (1 dòng tiêu đề bảng; "
            "1 dòng ví dụ; 2 dòng tổng số).",
            [
                "Dòng 2: dòng ví dụ “Ví dụ: Nguyễn Văn Mẫu Nam”.",
                "Dòng 4: dòng tổng số “Tổng số: 1”.",
                "Dòng 5: dòng tổng số “Tổng cộng 1 người”.",
            ],
        ),
    ]


def test_a_column_that_nobody_knows_is_named_and_passed_over():
    roster = read(
        [BroughtSheet("A", [["Họ và tên", "Giới tính", "Trình độ"], ["Trần Lan", "Nữ", "ĐH"]])]
    )
    assert roster.notes == ["Trang tính “A”, dòng 1, cột C: cột “Trình độ” không dùng đến, bỏ qua."]


def test_two_columns_of_one_field_are_a_problem():
    assert problems(["Họ và tên", "Đơn vị", "Bộ phận"], ["Trần Lan", "A", "B"]) == [
        "Trang tính “Cán bộ”, dòng 1: Có nhiều cột “Đơn vị” (B, C). Hãy chỉ giữ một cột."
    ]


@pytest.mark.parametrize("sheets", [[], [BroughtSheet("A", [])], [BroughtSheet("A", [["1", "2"]])]])
def test_without_a_header_the_headers_are_named(sheets):
    assert read(sheets).problems == [
        Problem(
            "",
            "Không tìm thấy dòng tiêu đề có cột “Họ và tên”. Hãy tải tệp mẫu, hoặc thêm dòng tiêu "
            "đề: Họ và tên, Giới tính, Ngày sinh, Chức vụ, Đơn vị, Nhóm, Lãnh đạo, Vào làm từ, "
            "Nghỉ từ.",
        )
    ]


def test_a_header_without_rows_is_a_problem():
    assert problems(HEADER) == ["Danh sách chưa có dòng nào dưới dòng tiêu đề."]


def test_a_sheet_that_goes_on_too_long_is_a_problem():
    roster = read([BroughtSheet("A", [HEADER, LAN], is_cut=True)])
    assert [str(problem) for problem in roster.problems] == [
        "Trang tính “A”: Danh sách có quá 1000 dòng hoặc 60 cột. "
        "Hãy xóa phần thừa hoặc chia thành nhiều tệp."
    ]


def test_pasted_cells_are_read_like_a_sheet():
    text = 'Họ và tên\tChức vụ\r\nTrần Lan\t"Kế toán\nkiêm thủ quỹ"\r\n'
    assert pasted(text) == BroughtSheet(
        "Nội dung dán", [["Họ và tên", "Chức vụ"], ["Trần Lan", "Kế toán\nkiêm thủ quỹ"]]
    )


def test_a_pasted_text_without_end_is_cut():
    sheet = pasted("a\tb\n" * (MAX_ROWS + 1))
    assert (len(sheet.rows), sheet.is_cut) == (MAX_ROWS, True)


@pytest.mark.parametrize(
    ("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_are_named_as_in_excel(column, name):
    assert letter(column) == name


def test_a_place_says_as_much_as_is_known():
    assert place("A") == "Trang tính “A”"
    assert place("A", 3) == "Trang tính “A”, dòng 3"
    assert place("A", 3, 2, "Nhóm") == "Trang tính “A”, dòng 3, cột C (Nhóm)"
