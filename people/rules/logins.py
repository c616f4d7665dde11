"""Names to log in with, made of people's names."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from vietnamese.text import without_accents


def login_name(full_name: str) -> str:
    """Give "dinh.tq" for Trần Quang Định: the given name and the first letters of the others."""
    words = [letters for word in full_name.split() if (letters := _letters(word))]
    if not words:
        return "nguoi.dung"
    *family, given = words
    initials = "".join(word[0] for word in family)
    return f"{given}.{initials}" if initials else given


def _letters(word: str) -> str:
    plain = without_accents(word)
    return "".join(sign for sign in plain if sign.isascii() and sign.isalnum())


def login_names(full_names: Iterable[str], taken: Collection[str]) -> list[str]:
    """Give a name for each person, in order; who comes second to one gets a 2 behind it."""
    used, names = {name.lower() for name in taken}, []
    for full_name in full_names:
        name = _free(login_name(full_name), used)
        used.add(name)
        names.append(name)
    return names


def _free(name: str, used: set[str]) -> str:
    number, free = 1, name
    while free in used:
        number += 1
        free = f"{name}{number}"
    return free
