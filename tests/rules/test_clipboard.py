"""Cells that were copied in Excel and pasted: letter for letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbooks.clipboard import pasted, too_long
from workbooks.sheets import MAX_COLUMNS, MAX_ROWS, MAX_TEXT


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ("a\t\n\tb", [["a", ""], ["", "b"]]),
        ("a\n\nb", [["a"], [""], ["b"]]),
        ('"a\nb"\tc', [["a\nb", "c"]]),
        ('"a ""b""\nc"', [['a "b"\nc']]),
        ('"a" b\t"c"', [['"a" b', '"c"']]),
        ('"a\tb"', [['"a', 'b"']]),
        ('"a\nb\tc"', [['"a'], ["b", 'c"']]),
        ("", []),
    ],
)
def test_a_quote_is_a_letter_unless_it_closes_a_cell_of_several_lines(text, rows):
    assert pasted(text).rows == rows


CELLS = st.text(st.characters(exclude_characters="\t\n\r\0", codec="utf-8"), max_size=12)
MANY_LINES = st.lists(CELLS, min_size=2, max_size=3).map("\n".join)


def as_excel_copies(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if "\n" in cell else cell


@given(st.lists(st.lists(CELLS.filter(lambda cell: '"' not in cell) | MANY_LINES, min_size=1,
                         max_size=4), max_size=5))  # fmt: skip
def test_what_excel_copies_comes_back_letter_for_letter(rows):
    text = "".join("\t".join(map(as_excel_copies, row)) + "\n" for row in rows)
    assert pasted(text).rows == rows


@given(st.text())
def test_no_text_is_too_strange_to_be_pasted(text):
    sheet = pasted(text)
    assert len(sheet.rows) <= MAX_ROWS
    assert all(len(row) <= MAX_COLUMNS for row in sheet.rows)


def test_a_cell_longer_than_excel_takes_is_found():
    assert too_long("a\n" + "b" * 180_000) == 2
    assert too_long("a" * MAX_TEXT) == 0
