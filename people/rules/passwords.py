"""Passwords that a stranger tries first: what people here choose, by rule and not by a long list.

A password is bare when nothing is left of it once common words, names, years, rows of the keyboard
and repeated signs are taken out; accents, capitals and letters written as digits hide none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from vietnamese.text import without_accents

SHORTEST = 10
LEAST_LEFT = 4  # signs that are of the user's own

WORDS = """
matkhau mat khau password pass word admin quantri quan tri administrator root user login dangnhap
dang nhap test demo abc xyz qwerty iloveyou love letmein welcome hello monkey dragon master secret
football sunshine princess
vietnam viet nam hanoi saigon hue danang haiphong cantho
anh em yeu anhyeuem emyeuanh yeuem yeuanh bome giadinh hanhphuc tinhyeu congai contrai
chutich chu tich vanphong van phong thuky thu ky uyban ubnd hdnd xa phuong thitran huyen tinh canbo
can bo congchuc cong chuc thidua thi dua khenthuong khen thuong kehoach phongtrao phong trao hoidong
hoi dong danguy doanthe
"""
COMMON = frozenset(WORDS.split())
ROWS = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc", "abcdefghijklmnop")
LOOKS_LIKE = str.maketrans("013457$@!", "oieastsai")
YEAR = re.compile(r"(?:19|20)\d\d")
NOT_A_SIGN = re.compile(r"[^a-z0-9]")


def is_too_easy(password: str, names: Iterable[str] = ()) -> bool:
    """Say whether a stranger comes upon a password soon who knows the `names` of the user and of
    the place."""
    known = {_letters(word) for name in names for word in (name, *re.split(r"[\W\d_]+", name))}
    plain = _without_rows(without_accents(password).casefold())
    written = (plain, plain.translate(LOOKS_LIKE))
    return any(len(_own(text, known | COMMON)) < LEAST_LEFT for text in written)


def _without_rows(text: str) -> str:
    """Give the text without years and the runs of a keyboard, longest first."""
    runs = {run for row in ROWS for run in _runs(row)}
    for run in sorted(runs, key=len, reverse=True):
        text = text.replace(run, " ")
    return YEAR.sub(" ", text)


def _own(text: str, known: Iterable[str]) -> str:
    """Give what is the user's own in a password: each different sign of it once."""
    runs = NOT_A_SIGN.sub(" ", text).split()
    return "".join(sorted({sign for run in runs for sign in _rest(run, known)}))


def _runs(row: str) -> Iterable[str]:
    both = (row, row[::-1])
    return (line[start:end] for line in both for start in range(len(line) - 2)
            for end in range(start + 3, len(line) + 1))  # fmt: skip


def _rest(run: str, known: Iterable[str]) -> str:
    """Give the letters of a run that no row of known words covers; digits count."""
    words = {word for word in known if len(word) >= 2}
    best = {0: ""}  # how little is left up to a place
    for end in range(1, len(run) + 1):
        choices = [best[end - 1] + run[end - 1]]
        choices += [
            best[end - len(word)] for word in words if len(word) <= end and run[:end].endswith(word)
        ]
        best[end] = min(choices, key=len)
    return best[len(run)]


def _letters(name: str) -> str:
    return NOT_A_SIGN.sub("", without_accents(name).casefold())
