"""A stage that names itself. Plain Python: the tables of steps build on it."""

from __future__ import annotations

from enum import StrEnum


class NamedValue(StrEnum):
    """A value with its `word`, as the screens name it: a room writes `DRAFT = "draft", "Nháp"`."""

    word: str

    def __new__(cls, value: str, word: str = "") -> NamedValue:
        named = str.__new__(cls, value)
        named._value_, named.word = value, word
        return named


class NamedStage(NamedValue):
    """A stage that names itself; each has its colour (`ui/tones.py`)."""
