"""What a judgement of eligibility says: conditions with three results, each with its clause."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from law.sources import Citation


class Outcome(StrEnum):
    """The result of one condition, or of all of them."""

    MET = "met"
    NOT_MET = "not_met"
    UNSURE = "unsure"

    @property
    def word(self) -> str:
        """Give the result for a whole nomination, as the screens name it."""
        return {"met": "Đủ điều kiện", "not_met": "Chưa đủ", "unsure": "Cần người xem xét"}[self]


class Evidence(StrEnum):
    """What is looked at for a condition, and mended where it is missing or wrong."""

    ATTACHMENTS = "attachments"
    DISCIPLINE = "discipline"
    HISTORY = "history"
    INITIATIVES = "initiatives"
    LDTT = "ldtt"
    NOMINATIONS = "nominations"
    PEOPLE = "people"
    RATINGS = "ratings"
    REGISTRATION = "registration"
    REPORT = "report"
    REVIEWS = "reviews"


CONDITIONAL = "Có điều kiện"
"""What is unsure only until a decision that is awaited."""


@dataclass(frozen=True)
class UsedValue:
    """A value of the law that a condition used: its parameter, the value in words, a remark
    ("chưa đối chiếu văn bản gốc") or ""."""

    parameter: str
    shown: str
    remark: str = ""


@dataclass(frozen=True)
class Condition:
    """One condition: "Yêu cầu – Hiện có – Căn cứ".

    `is_conditional`: unsure only until a decision that is awaited (an initiative under review).
    `evidence` is what would mend it; None where nothing can.
    """

    code: str
    required: str
    found: str
    outcome: Outcome
    citation: Citation | None = None
    values: tuple[UsedValue, ...] = ()
    is_conditional: bool = False
    evidence: Evidence | None = None

    @property
    def word(self) -> str:
        """Give the result of this one, as the screens name it."""
        return CONDITIONAL if self.is_conditional else self.outcome.word


@dataclass(frozen=True)
class Judgement:
    """Whether somebody may be given an award: the conditions one by one and all together."""

    award: str
    regime: str
    conditions: tuple[Condition, ...]

    @property
    def outcome(self) -> Outcome:
        return worst(condition.outcome for condition in self.conditions)

    @property
    def is_conditional(self) -> bool:
        """Say whether all that is unsure only waits for a decision (có điều kiện)."""
        unsure = [condition for condition in self.conditions if condition.outcome is Outcome.UNSURE]
        return (
            self.outcome is Outcome.UNSURE
            and bool(unsure)
            and all(condition.is_conditional for condition in unsure)
        )

    @property
    def word(self) -> str:
        """Give the result in words: "Đủ điều kiện", "Đủ điều kiện nếu …" is said by the lines."""
        return CONDITIONAL if self.is_conditional else self.outcome.word


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """Give the result of all conditions: one not met decides, then one unsure; no condition at
    all is for a person to look at."""
    given = set(outcomes)
    for outcome in (Outcome.NOT_MET, Outcome.UNSURE, Outcome.MET):
        if outcome in given:
            return outcome
    return Outcome.UNSURE
