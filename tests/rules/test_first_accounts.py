"""Names to log in with, and roles that positions suggest."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.rules.logins import login_name, login_names
from people.rules.proposing import CHOICES, Official, proposals
from people.rules.unit_names import kind_of, names_in, names_in_rows, repeated


@pytest.mark.parametrize(
    ("full_name", "expected"),
    [
        ("Trần Quang Định", "dinh.tq"),
        ("Công Tằng Tôn Nữ Thị Thùy", "thuy.cttnt"),
        ("Đỗ Ý", "y.d"),
        ("Minh", "minh"),
        ("Y'Bhăm  Niê", "nie.y"),
        ("李", "nguoi.dung"),
    ],
)
def test_a_name_to_log_in_with_is_the_given_name_and_the_first_letters(full_name, expected):
    assert login_name(full_name) == expected


def test_who_comes_second_to_a_name_gets_a_number():
    names = ["Lý Anh Dũng", "Lý Anh Dũng", "Lê An Dũng"]
    assert login_names(names, taken=["Dung.LA", "khac"]) == ["dung.la2", "dung.la3", "dung.la4"]


@given(st.lists(st.text(max_size=30)), st.lists(st.sampled_from(["nguoi.dung", "a", "A"])))
def test_no_two_logins_are_the_same_and_all_can_be_typed(full_names, taken):
    names = login_names(full_names, taken)
    assert len({*names, *(name.lower() for name in taken)}) == len(names) + len(
        {name.lower() for name in taken}
    )
    assert set("".join(names)) <= set(string.ascii_lowercase + string.digits + ".")


def official(pk: int, position: str, unit: int = 1, kind: str = "department", **more) -> Official:
    return Official(pk, position, unit, kind, **more)


@pytest.mark.parametrize(
    ("position", "expected"),
    [
        ("Chủ tịch UBND", ("chair", "council_member")),
        ("Phó Chủ tịch Ủy ban nhân dân xã", ("chair", "council_member")),
        ("Bí thư Đảng ủy, Chủ tịch HĐND", ("council_member", "member")),
        ("Phó Bí thư Đảng ủy", ("member",)),
        ("Văn thư - Lưu trữ", ("secretary", "office")),
        ("Văn phòng - Thống kê", ("office",)),
        ("Tư pháp - Hộ tịch", ("member",)),
        ("Phó Chủ tịch Hội Nông dân", ("member",)),
    ],
)
def test_a_position_suggests_roles(position, expected):
    people = [official(1, position), official(2, "Kế toán"), official(3, "Địa chính")]
    assert proposals(people)[1] == expected


@pytest.mark.parametrize(
    ("people", "head"),
    [
        ([official(1, "Chủ tịch Hội Nông dân"), official(2, "Phó Chủ tịch Hội Nông dân")], 1),
        ([official(1, "Công an viên"), official(2, "Trưởng Công an xã")], 2),
        ([official(1, "Kế toán"), official(2, "Tài chính", is_leader=True)], 2),
        ([official(1, "Địa chính")], 1),
        ([official(1, "Kế toán"), official(2, "Tài chính")], None),
        ([official(1, "Trưởng thôn"), official(2, "Trưởng ban")], None),
        ([official(1, "Chủ tịch UBND", kind="leadership")], None),
    ],
)
def test_a_unit_gets_one_head_or_none(people, head):
    proposed = proposals(people)
    assert [pk for pk, roles in proposed.items() if "unit_head" in roles] == (
        [head] if head else []
    )


def test_a_unit_that_has_a_head_gets_no_second():
    assert proposals([official(1, "Trưởng thôn")], headed=[1]) == {1: ("member",)}


@given(st.lists(st.tuples(st.text(max_size=40), st.integers(1, 3), st.booleans()), max_size=12))
def test_what_is_proposed_can_be_chosen(rows):
    people = [
        official(pk, position, unit, is_leader=is_leader)
        for pk, (position, unit, is_leader) in enumerate(rows)
    ]
    choices = {frozenset(roles) for roles in CHOICES}
    proposed = proposals(people)
    assert list(proposed) == list(range(len(rows)))
    assert {frozenset(roles) for roles in proposed.values()} <= choices


def test_a_pasted_list_of_units_is_read_in_its_order():
    text = "STT\tTên đơn vị\n1\tVăn phòng - Thống kê\n2.\tThôn  3 \n\n- Hội Nông dân;\n4) Trạm Y tế"
    assert names_in(text) == ["Văn phòng - Thống kê", "Thôn 3", "Hội Nông dân", "Trạm Y tế"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Thôn Phú Lương A", "hamlet"),
        ("Tổ dân phố 4", "hamlet"),
        ("Ban Chỉ huy Quân sự", "department"),
        ("Hội Liên hiệp Phụ nữ", "organisation"),
        ("Đoàn TNCS Hồ Chí Minh", "organisation"),
        ("Trường Tiểu học số 1", "public_service"),
        ("Lãnh đạo UBND", "leadership"),
        ("Tài chính - Kế toán", "department"),
    ],
)
def test_the_kind_of_a_unit_is_guessed_from_its_name(name, kind):
    assert kind_of(name) == kind


def test_a_name_that_stands_twice_is_said_once_whatever_its_capitals():
    assert repeated(["Thôn 1", "Thôn 2", "THÔN 1", "thôn 1"]) == ["THÔN 1"]


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        (
            [
                ["ỦY BAN NHÂN DÂN XÃ", None],
                ["STT", "Tên đơn vị"],
                [1.0, "Văn phòng"],
                [2.0, "Thôn 3"],
                [None, "Tổng số: 2"],
            ],
            ["Văn phòng", "Thôn 3"],
        ),
        (
            [[1.0, "Hội Nông dân", "8 người"], [2.0, "Trạm\nY tế", None]],
            ["Hội Nông dân", "Trạm Y tế"],
        ),
        ([["Đơn vị", "Trưởng"], ["Cộng đồng Ba Na", "A"], [None, "B"]], ["Cộng đồng Ba Na"]),
        ([], []),
        ([[None, 12.0, True], ["Cộng: 12"]], []),
    ],
)
def test_the_names_of_units_come_out_of_a_sheet(rows, names):
    assert names_in_rows(rows) == names
