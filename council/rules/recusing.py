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


def reason_in_words(member: str, interest: Interest) -> str:
    """Give "Nguyễn Hữu Ấn, về hồ sơ của mình", as it is kept with a vote."""
    return f"{member}, {interest.word}"


def member_of(barred: str) -> str:
    """Give the member of what `reason_in_words` gave."""
    words = (f", {interest.word}" for interest in Interest)
    return next((barred.removesuffix(word) for word in words if barred.endswith(word)), barred)


def whose_own(barred: str) -> str:
    """Give the member whose own dossier it was, of what `reason_in_words` gave; else nothing."""
    member = barred.removesuffix(f", {Interest.OWN.word}")
    return member if member != barred else ""
