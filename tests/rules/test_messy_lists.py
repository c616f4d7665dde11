"""Cells that stand for something else, names that are not as they look: never a wrong person."""

import io

import pytest
import xlsxwriter

from nominations.rules.outsider_rows import read as read_outsiders
from people.rules.roster import Roster, read
from workbooks import cells
from workbooks.cells import CellError
from workbooks.names import person_name, surely_untitled
from workbooks.opening import sheets
from workbooks.sheets import BroughtSheet, Merged

HEADER = ["STT", "Họ và tên", "Giới tính", "Ngày sinh", "Chức vụ", "Đơn vị"]


def roster(*rows: list, merged: tuple[Merged, ...] = ()) -> Roster:
    reading = read([BroughtSheet("DS", [list(row) for row in rows], merged=merged)])
    [account] = reading.accounts
    assert account.read == len(reading.rows) + len(reading.faulty)
    return reading


def told(reading: Roster) -> list[str]:
    return [problem.sentence for problem in reading.problems]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Bà Trần Thị Lan", "Trần Thị Lan"),
        ("Ông Ích Mẫn", "Ông Ích Mẫn"),
        ("Ông Ông Ích Mẫn", "Ông Ích Mẫn"),
        ("Bà Nở Hoa", "Bà Nở Hoa"),
        ("Đ/c Lê Văn Minh", "Lê Văn Minh"),
        ("đc: Lê Văn Minh", "Lê Văn Minh"),
        ("Đồng chí Bà Lê Thị Na", "Lê Thị Na"),
        ("PGS.TS. Lê Văn Minh", "Lê Văn Minh"),
        ("BS.CKII Lê Văn Minh", "Lê Văn Minh"),
        ("Cô giáo Lê Thị Na", "Lê Thị Na"),
        ("Bá Văn Chanh", "Bá Văn Chanh"),
        ("Công Văn Nhãn", "Công Văn Nhãn"),
        ("Msô Y Bin", "Msô Y Bin"),
        ("Ông", "Ông"),
    ],
)
def test_what_can_only_be_a_title_is_no_part_of_a_name(written: str, name: str) -> None:
    assert surely_untitled(written) == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("lê văn minh", "Lê Văn Minh"),
        ("Lê văn Minh", "Lê Văn Minh"),
        ("HOÀNG THỊ Thuỷ", "Hoàng Thị Thuỷ"),
        ("Y BLƠ ÊBAN", "Y Blơ Êban"),
        ("Ƀlô Č Ŏng", "Ƀlô Č Ŏng"),
        ("Lê Văn Ɖạt", "Lê Văn Đạt"),
        ("Nguyễn Văn\nDũng", "Nguyễn Văn Dũng"),
    ],
)
def test_a_name_is_written_as_names_are(written: str, name: str) -> None:
    assert person_name(written) == name


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("\u0422rần Thị Lan", "chữ “\u0422” không phải chữ cái tiếng Việt"),
        ("\ufb01 Văn Ba", "chữ “\ufb01” không phải chữ cái tiếng Việt"),
        ("Lê Văn \uff25m", "chữ “\uff25” không phải chữ cái tiếng Việt"),
        ("Lê VănAn", "viết dính nhau"),
        ("Trần Thị An\nLê Văn Ba", "tên của nhiều người"),
        ("Trần Thị An và Lê Văn Ba", "tên của nhiều người"),
        ("Trần Thị An - Lê Văn Ba", "tên của nhiều người"),
        ("Chưa có", "không viết như họ tên"),
        ("kinh doanh Lê Văn An", "không viết như họ tên"),
        ("Lê Văn An²", "ký tự không dùng"),
        ("Bà Trần", "thiếu họ hoặc tên"),
        ("Trần Thị", "thiếu họ hoặc tên"),
    ],
)
def test_what_is_no_name_of_one_person_is_refused(written: str, sentence: str) -> None:
    with pytest.raises(CellError, match=sentence):
        person_name(written)


def test_titles_left_out_of_names_are_told() -> None:
    reading = roster(["Họ và tên", "Giới tính"], ["Bà Lê Thị Na", "Nữ"], ["Ông Ích Mẫn", "Nam"])

    assert [row.values["full_name"] for row in reading.rows] == ["Lê Thị Na", "Ông Ích Mẫn"]
    assert reading.notes == [
        "Trang tính “DS”: bỏ xưng hô, học vị trước họ tên ở 1 dòng, như “Bà Lê Thị Na” đọc là "
        "“Lê Thị Na”."
    ]


@pytest.mark.parametrize("mark", ["nt", "Nt.", "-nt-", "n.t", '"', "''", "-//-", "như trên"])
def test_a_ditto_is_what_stands_above_it_aloud(mark: str) -> None:
    reading = roster(
        HEADER,
        [1, "Lê Thị Na", "Nữ", "15/3/1985", "Văn thư", "Văn phòng"],
        [2, "Lê Thị Nụ", "Nữ", "16/3/1985", mark, mark],
    )

    second = reading.rows[1].values
    assert (second["position"], second["unit"]) == ("Văn thư", "Văn phòng")
    assert reading.notes == [
        f"Trang tính “DS”, cột {column}: các ô ghi “{mark}” được đọc như ô của dòng ngay trên."
        for column in ("E (Chức vụ)", "F (Đơn vị)")
    ]


def test_a_ditto_below_nothing_is_named() -> None:
    reading = roster(HEADER, [1, "Lê Thị Na", "Nữ", "", "nt", "Văn phòng"])

    assert told(reading) == ["“nt” nhưng dòng ngay trên không ghi gì. Hãy ghi giá trị vào ô."]


@pytest.mark.parametrize("mark", ["-", "–", "…", "...", "/", "n/a"])
def test_a_dash_says_nothing(mark: str) -> None:
    reading = roster(HEADER, [1, "Lê Thị Na", "Nữ", mark, mark, "Văn phòng"])

    assert [row.values for row in reading.rows] == [
        {"full_name": "Lê Thị Na", "gender": "female", "unit": "Văn phòng"}
    ]


def test_a_formula_that_failed_is_named_and_not_taken_for_empty() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        page = book.add_worksheet("DS")
        page.write_row(0, 0, HEADER)
        page.write_row(1, 0, [1, "Lê Thị Na", "Nữ", "15/3/1985"])
        page.write_formula("E2", "=VLOOKUP(1,Z:Z,1)", None, "#N/A")
    reading = read(sheets(file.getvalue()))

    assert [str(problem) for problem in reading.problems] == [
        "Trang tính “DS”, dòng 2, cột E (Chức vụ): Công thức của ô báo lỗi #N/A. Hãy sửa, hoặc ghi "
        "giá trị vào ô."
    ]


@pytest.mark.parametrize(
    ("header", "row", "merged"),
    [
        (["Họ", "Tên đệm", "Tên"], ["Lê", "Thị", "Na"], ()),
        (["Tên", "Họ và tên đệm"], ["Na", "Lê Thị"], ()),
        (["Họ và tên", "", ""], ["Lê", "Thị", "Na"], (Merged(0, 0, 0, 2),)),
    ],
)
def test_no_part_of_a_name_is_lost(header: list, row: list, merged: tuple[Merged, ...]) -> None:
    reading = roster([*header, "Giới tính"], [*row, "Nữ"], merged=merged)

    assert [row.values["full_name"] for row in reading.rows] == ["Lê Thị Na"]


def test_a_column_without_heading_that_says_the_same_of_many_is_no_given_name() -> None:
    people = [["Lê Thị Na", "Kinh", "Nữ"], ["Lê Thị Nụ", "Kinh", "Nữ"], ["Lê Thị Ly", "Kinh", "Nữ"]]
    reading = roster(["Họ và tên", "", "Giới tính"], *people)

    assert [row.values["full_name"] for row in reading.rows] == [name for name, *_ in people]


@pytest.mark.parametrize(
    "heading", ["Họ và tên giáo viên", "HỌ VÀ TÊN CBCC", "Tên cán bộ", "Họ, chữ đệm và tên"]
)
def test_a_heading_may_say_whose_names_stand_below(heading: str) -> None:
    [row] = roster([heading, "Giới tính"], ["Lê Thị Na", "Nữ"]).rows

    assert row.values == {"full_name": "Lê Thị Na", "gender": "female"}


def test_who_signs_apart_below_the_numbers_is_not_of_the_list() -> None:
    reading = roster(HEADER, [1, "Lê Thị Na", "Nữ"], [], ["", "Trần Văn Bình"])

    assert [row.values["full_name"] for row in reading.rows] == ["Lê Thị Na"]
    assert reading.accounts[0].lines == ["Dòng 4: dòng ký tên “Trần Văn Bình”."]


def test_a_month_written_first_casts_doubt_on_the_whole_column() -> None:
    reading = roster(
        HEADER, [1, "Lê Thị Na", "Nữ", "03/15/1985"], [2, "Lê Thị Nụ", "Nữ", "05/06/1980"]
    )

    assert reading.notes == [
        "Trang tính “DS”, cột D (Ngày sinh): có ô ghi tháng trước ngày. Các ô chữ khác của cột "
        "được đọc là ngày/tháng/năm; hãy xem chúng có ghi tháng trước không."
    ]


@pytest.mark.parametrize("written", ["45/QĐ-UBND", "Số 45/QĐ-UBND", "QĐ số: 45/QĐ-UBND"])
def test_a_number_is_read_without_what_calls_it_so(written: str) -> None:
    assert cells.number(written, 60) == "45/QĐ-UBND"


@pytest.mark.parametrize("written", ["chưa có", "45/QĐ-UBND ngày 15/1/2016"])
def test_what_is_not_only_a_number_is_refused(written: str) -> None:
    with pytest.raises(CellError):
        cells.number(written, 60)


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("Gia đình ông Lê Văn An", ("household", "male", "Lê Văn An")),
        ("HỘ BÀ ÔNG THỊ BÍCH", ("household", "female", "Ông Thị Bích")),
        ("Ông Ích Mẫn", ("", "", "Ông Ích Mẫn")),
    ],
)
def test_a_household_is_told_from_a_family_name_like_a_title(name: str, who: tuple) -> None:
    rows = [["Họ và tên", "Địa chỉ", "Thành tích"], [name, "Thôn 1", "Hiến đất"]]
    [outsider] = read_outsiders([BroughtSheet("Hộ", rows)]).rows

    assert (outsider.kind, outsider.gender, outsider.name) == who


def test_lines_that_are_no_cells_are_told_from_a_list_without_header() -> None:
    reading = read([BroughtSheet("Nội dung dán", [["STT Họ và tên"], ["1 Lê Thị Na"]])])

    assert told(reading) == [
        "Nội dung này không chia thành ô: mỗi dòng chỉ là một ô. Hãy chép cả bảng từ Excel hoặc "
        "Word, gồm dòng tiêu đề, hoặc tải tệp Excel lên."
    ]


@pytest.mark.parametrize(
    "heading", [["", "Đơn vị: Thôn 1"], ["", "", "", "", "", "Thôn 1"], ["I", "Thôn 1 (01 người)"]]
)
def test_a_unit_heads_the_rows_below_wherever_it_stands(heading: list) -> None:
    sheet = BroughtSheet("DS", [HEADER, heading, [1, "Lê Thị Na", "Nữ", "", "Trưởng thôn", ""]])
    [row] = read([sheet], ["Thôn 1"]).rows

    assert (row.values["full_name"], row.values["unit"]) == ("Lê Thị Na", "Thôn 1")


@pytest.mark.parametrize(
    ("written", "group"),
    [("CB", "official"), ("cc", "civil_servant"), ("VC", "public_employee"), ("NLĐ", "employee")],
)
def test_a_group_is_read_by_its_first_letters(written: str, group: str) -> None:
    assert cells.group(written) == group


def test_how_somebody_is_addressed_tells_the_gender() -> None:
    rows = roster(["TT", "Ông/Bà", "Họ và tên"], [1, "Bà", "Lê Thị Na"], [2, "Ông", "Lê Văn An"])

    assert [row.values["gender"] for row in rows.rows] == ["female", "male"]
