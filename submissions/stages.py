"""A stage that names itself. Plain Python: the tables of steps build on it."""

from __future__ import annotations

from enum import StrEnum


class NamedStage(StrEnum):
    """A stage with its `word`, as the screens name it: a room writes `DRAFT = "draft", "Nháp"`."""

    word: str

    def __new__(cls, value: str, word: str = "") -> NamedStage:
        stage = str.__new__(cls, value)
        stage._value_, stage.word = value, word
        return stage
