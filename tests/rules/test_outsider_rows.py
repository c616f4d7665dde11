"""Lists of households, citizens and businesses: who each row means, and what it lacks."""

import pytest

from nominations.rules.outsider_rows import OutsiderRow, ReadOutsiders, read
from workbooks.sheets import BroughtSheet

HEADER = ("STT", "Đối tượng", "Ông/Bà", "Họ và tên", "Địa chỉ", "Thành tích")


def listed(*rows: tuple, header: tuple = HEADER) -> ReadOutsiders:
    return read([BroughtSheet("Danh sách", [list(header), *map(list, rows)])])


def sentences(reading: ReadOutsiders) -> list[str]:
    return [str(problem) for problem in reading.problems]


@pytest.mark.parametrize(
    ("header", "row", "who"),
    [
        pytest.param(
            HEADER,
            (1, "Hộ gia đình", "Bà", "Trần Thị Na", "Xóm Chợ", "Hiến đất"),
            ("household", "female", "Trần Thị Na"),
            id="every column",
        ),
        pytest.param(
            HEADER,
            (1, "", "", "Hộ ông Trần Văn Thuận", "Xóm Chợ", "Hiến đất"),
            ("household", "male", "Trần Văn Thuận"),
            id="all in the name",
        ),
        pytest.param(
            HEADER,
            (1, "", "", "hộ gia đình bà Lê Thị Hoa", "Xóm Chợ", "Hiến đất"),
            ("household", "female", "Lê Thị Hoa"),
            id="gia đình",
        ),
        pytest.param(
            HEADER,
            (1, None, None, "Ông Hồ Văn Bách", "Xóm Chợ", "Hiến đất"),
            ("citizen", "male", "Hồ Văn Bách"),
            id="a citizen",
        ),
        pytest.param(
            HEADER,
            (1, "Doanh nghiệp", "", "Công ty TNHH Hải Sản", "Xóm Chợ", "Hiến đất"),
            ("business", "", "Công ty TNHH Hải Sản"),
            id="a business",
        ),
        pytest.param(
            HEADER,
            (1, "Doanh nghiệp", "", "Bà Nà Hải Sản", "Xóm Chợ", "Hiến đất"),
            ("business", "", "Bà Nà Hải Sản"),
            id="a business is neither Ông nor Bà",
        ),
        pytest.param(
            HEADER,
            (1, "Cá nhân", "Ông", "Ông Hồ Văn Bách", "Xóm Chợ", "Hiến đất"),
            ("citizen", "male", "Hồ Văn Bách"),
            id="said twice",
        ),
        pytest.param(
            HEADER,
            (1, "Cá nhân", "Ông", "Ông Ích Mẫn", "Xóm Chợ", "Hiến đất"),
            ("citizen", "male", "Ông Ích Mẫn"),
            id="a family name like a title",
        ),
        pytest.param(
            HEADER,
            (1, "", "", "Ông Ông Ích Mẫn", "Xóm Chợ", "Hiến đất"),
            ("citizen", "male", "Ông Ích Mẫn"),
            id="title and family name",
        ),
        pytest.param(
            ("STT", "Ông/Bà", "Chủ hộ", "Nơi ở", "Tóm tắt thành tích"),
            (1, "Ông", "Hồ Văn Bách", "Xóm Chợ", "Hiến đất"),
            ("household", "male", "Hồ Văn Bách"),
            id="a list of households",
        ),
    ],
)
def test_a_row_says_who_is_meant(header, row, who):
    reading = listed(row, header=header)

    assert (sentences(reading), reading.rows) == ([], [OutsiderRow(*who, "Xóm Chợ", "Hiến đất")])


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ((1, "Hộ gia đình", "", "Trần Thị Na", "Xóm Chợ", "Hiến đất"), "Hãy ghi Ông hoặc Bà"),
        ((1, "", "", "Trần Thị Na", "Xóm Chợ", "Hiến đất"), "Hãy ghi đối tượng là một trong"),
        ((1, "Cụm", "Bà", "Trần Thị Na", "Xóm Chợ", "Hiến đất"), "Hãy ghi đối tượng là một trong"),
        ((1, "", "Bà", "Trần Thị Na", "", "Hiến đất"), "Hãy ghi địa chỉ."),
        ((1, "", "Bà", "Trần Thị Na", "Xóm Chợ", ""), "Hãy ghi thành tích."),
        ((1, "", "Bà", "Trần Thị Na", "X" * 201, "Hiến đất"), "dài quá 200 ký tự"),
    ],
)
def test_a_row_that_lacks_something_says_what(row, sentence):
    [problem] = sentences(listed(row))

    assert sentence in problem
    assert problem.startswith("Trang tính “Danh sách”, dòng 2")


def test_who_stands_there_twice_is_kept_once():
    row = ("", "", "Hộ ông Trần Văn Thuận", "Xóm Chợ", "Hiến đất")
    elsewhere = ("", "", "Hộ ông Trần Văn Thuận", "Xóm Đình", "Hiến đất")
    [problem] = sentences(listed((1, *row), (2, *elsewhere), (3, *row)))

    assert "dòng 4" in problem
    assert "Đã có ở Trang tính “Danh sách”, dòng 2" in problem
