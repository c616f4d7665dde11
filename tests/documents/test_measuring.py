"""Text stays within its room, however long it is; names stay whole as long as they can."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.paper.measuring import FILES, Fitted, fitted, width, wrapped

WORD = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyẮỘỨ", min_size=1, max_size=20)
TEXT = st.lists(WORD, min_size=1, max_size=40).map(" ".join)


@given(
    TEXT,
    st.sampled_from(list(FILES)),
    st.floats(9, 30),
    st.floats(40, 230),
    st.integers(1, 3),
    st.booleans(),
)
def test_no_text_leaves_its_room_or_loses_a_word(text, face, size, room, lines, stays_whole):
    fit = fitted(text, face, size, room, lines=lines, stays_whole=stays_whole)
    assert " ".join(fit.lines) == text
    assert len(fit.lines) <= lines
    assert fit.size <= size
    assert max(width(line, face, fit.size) for line in fit.lines) <= room


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("Bà Lê Thị Na", 100, Fitted(("Bà Lê Thị Na",), 24)),
        (
            "Bà Công Tằng Tôn Nữ Thị Nguyễn Hoàng Thùy Dương",
            180,
            Fitted(("Bà Công Tằng Tôn Nữ Thị Nguyễn Hoàng Thùy Dương",), 21),
        ),
        (
            "Bà Công Tằng Tôn Nữ Thị Nguyễn Hoàng Thùy Dương",
            120,
            Fitted(("Bà Công Tằng Tôn Nữ Thị", "Nguyễn Hoàng Thùy Dương"), 24),
        ),
    ],
    ids=["fits", "shrunk", "broken"],
)
def test_a_name_is_shrunk_before_it_is_broken(text, room, expected):
    assert fitted(text, "bold", 24, room, lines=2, stays_whole=True) == expected


def test_lines_are_as_even_as_they_come():
    text = "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước"
    assert wrapped(text, "regular", 17, 140) == (
        "Đã có thành tích xuất sắc trong",
        "phong trào thi đua yêu nước",
    )
