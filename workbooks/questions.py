"""What only a person can tell of a list: a question on its preview, answered with the
confirmation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

SKIP, NEW = "bo-qua", "moi"
_PREFIX = "chon:"
UNANSWERED = "Hãy trả lời các câu hỏi “Có phải …?” rồi bấm nhập lần nữa."

Answers = Mapping[str, str]
"""What was chosen, by the key of the row."""
NO_ANSWERS: Answers = MappingProxyType({})


@dataclass(frozen=True)
class RowQuestion:
    """A question about a row: its key, where it stands, what is asked, and the values and words
    to choose from."""

    key: str
    place: str
    sentence: str
    options: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """Give the name of its field in a form."""
        return f"{_PREFIX}{self.key}"

    def answer(self, answers: Answers) -> str:
        """Give what was chosen; "" where it was nothing that could be."""
        chosen = answers.get(self.key, "")
        return chosen if chosen in dict(self.options) else ""


def answers_in(posted: Mapping[str, str]) -> dict[str, str]:
    """Give what a form says to the questions."""
    return {
        name.removeprefix(_PREFIX): value
        for name, value in posted.items()
        if name.startswith(_PREFIX)
    }


def as_posted(answers: Answers) -> list[tuple[str, str]]:
    """Give answers as fields of a form, to travel with a page that asks once more."""
    return [(f"{_PREFIX}{key}", value) for key, value in answers.items()]
