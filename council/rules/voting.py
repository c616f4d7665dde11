"""How a council votes on one item: who is counted, how many votes carry, in words.

Shares are fractions: 90 % of 11 is 10, without a rounding in between.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Any

from law.instruments import PROGRAM_DEFAULT
from law.shares import Threshold, share_text
from law.values import UNREAD
from vietnamese.numbers import number


class Way(StrEnum):
    """How a round is voted."""

    HANDS = "hands"
    PAPER = "paper"
    PHONES = "phones"

    @property
    def word(self) -> str:
        """Give "giơ tay", "phiếu kín trên giấy" or "phiếu kín trên điện thoại"."""
        return {
            "hands": "giơ tay",
            "paper": "phiếu kín trên giấy",
            "phones": "phiếu kín trên điện thoại",
        }[self]


@dataclass(frozen=True)
class Rule:
    """The rule of an item as it was when the item was put on the agenda.

    `of_all`: the share is taken of all members, else of those present. `with_written`: written
    opinions of absent members count. `has_casting`: at a tie the chair of the council decides.
    `recused_leave`: who is recused from a line is not counted in its whole. `bases` gives the
    clause each value rests on.
    """

    quorum: Threshold
    threshold: Threshold
    is_secret: bool
    of_all: bool
    with_written: bool
    has_casting: bool
    recused_leave: bool
    bases: Mapping[str, str] = field(default_factory=dict)

    @property
    def need(self) -> str:
        """Give "từ 70 % trở lên tổng số thành viên"."""
        whole = "tổng số thành viên" if self.of_all else "số thành viên có mặt"
        return f"{self.threshold} {whole}"

    @property
    def clause(self) -> str:
        """Give the clause that sets the threshold, as a paper cites it; empty where only the
        program sets it."""
        basis = self.bases.get("threshold", "")
        return "" if basis == PROGRAM_DEFAULT.name else basis.removesuffix(f" ({UNREAD})")


def rule_as_json(rule: Rule) -> dict[str, Any]:
    """Give a rule as plain values, to be frozen with the item."""
    return {
        "quorum": _limit(rule.quorum),
        "threshold": _limit(rule.threshold),
        "is_secret": rule.is_secret,
        "of_all": rule.of_all,
        "with_written": rule.with_written,
        "has_casting": rule.has_casting,
        "recused_leave": rule.recused_leave,
        "bases": dict(rule.bases),
    }


def rule_from_json(frozen: Mapping[str, Any]) -> Rule:
    """Give the rule that was frozen."""
    limits = {name: _threshold(frozen[name]) for name in ("quorum", "threshold")}
    return Rule(**{**frozen, **limits})


def _limit(threshold: Threshold) -> dict[str, Any]:
    return {"share": str(threshold.share), "strict": threshold.strict}


def _threshold(frozen: Mapping[str, Any]) -> Threshold:
    return Threshold(Fraction(frozen["share"]), strict=frozen["strict"])


@dataclass(frozen=True)
class Roll:
    """Who there is to vote on one line: all members, those present, those absent who sent a
    written opinion; and how many of each are recused."""

    members: int
    present: int
    written: int = 0
    recused: int = 0
    recused_present: int = 0
    recused_written: int = 0

    @property
    def voters(self) -> int:
        """Give how many vote in the room."""
        return self.present - self.recused_present

    @property
    def writers(self) -> int:
        """Give how many absent members may have their opinion counted."""
        return self.written - self.recused_written

    def whole(self, rule: Rule) -> int:
        """Give of how many members the share of votes is taken."""
        if rule.of_all:
            return self.members - (self.recused if rule.recused_leave else 0)
        present = self.present - (self.recused_present if rule.recused_leave else 0)
        if not rule.with_written:
            return present
        return present + self.written - (self.recused_written if rule.recused_leave else 0)

    def needed(self, rule: Rule) -> int:
        """Give the fewest votes that carry."""
        return rule.threshold.needed(self.whole(rule))

    def whole_in_words(self, rule: Rule) -> str:
        """Give "9 − 1 = 8 người" where somebody left the count, else "9 người"."""
        full, whole = self._full(rule), self.whole(rule)
        return f"{whole} người" if full == whole else f"{full} − {full - whole} = {whole} người"

    def _full(self, rule: Rule) -> int:
        """Give the whole before anybody is taken out of it."""
        if rule.of_all:
            return self.members
        return self.present + (self.written if rule.with_written else 0)

    def needed_in_words(self, rule: Rule) -> str:
        """Give "6,3 → 7 phiếu", or "6 phiếu" where the share is a whole number."""
        exact = rule.threshold.share * self.whole(rule)
        needed = self.needed(rule)
        return f"{needed} phiếu" if exact == needed else f"{number(exact)} → {needed} phiếu"


@dataclass(frozen=True)
class VoteCount:
    """What was counted for one line: ballots or hands in the room, written opinions, and the
    chair's word at a tie (None: not given)."""

    agree: int
    disagree: int
    invalid: int = 0
    written_agree: int = 0
    written_disagree: int = 0
    chair_agrees: bool | None = None

    def votes(self, rule: Rule) -> int:
        """Give the votes for."""
        return self.agree + (self.written_agree if rule.with_written else 0)


@dataclass(frozen=True)
class VoteResult:
    """What a round says of one line."""

    rule: Rule
    roll: Roll
    count: VoteCount

    @property
    def votes(self) -> int:
        return self.count.votes(self.rule)

    @property
    def whole(self) -> int:
        return self.roll.whole(self.rule)

    @property
    def share(self) -> Fraction:
        """Give votes of the whole; 0 of an empty whole."""
        return Fraction(self.votes, self.whole) if self.whole else Fraction(0)

    @property
    def is_tie(self) -> bool:
        """Say whether exactly half agree, so that the chair's word decides where the rule has it
        so."""
        return self.rule.has_casting and self.whole > 0 and 2 * self.votes == self.whole

    @property
    def waits_for_the_chair(self) -> bool:
        return self.is_tie and not self._met and self.count.chair_agrees is None

    @property
    def passes(self) -> bool:
        """Say whether the votes carry, by the share or by the chair's word at a tie."""
        return self._met or (self.is_tie and self.count.chair_agrees is True)

    @property
    def _met(self) -> bool:
        return self.rule.threshold.met(self.votes, self.whole)

    @property
    def sum_in_words(self) -> str:
        """Give "8/9 thành viên = 88,9 % ≥ 70 %", at a tie with the chair's word on it."""
        if not self.whole:
            return "không có thành viên nào được biểu quyết"
        whole, threshold = f"{self.votes}/{self.whole}", self.rule.threshold
        bound = share_text(threshold.share)
        return f"{whole} thành viên = {self._percent} % {self._sign} {bound}{self._chair_in_words}"

    @property
    def _percent(self) -> str:
        """Give the share in percent, with as many places as keep it on its side of the bound."""
        bound, exact = self.rule.threshold.share * 100, self.share * 100
        places = next((few for few in (1, 2, 4) if exact == bound or round(exact, few) != bound), 6)
        return number(exact, places)

    @property
    def _sign(self) -> str:
        above, below = (">", "≤") if self.rule.threshold.strict else ("≥", "<")
        return above if self._met else below

    @property
    def sentence(self) -> str:
        """Give "8/9 thành viên ≈ 88,9 % ≥ 70 % → Đạt"."""
        return f"{self.sum_in_words} → {self._word}"

    @property
    def _word(self) -> str:
        if self.waits_for_the_chair:
            return "bằng phiếu, chờ ý kiến của Chủ tịch Hội đồng"
        return "Đạt" if self.passes else "Không đạt"

    @property
    def _chair_in_words(self) -> str:
        if self._met or not self.is_tie or self.count.chair_agrees is None:
            return ""
        side = "đồng ý" if self.count.chair_agrees else "không đồng ý"
        return f"; bằng phiếu, Chủ tịch Hội đồng {side}"
