"""Whatever stands in a sheet: every row is read or passed over aloud, and texts stay letter for
letter."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.rules.history_rows import COLUMNS as HISTORY
from people.rules.roster import COLUMNS as PEOPLE
from registrations.importing import COLUMNS as REGISTRATIONS
from vietnamese.text import clean
from workbooks.rows import RowKind
from workbooks.sheets import BroughtSheet, Merged
from workbooks.stand_ins import is_nothing
from workbooks.tables import read

WORDS = [
    "", "x", "1", "2", "I", "II.", "A", "TT", "Họ và tên", "Tên", "Họ đệm", "Nam", "Nữ",
    "Giới tính",
    "Chức vụ", "Đảng", "Chính quyền", "Đơn vị", "Văn phòng", "Danh hiệu", "LĐTT", "CSTĐCS", "Năm",
    "Trần Thị Lan", "H'Hen Niê", "Công Văn Nhãn", "Tổng Văn Nam", "Cán bộ", "I. Công chức",
    "Thôn 1",
    "Tổng số: 3", "Cộng", "(Danh sách này có 03 người)", "Người lập biểu", "TM. ỦY BAN NHÂN DÂN",
    "Ví dụ: Nguyễn Thị Mẫu", "* Ghi chú", "Quảng Thành, ngày 1 tháng 2 năm 2021", "TrÇn ThÞ Lan",
    "Nguyeãn Vaên Hoøa", "(1)", "(2)", "2019", "15/03/1985", "\n", "Ngày sinh",
    "nt", "-", "-//-", "#N/A", "Bà Trần Thị Lan", "Tên đệm",
]  # fmt: skip
CELLS = st.sampled_from(WORDS) | st.text(max_size=8) | st.dates(date(1950, 1, 1)) | st.integers(
    0, 3000
).map(float) | st.none() | st.booleans()  # fmt: skip
ROWS = st.lists(st.lists(CELLS, max_size=6), max_size=12)
HEADERS = [
    ["TT", "Họ và tên", "Giới tính", "Chức vụ", "Đơn vị"],
    ["TT", "Họ và tên", "Danh hiệu", "Năm", "Đơn vị"],
    ["Chức vụ", "Họ đệm", "Tên", "LĐTT", "CSTĐCS"],
]


MERGED = st.builds(
    lambda top, left, down, right: Merged(top, left, top + down, left + right),
    st.integers(0, 6), st.integers(0, 4), st.integers(0, 3), st.integers(0, 3),
)  # fmt: skip
SHEETS = st.lists(
    st.builds(
        lambda above, header, has_header, below, **more: BroughtSheet(
            "", above + [header] * has_header + below, **more
        ),
        ROWS,
        st.sampled_from(HEADERS),
        st.booleans(),
        ROWS,
        merged=st.lists(MERGED, max_size=3).map(tuple),
        hidden_rows=st.frozensets(st.integers(0, 12), max_size=3),
        hidden_columns=st.frozensets(st.integers(0, 5), max_size=2),
        is_hidden=st.booleans(),
    ),
    max_size=3,
).map(lambda sheets: [replace(sheet, name=f"T{at}") for at, sheet in enumerate(sheets)])


@pytest.mark.parametrize("columns", [PEOPLE, REGISTRATIONS, HISTORY])
@given(SHEETS)
def test_rows_read_and_rows_passed_over_add_up_for_every_sheet(columns, sheets):
    reading = read(sheets, columns, ["Văn phòng", "Thôn 1"])
    assert [
        (sheet_account.sheet, [row.number for row in sheet_account.rows])
        for sheet_account in reading.accounts
    ] == [(sheet.name, list(range(1, len(sheet.rows) + 1))) for sheet in sheets]
    read_rows = [(row.table.sheet.name, row.number) for row in reading.rows]
    assert read_rows == [
        (sheet_account.sheet, row.number)
        for sheet_account in reading.accounts
        for row in sheet_account.rows
        if row.kind is RowKind.READ
    ]
    for account in reading.accounts:
        assert account.read + len(account.passed) == len(account.rows)


SAID = (
    'Tổ phụ nữ tiết kiệm “Một cửa” "Xanh" Công Ông Bá hoà hòa Cụng CCHC 2021; 50% (lần 2), A/B '
    "Ê-đê H'Mông Krông Búk iOffice số 12/KH-UBND – quý I; thôn bản ngõ xóm"
)
LETTERS = st.lists(st.sampled_from(SAID.split()), min_size=1, max_size=60).map(" ".join)


@given(st.lists(LETTERS, min_size=1, max_size=5))
def test_a_text_is_read_letter_for_letter(texts):
    rows = [["TT", "Họ và tên", "Danh hiệu", "Tên sáng kiến"]]
    rows += [[float(at), "Trần Thị Lan", "LĐTT", text] for at, text in enumerate(texts, 1)]
    reading = read([BroughtSheet("A", rows)], REGISTRATIONS)
    said = ["" if is_nothing(text) else clean(text) for text in texts]
    assert [row.text("initiative_name") for row in reading.rows] == said
    assert reading.notes == []


IN_OLD_FONTS = {"TrÇn ThÞ Lan", "Nguyeãn Vaên Hoøa"}
NUMBERED = st.lists(
    st.sampled_from([word for word in WORDS if word not in IN_OLD_FONTS]), min_size=3, max_size=3
)


@given(st.lists(NUMBERED, max_size=6), st.sampled_from(["Công Lan", "Tổng Văn Nam", "Bá Chanh"]))
def test_a_numbered_row_with_a_name_and_a_title_is_always_read(around, name):
    rows = [["TT", "Họ và tên", "Chức vụ", "Danh hiệu"], *(["", *cells] for cells in around)]
    rows.append([7.0, name, "Công chức", "LĐTT"])
    reading = read([BroughtSheet("A", rows)], REGISTRATIONS)
    assert reading.rows[-1].number == len(rows)
    assert reading.rows[-1].text("name") == name
