"""What a file is called: the name that somebody gave it, made safe to show and to save again."""

from __future__ import annotations

import re

from vietnamese.text import clean

from .kinds import FileKind

MAX_NAME = 120  # letters with the extension; a folder's path has to fit before it on Windows
NAMELESS = "Tệp đính kèm"

_NOT_IN_NAMES = re.compile(r'[<>:"|?*]')


def clean_name(brought: str, kind: FileKind) -> str:
    """Give the name without folders, unseen and forbidden characters, not longer than `MAX_NAME`,
    ending in the extension of its kind."""
    last_part = re.split(r"[/\\]", brought)[-1]
    stem = clean(_NOT_IN_NAMES.sub(" ", last_part)).rpartition(".")[0]
    room = MAX_NAME - len(kind) - 1
    return f"{stem[:room].strip(' .') or NAMELESS}.{kind}"


def extension(brought: str) -> str:
    """Give the extension in small letters: "jpg" of "Ảnh.JPG", "" of a name without one."""
    return clean(brought).rpartition(".")[2].lower() if "." in brought else ""
