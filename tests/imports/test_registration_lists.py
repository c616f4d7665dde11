"""Lists of who strives for what, as offices have them: each form with its one right reading."""

import pytest

from registrations.forms.rows import Registrable
from registrations.importing import ReadLines, read
from tests.workbooks import form
from workbooks.clipboard import pasted
from workbooks.opening import sheets

UNIT = "Mặt trận và các đoàn thể"
PEOPLE = [
    Registrable(number, name, f"ông {name}", position)
    for number, (name, position) in enumerate(
        [
            ("Đinh Bá Lộc", "Bí thư Đoàn"),
            ("Tống Thị Quỳnh Như", "Chủ tịch Hội Phụ nữ"),
            ("Lương Thị Thùy", "Công chức Văn hóa"),
            ("Lương Thị Thủy", "Công chức Văn hóa"),
            ("Lương Văn Tú", "Công chức Tư pháp"),
            ("Ông Ích Mẫn", "Công chức Địa chính"),
            ("Bá Văn Chanh", "Phó Chủ tịch Hội Nông dân"),
            ("Công Văn Nhãn", "Phó Bí thư Đoàn"),
        ]
    )
]
LOC, NHU, THUY, THUYR, TU, MAN, CHANH, NHAN = range(8)


def reading(rows: list[list], *merged: str) -> ReadLines:
    content = read(sheets(form(rows, *merged)), PEOPLE, UNIT)
    for account in content.accounts:
        assert account.read + len(account.passed) == len(account.rows)
    return content


def striving(content: ReadLines) -> list[tuple[int, str, str]]:
    assert (content.problems, content.questions) == ([], [])
    return [(line.person, line.title, line.commendation) for line in content.lines]


def test_groups_signatures_and_a_collective_of_a_form():
    content = reading(
        [
            ["DANH SÁCH ĐĂNG KÝ THI ĐUA NĂM 2021"],
            ["TT", "Họ và tên", "Chức vụ", "Danh hiệu đăng ký", "Hình thức khen thưởng"],
            ["I", "CÁ NHÂN"],
            [1, "Đinh Bá Lộc", "Bí thư Đoàn", "LĐTT", ""],
            [2, "Đồng chí Tống Thị Quỳnh Như", "Chủ tịch Hội Phụ nữ", "CSTĐCS", "Giấy khen"],
            ["II", "TẬP THỂ"],
            [1, "MẶT TRẬN VÀ CÁC ĐOÀN THỂ", "", "TTLĐTT", ""],
            ["", "Tổng cộng: 02 cá nhân, 01 tập thể"],
            ["", "NGƯỜI LẬP BIỂU", "", "", "TRƯỞNG BỘ PHẬN"],
            ["", "Đinh Bá Lộc", "", "", "Dương Minh Hoà"],
        ]
    )
    assert striving(content) == [(LOC, "LDTT", ""), (NHU, "CSTDCS", "GIAY_KHEN")]
    assert [(collective.name, collective.title) for collective in content.collectives] == [
        (UNIT, "TTLDTT")
    ]
    assert content.accounts[0].lines == [
        "Dòng 3: dòng tiêu đề nhóm “I CÁ NHÂN”.",
        "Dòng 6: dòng tiêu đề nhóm “II TẬP THỂ”.",
        "Dòng 8: dòng tổng số “Tổng cộng: 02 cá nhân, 01 tập thể”.",
        "Dòng 9: dòng ký tên “NGƯỜI LẬP BIỂU TRƯỞNG BỘ PHẬN”.",
        "Dòng 10: dòng ký tên “Đinh Bá Lộc Dương Minh Hoà”.",
    ]


CROSSES = [
    ["TT", "Họ và tên", "Danh hiệu đăng ký", "", "Hình thức khen thưởng", ""],
    ["", "", "LĐTT", "CSTĐCS", "Giấy khen UBND xã", "BK"],
    [1, "Đinh Bá Lộc", "x", "", "x", ""],
    [2, "Bà Tống Thị Quỳnh Như", "", "X", "", ""],
]


def test_crosses_under_titles_are_read():
    expected = [(LOC, "LDTT", "GIAY_KHEN"), (NHU, "CSTDCS", "")]
    assert striving(reading(CROSSES, "C1:D1", "E1:F1", "A1:A2", "B1:B2")) == expected
    text = "\n".join("\t".join(map(str, row)) for row in CROSSES)
    assert striving(read([pasted(text)], PEOPLE, UNIT)) == expected


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Chiến sỹ thi đua cơ sở", "CSTDCS"),
        ("CSTĐ cơ sở", "CSTDCS"),
        ("Lao động Tiên tiến", "LDTT"),
        ("CHIẾN SĨ THI ĐUA CẤP CƠ SỞ", "CSTDCS"),
    ],
)
def test_titles_are_known_in_their_spellings(written, code):
    rows = [["TT", "Họ và tên", "Danh hiệu thi đua"], [1, "Đinh Bá Lộc", written]]
    assert striving(reading(rows)) == [(LOC, code, "")]


def test_a_first_cell_of_a_position_is_no_total():
    rows = [["Chức vụ", "Họ và tên", "Danh hiệu"],
            ["Công chức Văn hóa", "Lương Thị Thùy", "LĐTT"],
            ["Công chức Tư pháp", "Lương Văn Tú", "LĐTT"],
            ["Tổng phụ trách", "Công Văn Nhãn", "LĐTT"]]  # fmt: skip
    assert [person for person, _, _ in striving(reading(rows))] == [THUY, TU, NHAN]


def test_names_that_differ_in_a_tone_and_surnames_like_titles_are_told_by_their_letters():
    names = ["Lương Thị Thùy", "Lương Thị Thủy", "Ông Ích Mẫn", "Bá Văn Chanh", "Ông Ông Ích Mẫn"]
    rows = [["Họ và tên", "Danh hiệu"], *([name, "LĐTT"] for name in names[:4])]
    people = [THUY, THUYR, MAN, CHANH]
    assert [person for person, _, _ in striving(reading(rows))] == people
    titled = [["Họ và tên", "Danh hiệu"], [names[4], "LĐTT"]]
    assert [person for person, _, _ in striving(reading(titled))] == [MAN]


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Lương Văn Tư", "Có phải Lương Văn Tú?"),
        ("Luong Thi Thuy", "Có phải Lương Thị Thùy hay Lương Thị Thủy?"),
    ],
)
def test_near_names_are_only_suggested(name, asked):
    content = reading([["Họ và tên", "Danh hiệu"], [name, "LĐTT"]])
    assert (content.lines, content.problems) == ([], [])
    [question] = content.questions
    assert question.sentence == f"Không có ai tên đúng là “{name}”. {asked}"


@pytest.mark.parametrize("row", [[2, "", "Thủ quỹ", "CSTĐCS"], ["", "", "Thủ quỹ", "CSTĐCS"]])
def test_a_row_with_a_title_and_no_name_is_a_problem(row):
    header = ["TT", "Họ và tên", "Chức vụ", "Danh hiệu"]
    content = reading([header, [1, "Đinh Bá Lộc", "Bí thư Đoàn", "LĐTT"], row])
    assert [str(problem) for problem in content.problems] == [
        "Trang tính “DS”, dòng 3, cột B (Họ và tên): Ô trống. Hãy ghi họ và tên, hoặc xóa dòng này."
    ]


def test_a_position_that_contradicts_is_told():
    header = ["Họ và tên", "Chức vụ", "Danh hiệu"]
    content = reading([header, ["Đinh Bá Lộc", "Bí thư Đoán", "LĐTT"]])
    assert striving(content) == [(LOC, "LDTT", "")]
    assert content.notes == [
        "Trang tính “DS”, dòng 2, cột A (Họ và tên): dòng ghi chức vụ “Bí thư Đoán”, khác với Đinh "
        f"Bá Lộc, Bí thư Đoàn, {UNIT}. Hãy xem có đúng là người này không."
    ]


@pytest.mark.parametrize("length", [1250, 2000])
def test_a_long_commitment_is_kept_letter_for_letter(length):
    text = ("Cam kết; " * 300)[: length - 1] + "."
    header = ["Họ và tên", "Danh hiệu", "Nội dung cam kết"]
    [line] = reading([header, ["Đinh Bá Lộc", "LĐTT", text]]).lines
    assert line.commitment == text


def test_a_text_longer_than_its_field_is_named_and_the_row_stays():
    header = ["Họ và tên", "Danh hiệu", "Nội dung cam kết"]
    content = reading([header, ["Đinh Bá Lộc", "LĐTT", "x" * 2001]])
    assert striving(content) == [(LOC, "LDTT", "")]
    assert content.lines[0].commitment == ""
    assert content.notes == [
        "Trang tính “DS”, dòng 2, cột C (Nội dung cam kết): dài 2001 ký tự, phần mềm nhận 2000. Ô "
        "này chưa được nhập, các ô khác của dòng vẫn nhập; hãy viết gọn rồi ghi sau."
    ]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ('"Một cửa thân thiện" tại bộ phận', '"Một cửa thân thiện" tại bộ phận'),
        ('"Một cửa"', '"Một cửa"'),
        ('Phong trào "Xanh"', 'Phong trào "Xanh"'),
        ('"mở mà không đóng', '"mở mà không đóng'),
    ],
)
def test_quotes_of_pasted_cells_are_letters(typed, kept):
    text = f"Họ và tên\tSáng kiến\tDanh hiệu\nĐinh Bá Lộc\t{typed}\tLĐTT\n"
    [line] = read([pasted(text)], PEOPLE, UNIT).lines
    assert line.initiative_name == kept


def test_every_sheet_with_a_header_is_read():
    rows = [["Họ và tên", "Danh hiệu"], ["Đinh Bá Lộc", "LĐTT"]]
    other = [["Họ và tên", "Danh hiệu"], ["Lương Văn Tú", "LĐTT"]]
    brought = [*sheets(form(rows)), *sheets(form(other))]
    assert [line.person for line in read(brought, PEOPLE, UNIT).lines] == [LOC, TU]


def test_a_column_of_collectives_and_persons_holds_both():
    content = reading(
        [
            ["TT", "Tập thể, cá nhân", "Danh hiệu đăng ký"],
            ["A", "Tập thể"],
            [1, UNIT, "Tập thể LĐTT"],
            ["B", "Cá nhân"],
            [1, "Đinh Bá Lộc", "LĐTT"],
        ]
    )
    assert striving(content) == [(LOC, "LDTT", "")]
    assert [collective.title for collective in content.collectives] == ["TTLDTT"]
