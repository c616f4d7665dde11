"""Awards of old years out of Excel: whom a row means, which award, what is there already."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.rules.histories import NO_DATA, NOTHING, by_year
from awards.rules.history_rows import read
from awards.rules.old_awards import Holder, ImportPlan, OldAward
from law.kinds import CATALOGUE
from workbooks.award_names import kind_named
from workbooks.questions import NEW, NO_ANSWERS, SKIP, RowQuestion
from workbooks.sheets import BroughtSheet, Problem

TODAY = date(2021, 11, 20)
OFFICE, FINANCE = "Văn phòng - Thống kê", "Tài chính - Kế toán"
LAN = Holder(1, "Trần Thị Lan", (OFFICE,), date(1986, 4, 5))
LAN_OF_FINANCE = Holder(2, "Trần Thị Lan", (FINANCE,))
MINH = Holder(3, "Lê Văn Minh", (OFFICE,), date(1979, 8, 7))
UNITS = (Holder(7, OFFICE, is_person=False), Holder(8, FINANCE, is_person=False))
HEADER = [
    "Họ và tên, tên tập thể", "Ngày sinh", "Chức vụ lúc đó", "Đơn vị lúc đó",
    "Danh hiệu, hình thức khen thưởng", "Năm", "Số quyết định", "Ngày quyết định",
    "Cơ quan ban hành",
]  # fmt: skip
ROW = [
    "Lê Văn Minh",
    "",
    "Kế toán",
    OFFICE,
    "CSTĐCS",
    2019.0,
    "5/QĐ-UBND",
    "15/01/2020",
    "UBND huyện",
]
MINHS_AWARD = OldAward(
    "Lê Văn Minh", "CSTDCS", 2019, person=3, unit=7, position="Kế toán", unit_name=OFFICE,
    number="5/QĐ-UBND", decided_on=date(2020, 1, 15), issuer="UBND huyện",
)  # fmt: skip


def plan(*rows, header=HEADER, known=(), people=(LAN, MINH), answers=NO_ANSWERS) -> ImportPlan:
    sheet = BroughtSheet("Lịch sử", [header, *(list(row) for row in rows)])
    return read([sheet], [*people, *UNITS], known, TODAY, answers)


def short(name, award="LĐTT", year=2019, *, born="", unit="", number="") -> list:
    return [name, born, "", unit, award, year, number, "", ""]


def problems(*rows, **more) -> list[str]:
    return [str(problem) for problem in plan(*rows, **more).problems]


def test_a_row_is_read_by_its_headers():
    assert plan(ROW) == ImportPlan(additions=[MINHS_AWARD])


def test_columns_may_stand_in_any_order_and_headers_without_accents():
    bare = ["Ho va ten", "Ngay sinh", "Chuc vu", "Don vi", "DANH HIEU", "Nam", "So QD", "Ngay ky",
            "Noi ban hanh"]  # fmt: skip
    assert plan(ROW[::-1], header=bare[::-1]) == ImportPlan(additions=[MINHS_AWARD])


def test_titles_examples_and_totals_around_the_list_are_passed_over():
    title, empty = ["DANH SÁCH"], []
    example = short("Ví dụ: Nguyễn Thị Mẫu")
    sheet = BroughtSheet(
        "A", [title, empty, HEADER, example, ROW, ["Tổng số", "1"], ["", "Cộng: 1"]]
    )
    assert read([sheet], [MINH, *UNITS], (), TODAY) == ImportPlan(additions=[MINHS_AWARD])


def test_somebody_whose_name_begins_like_a_total_is_somebody():
    princess = Holder(9, "Công Tằng Tôn Nữ Thị Hoa")
    preview = plan(short("Công Tằng Tôn Nữ Thị Hoa"), people=[princess])
    assert [(addition.person, addition.award) for addition in preview.additions] == [(9, "LDTT")]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Chiến sĩ thi đua cơ sở", "CSTDCS"),
        ("Chiến sỹ thi đua cơ sở", "CSTDCS"),
        ("CHIẾN SỸ THI ĐUA CẤP CƠ SỞ", "CSTDCS"),
        ("CSTĐ cơ sở", "CSTDCS"),
        ("CSTĐCS", "CSTDCS"),
        ("cstdcs", "CSTDCS"),
        ("Chiến sỹ TĐCS", "CSTDCS"),
        ("CS thi đua CS", "CSTDCS"),
        ("LĐ tiên tiến", "LDTT"),
        ("TT LĐTT", "TTLDTT"),
        ("Tập thể LĐ xuất sắc", "TTLDXS"),
        ("BK TTCP", "BANG_KHEN_TTG"),
        ("Huân chương LĐ hạng Nhì", "HC_LAO_DONG_2"),
        ("CSTĐ", None),
        ("x", None),
        ("Chiến sỹ thi đua tỉnh", "CSTDT"),
        ("CSTĐ cấp tỉnh", "CSTDT"),
        ("Chiến sỹ thi đua toàn quốc", "CSTDTQ"),
        ("LĐTT", "LDTT"),
        ("Lao động tiên tiến", "LDTT"),
        ("Tập thể LĐTT", "TTLDTT"),
        ("TTLĐTT", "TTLDTT"),
        ("Tập thể Lao động xuất sắc", "TTLDXS"),
        ("GK", "GIAY_KHEN"),
        ("Giấy khen của Chủ tịch UBND xã", "GIAY_KHEN"),
        ("Bằng khen của UBND tỉnh", "BANG_KHEN"),
        ("Bằng khen của Thủ tướng Chính phủ", "BANG_KHEN_TTG"),
        ("BK Thủ tướng", "BANG_KHEN_TTG"),
        ("Cờ thi đua của Chính phủ", "CO_CHINH_PHU"),
        ("Cờ thi đua", "CO_THI_DUA"),
        ("huân chương lao động hạng ba", "HC_LAO_DONG_3"),
        ("Huân chương Lao động", None),
        ("Huy chương Chiến sỹ vẻ vang hạng Nhất", "HCH_CHIEN_SI_1"),
        ("Nhà giáo Ưu tú", "NHA_GIAO_UT"),
        ("Kỷ niệm chương", "KY_NIEM_CHUONG"),
        ("Gia đình văn hóa", "GIA_DINH_VAN_HOA"),
        ("Tổ dân phố văn hóa", "THON_VAN_HOA"),
        ("Bằng khen của Bộ", None),
        ("", None),
    ],
)
def test_an_award_is_known_in_its_spellings(written, code):
    kind = kind_named(written)
    assert (kind.code if kind else None) == code


@given(st.sampled_from(CATALOGUE), st.sampled_from([str.upper, str.lower, str.title]))
def test_each_kind_is_known_by_its_name_and_short_form_in_any_case(kind, case):
    assert {kind_named(case(kind.name)), kind_named(case(kind.short))} == {kind}


@given(st.text(max_size=30))
def test_no_text_is_too_strange_to_be_looked_up(text):
    assert kind_named(text) in {None, *CATALOGUE}


# --- Whom a row means -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "person"),
    [
        (short("Trần Thị Lan", born="05/04/1986"), 1),
        (short("Bà Trần Thị Lan", born="5.4.1986"), 1),
        (short("TRẦN THỊ LAN", unit=OFFICE), 1),
        (short("Trần Thị Lan", unit=FINANCE), 2),
    ],
)
def test_namesakes_are_told_apart_by_birthday_or_unit(row, person):
    preview = plan(row, people=(LAN, LAN_OF_FINANCE))
    assert ([addition.person for addition in preview.additions], preview.problems) == ([person], [])


@pytest.mark.parametrize(
    ("row", "cell", "sentence"),
    [
        (
            short("Ngô Văn Lạ"),
            "A (Họ và tên, tên tập thể)",
            "Không có “Ngô Văn Lạ” "
            "trong danh sách cán bộ, công chức. Hãy kiểm tra họ tên, hoặc thêm người này trước "
            "(kể cả người đã nghỉ).",
        ),
        (
            short("Ban Lạ", "Giấy khen"),
            "A (Họ và tên, tên tập thể)",
            "Không có người hay đơn vị "
            "nào tên “Ban Lạ”. Hãy kiểm tra lại tên, hoặc thêm vào danh sách cán bộ, công chức, "
            "đơn vị trước.",
        ),
        (
            short("Lê Văn Minh", year="2o19"),
            "F (Năm)",
            "“2o19” không phải một năm từ 1945 đến 2021.",
        ),
        (
            short("Lê Văn Minh", year=2022.0),
            "F (Năm)",
            "“2022” không phải một năm từ 1945 đến 2021.",
        ),
        (
            [*ROW[:7], "31/02/2020", ""],
            "H (Ngày quyết định)",
            "“31/02/2020” không có trong "
            "lịch. Hãy kiểm tra lại ngày, tháng.",
        ),
        (
            [*ROW[:7], "15/01/2018", ""],
            "H (Ngày quyết định)",
            "Quyết định ngày 15/01/2018 có "
            "trước năm 2019. Hãy kiểm tra lại năm và ngày.",
        ),
        (
            [*ROW[:7], "15/01/2022", ""],
            "H (Ngày quyết định)",
            "Ngày 15/01/2022 chưa đến.",
        ),
    ],
)  # fmt: skip
def test_a_problem_names_its_cell_and_what_to_do(row, cell, sentence):
    people = (LAN, LAN_OF_FINANCE, MINH)
    preview = plan(row, people=people)
    place = f"Trang tính “Lịch sử”, dòng 2, cột {cell}"
    assert preview == ImportPlan(problems=[Problem(place, sentence)])


PLACE = "Trang tính “Lịch sử”, dòng 2, cột A (Họ và tên, tên tập thể)"
NOT_ANY = (SKIP, "Không phải: bỏ dòng này")
IS_LAN = ("1", "Phải: Trần Thị Lan, Văn phòng - Thống kê, sinh 05/04/1986")
IS_OTHER_LAN = ("2", "Phải: Trần Thị Lan, Tài chính - Kế toán")


@pytest.mark.parametrize(
    ("row", "sentence", "options"),
    [
        (
            short("Trần Thị Lan"),
            "Chưa rõ “Trần Thị Lan” là người nào. Có phải Trần Thị Lan?",
            (IS_LAN, IS_OTHER_LAN),
        ),
        (
            short("tran thi lan"),
            "Không có ai tên đúng là “tran thi lan”. Có phải Trần Thị Lan?",
            (IS_LAN, IS_OTHER_LAN),
        ),
        (
            short("Lê Văn Mịnh", unit=FINANCE),
            "Không có ai tên đúng là “Lê Văn Mịnh”. Có phải Lê Văn Minh?",
            (
                (
                    "3",
                    "Phải: Lê Văn Minh, Văn phòng - Thống kê, sinh 07/08/1979 (dòng này lại ghi "
                    "đơn vị “Tài chính - Kế toán”)",
                ),
            ),
        ),
        (
            short("Lê Văn Minh", born="01/01/1970"),
            "Chưa rõ “Lê Văn Minh” là người nào. Có phải Lê Văn Minh?",
            (
                (
                    "3",
                    "Phải: Lê Văn Minh, Văn phòng - Thống kê, sinh 07/08/1979 (dòng này lại ghi "
                    "ngày sinh 01/01/1970)",
                ),
            ),
        ),
    ],
)
def test_who_is_not_told_by_the_letters_is_asked(row, sentence, options):
    preview = plan(row, people=(LAN, LAN_OF_FINANCE, MINH))
    question = RowQuestion("Lịch sử:2", PLACE, sentence, (*options, NOT_ANY))
    assert preview == ImportPlan(questions=[question])


@pytest.mark.parametrize(("answer", "person"), [("1", [1]), (SKIP, []), ("7", [])])
def test_an_answer_means_whom_it_names(answer, person):
    preview = plan(short("Trần Thị Lân"), answers={"Lịch sử:2": answer})
    assert [addition.person for addition in preview.additions] == person
    assert (len(preview.questions), preview.skipped) == (answer == "7", answer == SKIP)


def test_what_contradicts_a_person_is_told():
    row = ["Lê Văn Minh", "", "Chủ tịch", FINANCE, "LĐTT", 2012, "", "", ""]
    minh = replace(MINH, positions=("Kế toán", "Văn thư"), joined_on=date(2015, 4, 16))
    preview = plan(row, people=[minh])
    assert [addition.person for addition in preview.additions] == [3]
    assert preview.notes == [
        f"{PLACE}: Lê Văn Minh không có đơn vị “Tài chính - Kế toán”, chức vụ “Chủ tịch” trong quá "
        "trình công tác. Hãy xem có đúng là người này không.",
        "Trang tính “Lịch sử”, dòng 2, cột F (Năm): Lê Văn Minh vào làm từ 16/04/2015, khen thưởng "
        "năm 2012 có trước ngày đó. Hãy kiểm tra năm và người.",
    ]


def test_one_number_with_two_days_is_told_also_beside_what_is_known():
    def row(name, on):
        return [name, "", "", "", "LĐTT", 2019, "15/QĐ-UBND", on, ""]

    here = "Trang tính “Lịch sử”, dòng {}, cột H (Ngày quyết định)"
    two = plan(row("Lê Văn Minh", "05/01/2020"), row("Trần Thị Lan", "01/05/2020"))
    assert two.notes == [
        f"Quyết định số 15/QĐ-UBND có hai ngày khác nhau: 05/01/2020 ({here.format(2)}); "
        f"01/05/2020 ({here.format(3)}). Hãy đối chiếu với bản giấy."
    ]
    known = OldAward("Ai", "LDTT", 2019, 99, number="15 / QĐ-UBND", decided_on=date(2020, 5, 1))
    assert plan(row("Lê Văn Minh", "05/01/2020"), known=[known]).notes == [
        "Quyết định số 15/QĐ-UBND có hai ngày khác nhau: 01/05/2020 (đã có trong phần mềm); "
        f"05/01/2020 ({here.format(2)}). Hãy đối chiếu với bản giấy."
    ]
    assert plan(row("Lê Văn Minh", "05/01/2020"), row("Trần Thị Lan", "05/01/2020")).notes == []


def test_days_that_excel_may_have_swapped_are_told_for_the_column():
    def row(name, on):
        return [name, "", "", "", "LĐTT", 2019, "", on, ""]

    preview = plan(row("Lê Văn Minh", date(2020, 5, 1)), row("Trần Thị Lan", "15/01/2020"))
    assert preview.notes == [
        "Trang tính “Lịch sử”, cột H (Ngày quyết định): các ô kiểu ngày đều có ngày không quá 12, "
        "các ô kiểu chữ đều có ngày trên 12: có thể Excel đã đổi chỗ ngày và tháng, như 01/05/2020 "
        "mà người ghi muốn nói 05/01/2020. Hãy đối chiếu với bản giấy."
    ]


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (
            date(2020, 1, 15),
            "Ô này là ngày 15/01/2020: Excel đã đổi chữ thành ngày (như “15/1” thành ngày 15/01). "
            "Hãy đặt ô kiểu Text rồi ghi lại.",
        ),
        ("15-Jan", "“15-Jan” là một ngày: Excel đã đổi số quyết định thành ngày. Hãy ghi lại số."),
        ("1" * 61, "Nội dung dài 61 ký tự, quá 60. Hãy viết gọn lại."),
    ],
)
def test_a_number_that_is_a_day_or_too_long_is_named(number, sentence):
    row = ["Lê Văn Minh", "", "", "", "LĐTT", 2019, number, "", ""]
    place = "Trang tính “Lịch sử”, dòng 2, cột G (Số quyết định)"
    assert plan(row) == ImportPlan(problems=[Problem(place, sentence)])


def test_crosses_under_titles_and_a_decision_over_its_number_and_day_are_read():
    rows = [
        ["TT", "Họ và tên", "Danh hiệu", "", "Năm", "Quyết định khen thưởng", "", ""],
        ["", "", "LĐTT", "CSTĐCS", "", "Số", "Ngày, tháng, năm", "Cơ quan ban hành"],
        [1.0, "Trần Thị Lan", "x", "", 2019.0, "15/QĐ-UBND", "15/01/2020", "UBND huyện"],
        [2.0, "Lê Văn Minh", "", "x", 2019.0, "15/QĐ-UBND", date(2020, 1, 15), "UBND huyện"],
        ["", "Cộng nhóm I: 2 người"],
        ["", "Lập danh sách"],
        ["", "Trần Thị Lan"],
    ]
    preview = plan(*rows[1:], header=rows[0])
    assert [
        (addition.person, addition.award, addition.number, addition.decided_on)
        for addition in preview.additions
    ] == [
        (1, "LDTT", "15/QĐ-UBND", date(2020, 1, 15)),
        (3, "CSTDCS", "15/QĐ-UBND", date(2020, 1, 15)),
    ]
    assert preview.accounts[0].read == 2


def test_a_long_number_is_kept_letter_for_letter():
    row = ["Lê Văn Minh", "", "", "", "LĐTT", 2019, "1205/QĐ-UBND-HĐTĐKT-VP", "", ""]
    assert [addition.number for addition in plan(row).additions] == ["1205/QĐ-UBND-HĐTĐKT-VP"]


def test_a_unit_whose_name_differs_in_an_accent_is_asked_about():
    preview = plan(short("Văn phóng - Thống kê", "TTLĐTT"))
    assert [
        (question.sentence, [value for value, _ in question.options])
        for question in preview.questions
    ] == [
        (
            "Không có ai tên đúng là “Văn phóng - Thống kê”. Có phải Văn phòng - Thống kê?",
            ["7", NEW, SKIP],
        )
    ]


def test_a_collective_is_a_unit_or_keeps_its_own_name_with_a_note():
    rows = [short(OFFICE, "TTLĐTT"), short("Tập thể Ủy ban nhân dân xã", "TTLĐXS")]
    preview = plan(*rows)
    assert [
        (addition.holder, addition.unit, addition.person) for addition in preview.additions
    ] == [
        (OFFICE, 7, None),
        ("Tập thể Ủy ban nhân dân xã", None, None),
    ]
    assert preview.notes == [
        "Trang tính “Lịch sử”, dòng 3, cột A (Họ và tên, tên tập thể): “Tập thể Ủy ban nhân dân "
        "xã” không là một đơn vị trong phần mềm; ghi theo tên này."
    ]


def test_a_giay_khen_goes_to_whom_the_name_is():
    preview = plan(short("Lê Văn Minh", "GK"), short(FINANCE, "GK"))
    assert [(addition.person, addition.unit) for addition in preview.additions] == [
        (3, None),
        (None, 8),
    ]


# --- What is there already ------------------------------------------------------------------------


@pytest.mark.parametrize("number", ["", "5/QĐ-UBND", "5 / QĐ-UBND"])
def test_what_is_known_is_not_added_again(number):
    again = [*ROW[:6], number, "", ""]
    assert plan(again, known=[MINHS_AWARD]) == ImportPlan(unchanged=1)


def test_a_title_of_one_year_under_two_numbers_is_a_problem():
    other = [*ROW[:6], "9/QĐ-UBND", "", ""]
    assert problems(other, known=[MINHS_AWARD]) == [
        "Trang tính “Lịch sử”, dòng 2, cột G (Số quyết định): Danh hiệu này của năm 2019 đã có "
        "theo quyết định số 5/QĐ-UBND. Hãy kiểm tra lại số quyết định."
    ]


def test_two_giay_khen_of_one_year_are_two_awards():
    first, second = (short("Lê Văn Minh", "GK", number=number) for number in ("1/QĐ", "2/QĐ"))
    assert [addition.number for addition in plan(first, second).additions] == ["1/QĐ", "2/QĐ"]


def test_the_same_award_twice_in_a_list_is_named_once():
    preview = plan(ROW, ROW)
    assert [str(problem) for problem in preview.problems] == [
        "Trang tính “Lịch sử”, dòng 3, cột A (Họ và tên, tên tập thể): Đã có ở Trang tính “Lịch "
        "sử”, dòng 2. Hãy giữ một dòng."
    ]


def test_a_list_without_a_header_says_which_header_it_needs():
    assert problems(header=["a", "b"]) == [
        "Không tìm thấy dòng tiêu đề có các cột “Họ và tên, tên tập thể”, “Danh hiệu, hình thức "
        "khen thưởng”, “Năm”. Hãy tải tệp mẫu, hoặc thêm dòng tiêu đề: Họ và tên, tên tập thể, "
        "Ngày sinh, Chức vụ lúc đó, Đơn vị lúc đó, Danh hiệu, hình thức khen thưởng, Năm, Số quyết "
        "định, Ngày quyết định, Cơ quan ban hành."
    ]


def test_a_header_without_rows_is_said():
    assert problems() == ["Danh sách chưa có dòng nào dưới dòng tiêu đề."]


_CELLS = st.none() | st.text(max_size=12) | st.floats(allow_nan=False, allow_infinity=False)
_ANY_ROW = st.lists(_CELLS | st.dates() | st.booleans(), max_size=10)


@given(st.lists(_ANY_ROW, max_size=6))
def test_no_list_breaks_the_reader(rows):
    preview = plan(*rows)
    assert preview.additions == [] or all(
        1945 <= addition.year <= 2021 for addition in preview.additions
    )


_AWARDS = st.tuples(st.sampled_from(["LĐTT", "GK", "CSTĐCS"]), st.integers(2000, 2020))


@given(st.lists(_AWARDS, max_size=8, unique=True))
def test_what_was_taken_in_once_changes_nothing_the_second_time(awards):
    rows = [short("Lê Văn Minh", award, float(year)) for award, year in awards]
    rows.append(short(OFFICE, "TTLĐTT"))
    first = plan(*rows)
    second = plan(*rows, known=first.additions)
    assert len(first.additions) == len(rows)
    assert second == ImportPlan(unchanged=len(rows))


# --- Year by year ---------------------------------------------------------------------------------


def test_each_year_from_the_first_known_one_says_what_it_knows():
    year_rows = by_year({2017: ["LĐTT"]}, complete={2018, 2020}, this_year=2021)
    assert [(year_row.year, year_row.awards, year_row.note) for year_row in year_rows] == [
        (2021, (), NO_DATA),
        (2020, (), NOTHING),
        (2019, (), NO_DATA),
        (2018, (), NOTHING),
        (2017, ("LĐTT",), ""),
    ]


def test_where_nothing_is_known_there_is_this_year_alone():
    assert [(year_row.year, year_row.note) for year_row in by_year({}, set(), 2021)] == [
        (2021, NO_DATA)
    ]


@given(
    st.dictionaries(st.integers(1990, 2021), st.just(["A"]), max_size=6),
    st.sets(st.integers(1990, 2021), max_size=6),
)
def test_no_year_is_left_out_and_none_said_to_be_empty_without_knowing(awards, complete):
    year_rows = by_year(awards, complete, 2021)
    years = [year_row.year for year_row in year_rows]
    assert years == list(range(2021, min([2021, *awards, *complete]) - 1, -1))
    assert {year_row.year for year_row in year_rows if year_row.note == NOTHING} == complete - set(
        awards
    )


@pytest.mark.parametrize(
    ("written", "issuer"),
    [
        ("5/QĐ-UBND ngày 15/01/2020", ""),
        ("QĐ số 5/QĐ-UBND, ngày 15 tháng 01 năm 2020 của UBND huyện", "UBND huyện"),
    ],
)
def test_number_and_day_in_one_cell_are_parted_where_the_list_has_no_column_of_days(
    written: str, issuer: str
) -> None:
    header = ["Họ và tên", "Danh hiệu", "Năm", "Số, ngày quyết định"]
    [award] = plan(["Lê Văn Minh", "CSTĐCS", 2019, written], header=header).additions

    expected = ("5/QĐ-UBND", date(2020, 1, 15), issuer)
    assert (award.number, award.decided_on, award.issuer) == expected
