"""Whether enough members came, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from council.boards import Board
from council.frozen import rule_on
from council.models import Meeting
from council.presence import Presence
from law.shares import Threshold, share_text
from vietnamese.numbers import number


@dataclass(frozen=True)
class Quorum:
    """Who came, and how many have to."""

    present: int
    members: int
    threshold: Threshold

    @property
    def needed(self) -> int:
        return self.threshold.needed(self.members)

    @property
    def is_met(self) -> bool:
        return self.threshold.met(self.present, self.members)

    @property
    def word(self) -> str:
        return "Đủ số họp" if self.is_met else "Chưa đủ số họp"

    @property
    def sentence(self) -> str:
        """Give "Có mặt 9 trên 11 thành viên; cần ít nhất 2/3 × 11 = 7,33 → 8 người"."""
        exact = self.threshold.share * self.members
        words = f"Có mặt {self.present} trên {self.members} thành viên; cần "
        words += (
            f"{'hơn' if self.threshold.strict else 'ít nhất'} {share_text(self.threshold.share)}"
        )
        words += f" × {self.members} = {number(exact)}"
        return words if exact == self.needed else f"{words} → {self.needed} người"


def quorum_of(meeting: Meeting, presence: Presence, boards: Sequence[Board]) -> Quorum:
    """Give the quorum of a meeting: the strictest of what its items are voted by."""
    rules = [board.rule for board in boards if board.rule is not None]
    limits = [rule.quorum for rule in rules] or [rule_on(meeting.council, meeting.held_on).quorum]
    strictest = max(limits, key=lambda share: (share.needed(presence.members), share.share))
    return Quorum(len(presence.present), presence.members, strictest)
