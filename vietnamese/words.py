"""Whole numbers in Vietnamese words, as money is written out below its figures."""

from __future__ import annotations

from collections.abc import Iterator

from vietnamese.text import capitalised

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_THOUSANDS = ("", "nghìn", "triệu")
_BILLION = 1_000_000_000
LARGEST = _BILLION**2 - 1


def number_words(value: int) -> str:
    """Give "một triệu không trăm linh năm nghìn" for 1.005.000.

    Raises ValueError for what is negative or has more than 18 digits: no paper writes it out.
    """
    if not 0 <= value <= LARGEST:
        raise ValueError(f"Không đọc được số {value} thành chữ.")
    return " ".join(_words(value)) if value else DIGITS[0]


def money_words(amount: int) -> str:
    """Give "Tám triệu một trăm nghìn đồng", as the total of a paper is written in words."""
    words = f"{number_words(amount)} đồng"
    return capitalised(words)


def _words(value: int) -> Iterator[str]:
    billions, rest = divmod(value, _BILLION)
    if billions:
        yield from _below_a_billion(billions, follows=False)
        yield "tỷ"
    if rest:
        yield from _below_a_billion(rest, follows=bool(billions))


def _below_a_billion(value: int, *, follows: bool) -> Iterator[str]:
    """Give the words of three groups of three digits; groups of zeros are left out."""
    for place in (2, 1, 0):
        group = value // 1000**place % 1000
        if group:
            yield from _group(group, is_full=follows)
            yield from filter(None, [_THOUSANDS[place]])
        follows = follows or bool(group)


def _group(value: int, *, is_full: bool) -> Iterator[str]:
    """Give the words of up to three digits; `is_full` where digits stand before them, so that a
    missing hundred is said."""
    hundreds, rest = divmod(value, 100)
    if hundreds or is_full:
        yield from (DIGITS[hundreds], "trăm")
    if rest and rest < 10 and (hundreds or is_full):
        yield "linh"
    yield from _tens(rest)


def _tens(value: int) -> Iterator[str]:
    tens, units = divmod(value, 10)
    if tens == 1:
        yield "mười"
    elif tens:
        yield from (DIGITS[tens], "mươi")
    if units:
        yield _unit(tens, units)


def _unit(tens: int, units: int) -> str:
    if tens and units == 5:
        return "lăm"
    if tens > 1 and units in (1, 4):
        return {1: "mốt", 4: "tư"}[units]
    return DIGITS[units]
