"""Who of a list is new, who changes, and what keeps the list from being taken in."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.rules.additions import NOTHING
from people.rules.comparison import compare
from people.rules.plan import Difference, PersonToday, RosterPlan, UnknownUnit
from people.rules.roster import FIELDS, read
from workbooks.questions import NEW, NO_ANSWERS, SKIP, RowQuestion
from workbooks.sheets import BroughtSheet

TODAY = date(2021, 1, 18)
UNITS = ["Văn phòng", "Tài chính - Kế toán", "Thôn Mai", "Thôn Mái"]
LAN = PersonToday(
    pk=1,
    full_name="Trần Thị Lan",
    gender="female",
    born_on=date(1986, 4, 5),
    position="Kế toán",
    unit="Văn phòng",
    group="civil_servant",
    is_leader=False,
    joined_on=date(2010, 3, 1),
    left_on=None,
    posted_on=date(2010, 3, 1),
)
LAN_ROW = {
    "Họ và tên": "Trần Thị Lan",
    "Giới tính": "Nữ",
    "Ngày sinh": "5/4/1986",
    "Chức vụ": "Kế toán",
    "Đơn vị": "Văn phòng",
    "Nhóm": "Công chức",
    "Vào làm từ": "1/3/2010",
}


SAME_DAY = ", cùng ngày sinh. Hãy bỏ một dòng, hoặc kiểm tra lại ngày sinh nếu là hai người."


def plan(
    *rows: dict, known=(), units=UNITS, as_of=TODAY, answers=NO_ANSWERS, filling=NOTHING
) -> RosterPlan:
    headers = list(dict.fromkeys(header for row in rows for header in row))
    cells = [[row.get(header) for header in headers] for row in rows]
    roster = read([BroughtSheet("A", [headers, *cells])])
    return compare(roster, known, units, as_of, answers, filling)


def outline(plan: RosterPlan) -> tuple:
    """Give names added, changes, number unchanged, problems."""
    return (
        [addition.values["full_name"] for addition in plan.additions],
        [
            (amendment.known.pk, [str(d) for d in amendment.differences])
            for amendment in plan.amendments
        ],
        plan.unchanged,
        [str(problem) for problem in plan.problems],
    )


def test_somebody_unknown_is_added():
    preview = plan(LAN_ROW)
    assert outline(preview) == (["Trần Thị Lan"], [], 0, [])
    assert preview.additions[0].values == {
        "full_name": "Trần Thị Lan",
        "gender": "female",
        "born_on": date(1986, 4, 5),
        "position": "Kế toán",
        "unit": "Văn phòng",
        "group": "civil_servant",
        "joined_on": date(2010, 3, 1),
        "is_leader": False,
    }


def test_somebody_known_stays_as_they_are():
    assert outline(plan(LAN_ROW, known=[LAN])) == ([], [], 1, [])


@pytest.mark.parametrize("name", ["TRẦN THỊ LAN", "trần thị lan", "Trần  Thị Lan"])
def test_case_and_spaces_make_no_other_person_and_no_change(name):
    assert outline(plan(LAN_ROW | {"Họ và tên": name}, known=[LAN])) == ([], [], 1, [])


def test_the_place_of_the_tone_makes_no_other_person():
    hoa = replace(LAN, full_name="Trần Thị Hòa")
    assert outline(plan(LAN_ROW | {"Họ và tên": "Trần Thị Hoà"}, known=[hoa])) == ([], [], 1, [])


def test_what_differs_is_said_before_and_after():
    row = LAN_ROW | {"Chức vụ": "Kế toán trưởng", "Nhóm": "Cán bộ", "Vào làm từ": "1/4/2010"}
    assert outline(plan(row, known=[LAN])) == (
        [],
        [
            (
                1,
                [
                    "Chức vụ: “Kế toán” → “Kế toán trưởng”",
                    "Nhóm: Công chức → Cán bộ",
                    "Vào làm từ: 01/03/2010 → 01/04/2010",
                ],
            )
        ],
        0,
        [],
    )


def test_an_empty_cell_changes_nothing():
    row = {"Họ và tên": "Trần Thị Lan", "Ngày sinh": "5/4/1986", "Chức vụ": "", "Nhóm": None}
    assert outline(plan(row, known=[LAN])) == ([], [], 1, [])


def test_without_a_birthday_the_name_in_the_unit_decides():
    row = {k: v for k, v in LAN_ROW.items() if k != "Ngày sinh"}
    assert outline(plan(row, known=[LAN])) == ([], [], 1, [])


def test_a_birthday_that_was_unknown_is_filled_in():
    preview = plan(LAN_ROW, known=[replace(LAN, born_on=None)])
    assert preview.amendments[0].differences == (Difference("born_on", None, date(1986, 4, 5)),)


def test_another_birthday_in_the_unit_is_asked_about_and_may_be_another_person():
    row = LAN_ROW | {"Ngày sinh": "6/4/1986"}
    preview = plan(row, known=[LAN])
    assert outline(preview) == ([], [], 0, [])
    assert preview.questions[0].options[0] == (
        "1",
        "Phải: Trần Thị Lan, Kế toán, Văn phòng, sinh 05/04/1986 (dòng này lại ghi ngày sinh "
        "06/04/1986)",
    )
    corrected = plan(row, known=[LAN], answers={"A:2": "1"})
    assert outline(corrected)[1] == [(1, ["Ngày sinh: 05/04/1986 → 06/04/1986"])]
    another = plan(row, known=[LAN], answers={"A:2": NEW})
    assert outline(another) == (["Trần Thị Lan"], [], 0, [])
    assert another.notes == [
        "Trang tính “A”, dòng 2: đơn vị đã có Trần Thị Lan, sinh 05/04/1986; dòng này được coi là "
        "một người khác."
    ]


def test_another_birthday_in_another_unit_is_another_person():
    row = LAN_ROW | {"Ngày sinh": "6/4/1986", "Đơn vị": "Tài chính - Kế toán"}
    preview = plan(row, known=[LAN])
    assert (outline(preview), preview.questions) == ((["Trần Thị Lan"], [], 0, []), [])


def test_a_namesake_elsewhere_is_asked_about_and_nothing_is_done_before():
    row = LAN_ROW | {"Ngày sinh": None, "Đơn vị": "Tài chính - Kế toán"}
    preview = plan(row, known=[LAN])
    assert (outline(preview), preview.questions) == (
        ([], [], 0, []),
        [
            RowQuestion(
                "A:2",
                "Trang tính “A”, dòng 2, cột A (Họ và tên)",
                "Chưa rõ “Trần Thị Lan” là người nào. Có phải Trần Thị Lan?",
                (
                    (
                        "1",
                        "Phải: Trần Thị Lan, Kế toán, Văn phòng, sinh 05/04/1986 (dòng này lại "
                        "ghi đơn vị “Tài chính - Kế toán”)",
                    ),
                    (NEW, "Không: là người mới"),
                    (SKIP, "Không phải: bỏ dòng này"),
                ),
            )
        ],
    )


NEAR_LAN = LAN_ROW | {"Họ và tên": "Trần Thị Lân"}


@pytest.mark.parametrize(
    ("answer", "added", "amended"),
    [
        ("", [], []),
        ("99", [], []),
        (NEW, ["Trần Thị Lân"], []),
        (SKIP, [], []),
        ("1", [], [(1, ["Họ và tên: “Trần Thị Lan” → “Trần Thị Lân”"])]),
    ],
)
def test_a_name_that_is_only_near_waits_for_a_choice(answer, added, amended):
    preview = plan(NEAR_LAN, known=[LAN], answers={"A:2": answer})
    assert outline(preview) == (added, amended, 0, [])
    assert (len(preview.questions), preview.skipped) == (answer in ("", "99"), answer == SKIP)


def test_a_name_that_is_near_on_another_birthday_is_somebody_new_without_a_question():
    preview = plan(NEAR_LAN | {"Ngày sinh": "5/5/1986"}, known=[LAN])
    assert (outline(preview), preview.questions) == ((["Trần Thị Lân"], [], 0, []), [])


def test_near_names_of_one_list_are_two_people():
    assert outline(plan(LAN_ROW, NEAR_LAN))[0] == ["Trần Thị Lan", "Trần Thị Lân"]


def test_a_unit_that_differs_in_an_accent_is_not_taken_for_another():
    assert outline(plan(LAN_ROW | {"Đơn vị": "Thôn Mải"}))[3] == [
        "Trang tính “A”, dòng 2, cột E (Đơn vị): Không có bộ phận, đơn vị “Thôn Mải”. Có phải là "
        "“Thôn Mái”?"
    ]


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        (LAN_ROW, SAME_DAY),
        (LAN_ROW | {"Họ và tên": "TRẦN THỊ LAN"}, SAME_DAY),
        (LAN_ROW | {"Chức vụ": "Văn thư", "Đơn vị": "Tài chính - Kế toán"}, SAME_DAY),
        (
            LAN_ROW | {"Ngày sinh": None},
            ". Hãy bỏ một dòng, hoặc ghi ngày sinh nếu là hai người.",
        ),
    ],
    ids=["the same", "in capitals", "in another unit", "without a birthday"],
)
@pytest.mark.parametrize("known", [[], [LAN]], ids=["new", "known"])
def test_two_rows_of_one_person_are_a_problem(other, sentence, known):
    assert outline(plan(LAN_ROW, other, known=known))[3] == [
        "Trang tính “A”, dòng 3, cột A (Họ và tên): Trần Thị Lan đã có ở trang tính “A”, dòng 2"
        + sentence
    ]


def test_a_unit_is_found_without_accents_and_case():
    row = LAN_ROW | {"Đơn vị": "tai chinh  ke toan"}
    assert plan(row).additions[0].values["unit"] == "Tài chính - Kế toán"


def test_a_unit_is_found_with_a_sign_for_a_word():
    known = ["Mặt trận và các đoàn thể"]
    preview = plan(LAN_ROW | {"Đơn vị": "Mặt trận & các đoàn thể"}, units=known)
    assert preview.additions[0].values["unit"] == known[0]
    assert (preview.problems, preview.unknown_units) == ([], [])


def test_units_that_are_lacking_are_told_with_the_one_that_was_probably_meant():
    known = ["Phòng Văn hóa - Xã hội"]
    others = {"Họ và tên": "Lê Văn Nam", "Đơn vị": "Công an xã"}
    preview = plan(LAN_ROW | {"Đơn vị": "Phòng VH-XH"}, LAN_ROW | others, units=known)
    assert preview.unknown_units == [
        UnknownUnit("Phòng VH-XH", known[0]),
        UnknownUnit("Công an xã", None),
    ]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            "Tài chính kế toánn",
            "Không có bộ phận, đơn vị “Tài chính kế toánn”. Có phải là “Tài chính - Kế toán”?",
        ),
        (
            "Quân sự",
            "Không có bộ phận, đơn vị “Quân sự”. Hãy thêm đơn vị này trước, hoặc sửa lại tên.",
        ),
        ("thon mai 1", "Không có bộ phận, đơn vị “thon mai 1”. Có phải là “Thôn Mái”?"),
        ("TC-KT xã", "Không có bộ phận, đơn vị “TC-KT xã”. Có phải là “Tài chính - Kế toán”?"),
        (
            "Kế toán xã",
            "Không có bộ phận, đơn vị “Kế toán xã”. Hãy thêm đơn vị này trước, hoặc sửa lại tên.",
        ),
    ],
)
def test_an_unknown_unit_is_named_with_the_nearest(typed, sentence):
    assert outline(plan(LAN_ROW | {"Đơn vị": typed}))[3] == [
        f"Trang tính “A”, dòng 2, cột E (Đơn vị): {sentence}"
    ]


def test_a_row_with_a_wrong_cell_has_its_unit_named_at_once_too():
    row = LAN_ROW | {"Giới tính": "Nưx", "Đơn vị": "Quân sự"}
    assert [problem.place for problem in plan(row).problems] == [
        "Trang tính “A”, dòng 2, cột B (Giới tính)",
        "Trang tính “A”, dòng 2, cột E (Đơn vị)",
    ]


def test_a_unit_that_could_be_two_must_be_written_with_accents():
    assert outline(plan(LAN_ROW | {"Đơn vị": "THON MAI"}))[3] == [
        "Trang tính “A”, dòng 2, cột E (Đơn vị): “THON MAI” có thể là Thôn Mai hoặc Thôn Mái. "
        "Hãy ghi đúng dấu."
    ]
    assert plan(LAN_ROW | {"Đơn vị": "thôn mái"}).additions[0].values["unit"] == "Thôn Mái"


def test_nobody_is_put_into_a_closed_unit_but_who_was_there_may_stay():
    gone = replace(LAN, unit="Địa chính", left_on=date(2020, 1, 1))
    row = LAN_ROW | {"Đơn vị": "Địa chính"}
    assert outline(plan(row, known=[gone])) == ([], [], 1, [])
    new = row | {"Họ và tên": "Lê Văn Minh"}
    assert outline(plan(new, known=[gone]))[3] == [
        "Trang tính “A”, dòng 2, cột E (Đơn vị): Địa chính đã ngừng hoạt động. "
        "Hãy chọn đơn vị khác."
    ]


def test_a_new_person_needs_what_the_program_needs():
    row = {"Họ và tên": "Lê Văn Minh", "Giới tính": "Nam", "Chức vụ": "", "Đơn vị": "Văn phòng"}
    other = row | {"Họ và tên": "Lê Văn Tâm", "Chức vụ": "Văn thư"}
    assert outline(plan(row, other)) == (
        [],
        [],
        0,
        [
            "Trang tính “A”, dòng 2, cột C (Chức vụ): Lê Văn Minh là người mới, cần ghi ô này.",
            "Trang tính “A”: Thiếu cột “Nhóm”, cần có để thêm người mới. Hãy thêm cột "
            "này, hoặc điền chung cho mọi người mới.",
            "Trang tính “A”: Thiếu cột “Vào làm từ”, cần có để thêm người mới. Hãy thêm "
            "cột này, hoặc điền chung cho mọi người mới.",
        ],
    )


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            {"Vào làm từ": "1/3/1990"},
            "Sinh ngày 05/04/1986 mà vào làm ngày 01/03/1990 (3 tuổi). "
            "Hãy kiểm tra lại hai ngày này.",
        ),
        (
            {"Nghỉ từ": "1/3/2010"},
            "Ngày nghỉ phải sau ngày vào làm. Hãy kiểm tra lại hai ngày này.",
        ),
    ],
)
@pytest.mark.parametrize("known", [[], [LAN]], ids=["new", "known"])
def test_days_that_contradict_each_other_are_named(change, sentence, known):
    assert outline(plan(LAN_ROW | change, known=known))[3] == [
        f"Trang tính “A”, dòng 2, cột G (Vào làm từ): {sentence}"
    ]


def test_nobody_is_moved_back_before_the_last_move():
    row = LAN_ROW | {"Chức vụ": "Văn thư"}
    moved = replace(LAN, posted_on=date(2021, 1, 1))
    assert outline(plan(row, known=[moved], as_of=date(2020, 12, 31)))[3] == [
        "Trang tính “A”, dòng 2, cột D (Chức vụ): Trần Thị Lan nhận chức vụ hiện nay từ "
        "01/01/2021, sau ngày của danh sách (31/12/2020). Hãy chọn ngày muộn hơn."
    ]
    assert outline(plan(row, known=[moved], as_of=date(2021, 1, 1)))[3] == []


def test_nobody_who_has_left_is_moved():
    gone = replace(LAN, left_on=date(2020, 6, 1))
    assert outline(plan(LAN_ROW | {"Chức vụ": "Văn thư"}, known=[gone]))[3] == [
        "Trang tính “A”, dòng 2, cột D (Chức vụ): Trần Thị Lan đã nghỉ việc từ 01/06/2020."
    ]


NAMES = ["Trần Thị Lan", "Lê Minh", "Lê Văn Minh", "Ngô Bảo Anh"]
PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "Họ và tên": st.sampled_from(NAMES),
            "Giới tính": st.sampled_from(["Nam", "Nữ"]),
            "Ngày sinh": st.sampled_from(["1/1/1980", "2/2/1981", None]),
            "Chức vụ": st.sampled_from(["Văn thư", "Kế toán"]),
            "Đơn vị": st.sampled_from(UNITS),
            "Nhóm": st.just("Công chức"),
            "Lãnh đạo": st.sampled_from(["Có", "", "Không"]),
            "Vào làm từ": st.just("1/3/2010"),
            "Nghỉ từ": st.sampled_from(["1/3/2020", None]),
        }
    ),
    min_size=1,
    max_size=6,
)


@given(PEOPLE)
def test_a_list_that_was_taken_in_changes_nothing_the_second_time(rows):
    first = plan(*rows)
    if first.problems:
        return
    known = [
        PersonToday(
            pk=pk, posted_on=addition.values["joined_on"], **dict.fromkeys(FIELDS) | addition.values
        )
        for pk, addition in enumerate(first.additions)
    ]
    assert outline(plan(*rows, known=known)) == ([], [], len(rows), [])


def test_the_fingerprint_differs_where_something_else_would_be_done():
    same = plan(LAN_ROW).fingerprint()
    assert plan(LAN_ROW, known=[]).fingerprint() == same
    others = [
        plan(LAN_ROW, known=[LAN]),
        plan(LAN_ROW | {"Chức vụ": "Văn thư"}),
        plan(LAN_ROW | {"Chức vụ": "Văn thư"}, known=[LAN]),
        plan(LAN_ROW | {"Chức vụ": "Văn thư"}, known=[replace(LAN, position="Thủ quỹ")]),
    ]
    assert len({same, *(other.fingerprint() for other in others)}) == 5


# --- What is filled in for all new people -----------------------------------------------------


FILLING = {"group": "employee", "joined_on": date(2019, 1, 1)}
SHORT = {name: LAN_ROW[name] for name in ("Họ và tên", "Giới tính", "Chức vụ", "Đơn vị")}


def test_what_a_list_does_not_say_of_new_people_is_counted_and_may_be_filled_in():
    others = SHORT | {"Họ và tên": "Lê Văn Minh", "Vào làm từ": "2/3/2015"}
    silent = plan(SHORT, others)
    assert silent.unsaid == {"group": 2, "joined_on": 1}
    assert silent.additions == []
    filled = plan(SHORT, others, filling=FILLING)
    assert [
        (addition.values["group"], addition.values["joined_on"]) for addition in filled.additions
    ] == [("employee", date(2019, 1, 1)), ("employee", date(2015, 3, 2))]
    assert filled.problems == []
    assert filled.notes == [
        "2 người mới chưa ghi “Nhóm”: điền Người lao động như Ông/Bà đã chọn.",
        "1 người mới chưa ghi “Vào làm từ”: điền 01/01/2019 như Ông/Bà đã chọn.",
    ]


def test_nothing_is_filled_in_for_who_is_known():
    filled = plan(SHORT, known=[LAN], filling=FILLING)
    assert outline(filled) == ([], [], 1, [])
    assert (filled.unsaid, filled.notes) == ({}, [])


def test_what_is_filled_in_is_held_to_the_rest_of_the_row():
    young = SHORT | {"Ngày sinh": "5/4/2010"}
    assert [str(problem) for problem in plan(young, filling=FILLING).problems] == [
        "Trang tính “A”, dòng 2: Sinh ngày 05/04/2010 mà vào làm ngày 01/01/2019 (8 tuổi). "
        "Hãy kiểm tra lại hai ngày này."
    ]
