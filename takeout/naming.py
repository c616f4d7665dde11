"""Names of files and folders that a clerk can read, on any computer."""

from __future__ import annotations

import re

from vietnamese.text import clean

_FORBIDDEN = re.compile(r'[\\/:*?"<>|]+')
_LONGEST = 80


def plain(name: str) -> str:
    """Give a name that every computer takes: no slash, no dot at an end, not too long."""
    words = _FORBIDDEN.sub("-", clean(name)).strip(" .-")
    return words[:_LONGEST].rstrip(" .-") or "Không tên"


def file_name(name: str) -> str:
    """Give such a name with its suffix kept."""
    stem, dot, suffix = clean(name).rpartition(".")
    if not dot or not suffix.isalnum() or len(suffix) > 5:
        return plain(name)
    return f"{plain(stem)}.{suffix}"


class Shelf:
    """Gives each file a path that no other has."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def path(self, words: tuple[str, ...]) -> str:
        """Give "Hồ sơ/2021/Văn phòng/Minh chứng.pdf", with " (2)" where it is taken."""
        *folders, name = words
        place = "/".join([*map(plain, folders), file_name(name)])
        stem, dot, suffix = place.rpartition(".")
        if not dot or "/" in suffix:
            stem, dot, suffix = place, "", ""
        number, path = 1, place
        while path.casefold() in self._taken:
            number += 1
            path = f"{stem} ({number}){dot}{suffix}"
        self._taken.add(path.casefold())
        return path
