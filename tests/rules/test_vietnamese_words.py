"""Numbers written out: worked examples, and every number reads back."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.words import DIGITS, LARGEST, money_words, number_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (55, "năm mươi lăm"),
        (101, "một trăm linh một"),
        (110, "một trăm mười"),
        (1_001, "một nghìn không trăm linh một"),
        (450_000, "bốn trăm năm mươi nghìn"),
        (1_005_000, "một triệu không trăm linh năm nghìn"),
        (8_100_000, "tám triệu một trăm nghìn"),
        (1_000_000_001, "một tỷ không trăm linh một"),
        (2_000_010_000, "hai tỷ không trăm mười nghìn"),
        (1_500_000_000_000, "một nghìn năm trăm tỷ"),
    ],
)
def test_a_number_is_written_as_officials_say_it(value, words):
    assert number_words(value) == words


def test_money_begins_with_a_capital_and_ends_with_its_coin():
    assert money_words(8_100_000) == "Tám triệu một trăm nghìn đồng"


@pytest.mark.parametrize("value", [-1, LARGEST + 1])
def test_what_no_paper_writes_out_is_refused(value):
    with pytest.raises(ValueError, match="Không đọc được số"):
        number_words(value)


@given(st.integers(0, LARGEST))
def test_every_number_reads_back(value):
    assert read(number_words(value)) == value


@given(st.integers(0, LARGEST))
def test_no_word_stands_twice_side_by_side_but_a_digit(value):
    words = number_words(value).split()
    assert [word for word, following in pairwise(words) if word == following] == []


SCALES = {"trăm": 100, "mươi": 10, "nghìn": 1_000, "triệu": 1_000_000, "tỷ": 1_000_000_000}
ONES = {word: value for value, word in enumerate(DIGITS)} | {"mốt": 1, "tư": 4, "lăm": 5}


def read(words: str) -> int:
    """Read a number the way a person does: what a scale follows is multiplied by it."""
    total = group = last = 0
    for word in words.split():
        if word in ONES:
            last = ONES[word]
        elif word == "mười":
            group += 10
        elif word in ("trăm", "mươi"):
            group, last = group + last * SCALES[word], 0
        elif word == "tỷ":
            total, group, last = (total + group + last) * SCALES[word], 0, 0
        elif word != "linh":
            total, group, last = total + (group + last) * SCALES[word], 0, 0
    return total + group + last
