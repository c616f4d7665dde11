"""Who does not vote on a line, and why."""

from __future__ import annotations

from enum import StrEnum


class Interest(StrEnum):
    """Why a member does not vote on a line."""

    OWN = "own"
    RELATIVE = "relative"
    UNIT = "unit"
    OTHER = "other"

    @property
    def word(self) -> str:
        """Give the reason in words, as it stands after the member's name."""
        return {
            "own": "về hồ sơ của mình",
            "relative": "có quan hệ vợ chồng, người thân",
            "unit": "về tập thể của mình",
            "other": "có lý do khác",
        }[self]


def is_own(seat_person: int | None, line_person: int | None) -> bool:
    """Say whether a line is about the member: nobody votes on the own dossier."""
    return seat_person is not None and seat_person == line_person
