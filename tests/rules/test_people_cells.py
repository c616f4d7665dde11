"""What the cells of a list of people say."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.models import Person
from vietnamese.dates import long_date, short_date
from workbooks import cells, names
from workbooks.cells import CellError

MARCH = date(1985, 3, 15)


@pytest.mark.parametrize(
    "cell",
    [
        MARCH,
        "15/3/1985",
        "15/03/1985",
        " 15 / 3 / 1985 ",
        "15-3-1985",
        "15.03.1985",
        "1985-03-15",
        "ngày 15 tháng 3 năm 1985",
        "15 tháng 03 năm 1985",
    ],
)
def test_a_day_is_read_however_it_is_written(cell):
    assert cells.day(cell) == MARCH


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("31/02/1985", "“31/02/1985” không có trong lịch. Hãy kiểm tra lại ngày, tháng."),
        (
            "03/15/1985",
            "“03/15/1985” có tháng 15. Hãy ghi theo thứ tự ngày/tháng/năm, ví dụ 15/03/1985.",
        ),
        (
            1985.0,
            "“1985” mới có năm. Hãy ghi đủ ngày, tháng, năm như 15/03/1985, hoặc để trống.",
        ),
        (31121.0, "“31121” không phải một ngày. Hãy ghi ngày/tháng/năm, ví dụ 15/03/1985."),
        ("15/3/85", "“15/3/85” không phải một ngày. Hãy ghi ngày/tháng/năm, ví dụ 15/03/1985."),
        ("15/3/1885", "Năm 1885 không hợp lý. Hãy kiểm tra lại."),
        (True, "“Có” không phải một ngày. Hãy ghi ngày/tháng/năm, ví dụ 15/03/1985."),
    ],
)
def test_what_is_no_day_is_named_with_what_to_write(cell, sentence):
    with pytest.raises(CellError) as refusal:
        cells.day(cell)
    assert str(refusal.value) == sentence


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_that_the_program_writes_it_also_reads(day):
    assert [cells.day(short_date(day)), cells.day(long_date(day)), cells.day(day)] == [day] * 3


@given(st.one_of(st.text(max_size=30), st.floats(), st.booleans(), st.dates(), st.none()))
def test_no_cell_breaks_a_reader(cell):
    for read in (cells.day, cells.yes_or_no, cells.gender, cells.group, names.person_name):
        with suppress(CellError):
            read(cell)


@pytest.mark.parametrize(
    ("cell", "group"),
    [
        ("Công chức", "civil_servant"),
        ("CÔNG CHỨC", "civil_servant"),
        ("cong chuc", "civil_servant"),
        ("Cán bộ", "official"),
        ("Hợp đồng lao động", "employee"),
        ("Người hoạt động không chuyên trách", "part_time"),
    ],
)
def test_a_group_is_read_with_or_without_accents(cell, group):
    assert cells.group(cell) == group


def test_an_unknown_group_is_answered_with_the_list():
    with pytest.raises(CellError) as refusal:
        cells.group("Lãnh đạo")
    assert str(refusal.value) == (
        "“Lãnh đạo” không có trong danh sách. Hãy ghi một trong: Cán bộ, Công chức, Viên chức, "
        "Người lao động, Không chuyên trách."
    )


@pytest.mark.parametrize(("cell", "is_leader"), [("x", True), ("Có", True), (1.0, True)])
def test_a_cross_is_a_yes(cell, is_leader):
    assert cells.yes_or_no(cell) is is_leader


@pytest.mark.parametrize("cell", ["Không", "0", "khong", False])
def test_a_no_is_a_no(cell):
    assert cells.yes_or_no(cell) is False


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("NGUYỄN THỊ ÁNH", "Nguyễn Thị Ánh"),
        ("Nguye\u0302\u0303n  Thị\u00a0Ánh", "Nguyễn Thị Ánh"),
        ("H'Hen Niê", "H'Hen Niê"),
        ("Tôn Nữ Thị-Ninh", "Tôn Nữ Thị-Ninh"),
    ],
)
def test_a_name_is_cleaned_but_kept(cell, name):
    assert names.person_name(cell) == name


@pytest.mark.parametrize("cell", ["=1+1", "Nguyễn Văn 2", "<b>Lan</b> Anh", "Lan", "A" * 101])
def test_what_is_no_name_is_refused(cell):
    with pytest.raises(CellError):
        names.person_name(cell)


@pytest.mark.parametrize(
    ("born_on", "joined_on", "is_doubted"),
    [
        (None, date(2010, 1, 1), False),
        (date(1985, 1, 2), date(2000, 1, 1), True),
        (date(1985, 1, 1), date(2000, 1, 1), False),
        (date(1925, 1, 1), date(2000, 12, 31), False),
        (date(1924, 12, 31), date(2000, 12, 31), True),
        (date(2001, 1, 1), date(2000, 1, 1), True),
    ],
)
def test_nobody_begins_to_work_as_a_child_or_as_an_old_man(born_on, joined_on, is_doubted):
    assert bool(cells.implausible(born_on, joined_on)) is is_doubted


def test_the_words_of_lists_are_those_of_the_program():
    assert list(cells.GENDERS.items()) == Person.Gender.choices
    assert list(cells.GROUPS.items()) == Person.Group.choices
