"""The results of a decision out of Excel."""

import pytest

from decisions.rules.decision_rows import Nominee, ReadResults, Said, read
from workbooks.sheets import BroughtSheet, Problem

HEADER = [
    "STT", "Họ và tên, tên tập thể", "Chức vụ", "Đơn vị", "Danh hiệu, hình thức khen thưởng",
    "Kết quả", "Lý do",
]  # fmt: skip
NOMINEES = [
    Nominee(1, "Trần Thị Lan", "Văn phòng", "LDTT"),
    Nominee(2, "Trần Thị Lan", "Tài chính", "LDTT"),
    Nominee(3, "Trần Thị Lan", "Văn phòng", "CSTDCS"),
    Nominee(4, "Văn phòng", "Văn phòng", "TTLDTT"),
]


def reading(*rows, header=HEADER) -> ReadResults:
    return read([BroughtSheet("Kết quả", [header, *(list(row) for row in rows)])], NOMINEES)


def row(name, unit="", award="LĐTT", result="Được công nhận", reason="") -> list:
    return [1.0, name, "", unit, award, result, reason]


def test_each_row_is_the_result_of_one_dossier():
    results = reading(
        row("Bà Trần Thị Lan", "Tài chính"),
        row("Trần Thị Lan", award="Chiến sỹ thi đua cơ sở", result="Không", reason="Hết suất"),
        row("Văn phòng", award="TTLĐTT", result="x"),
        row("Trần Thị Lan", "Văn phòng", result=""),
    )
    assert results == ReadResults(
        [Said(2, True), Said(3, False, "Hết suất"), Said(4, True)],
        notes=["1 dòng chưa ghi kết quả nên không điền gì."],
    )


@pytest.mark.parametrize(
    ("name", "unit", "meant"),
    [
        ("Trần Thị Lân", "", "Trần Thị Lan, Văn phòng; Trần Thị Lan, Tài chính"),
        (
            "Trần Thị Lân",
            "Trường Tiểu học",
            "Trần Thị Lan, Văn phòng (dòng này lại ghi đơn vị “Trường Tiểu học”); Trần Thị Lan, "
            "Tài chính (dòng này lại ghi đơn vị “Trường Tiểu học”)",
        ),
    ],
)
def test_a_name_that_is_only_near_fills_nothing_in_and_is_suggested(name, unit, meant):
    results = reading(row(name, unit), row("Văn phòng", award="TTLĐTT"))
    assert results == ReadResults(
        [Said(4, True)],
        doubts=[
            Problem(
                "Trang tính “Kết quả”, dòng 2, cột B (Họ và tên, tên tập thể)",
                f"Chưa rõ “{name}” là hồ sơ nào, chưa điền. Có phải: {meant}? Nếu phải, hãy chọn "
                "kết quả của hồ sơ ấy ngay trên trang.",
            )
        ],
    )


def test_the_right_name_in_a_unit_that_is_not_theirs_is_only_suggested():
    results = reading(row("Trần Thị Lan", "Trường Tiểu học", "CSTĐCS"))
    assert (results.results, len(results.doubts)) == ([], 1)


def test_a_reason_beside_a_recognition_is_no_reason_for_refusing():
    results = reading(row("Văn phòng", award="TTLĐTT", reason="theo tờ trình"))
    assert results == ReadResults([Said(4, True)])


@pytest.mark.parametrize(
    ("rows", "column", "sentence"),
    [
        (
            [row("Trần Thị Lan")],
            "B (Họ và tên, tên tập thể)",
            "Có 2 hồ sơ Lao động tiên tiến tên “Trần Thị Lan”. Hãy ghi đúng đơn vị, hoặc chọn kết "
            "quả của các hồ sơ này ngay trên trang.",
        ),
        (
            [row("Ngô Văn Lạ")],
            "B (Họ và tên, tên tập thể)",
            "Không có hồ sơ đã thẩm định nào của “Ngô Văn Lạ” cho Lao động tiên tiến. Hãy kiểm tra "
            "tên và danh hiệu.",
        ),
        (
            [row("Văn phòng", award="Huân chương")],
            "E (Danh hiệu, hình thức khen thưởng)",
            "Không có danh hiệu, hình thức nào tên “Huân chương”.",
        ),
        (
            [row("Văn phòng", award="TTLĐTT", result="Có lẽ")],
            "F (Kết quả)",
            "“Có lẽ” chưa rõ. Hãy ghi “Được công nhận”, “Được tặng” hoặc “Không”.",
        ),
        (
            [row("Văn phòng", award="TTLĐTT", result="Không")],
            "G (Lý do)",
            "Không được khen thưởng thì phải ghi lý do.",
        ),
    ],
)
def test_a_problem_names_its_cell(rows, column, sentence):
    place = f"Trang tính “Kết quả”, dòng 2, cột {column}"
    assert reading(*rows) == ReadResults(problems=[Problem(place, sentence)])


def test_a_dossier_has_one_result():
    result_row = row("Văn phòng", award="TTLĐTT")
    results = reading(result_row, result_row)
    assert [str(problem) for problem in results.problems] == [
        "Trang tính “Kết quả”, dòng 3, cột B (Họ và tên, tên tập thể): Hồ sơ này đã có ở Trang "
        "tính “Kết quả”, dòng 2. Hãy giữ một dòng."
    ]


def test_a_list_without_any_result_is_no_list():
    assert reading(row("Văn phòng", award="TTLĐTT", result="")).problems == [
        Problem("", "Cột “Kết quả” chưa có ô nào được ghi.")
    ]
