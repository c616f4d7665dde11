"""Shares of a number of people: 15 % of 33, more than 50 % of 21. Integers and fractions only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from vietnamese.numbers import number, percent

HALF = Fraction(1, 2)
_PLACES = 4  # of the exact product in a sentence: 12,5 % × 33 = 4,125


class Rounding(StrEnum):
    """What becomes of the fraction of a person; the law has no rule for it."""

    FLOOR = "floor"
    HALF_UP = "half_up"
    CEIL = "ceil"

    @property
    def label(self) -> str:
        """Give the way of rounding in Vietnamese."""
        return {
            "floor": "làm tròn xuống",
            "half_up": "làm tròn theo phần lẻ từ 0,5",
            "ceil": "làm tròn lên",
        }[self]

    def round(self, exact: Fraction) -> int:
        """Round a number of people, never below 0 for a number that is not."""
        return {
            Rounding.FLOOR: floor(exact),
            Rounding.HALF_UP: floor(exact + HALF),
            Rounding.CEIL: ceil(exact),
        }[self]


@dataclass(frozen=True)
class Share:
    """A share of `base` people: `count` of them after rounding, `sentence` says how.

    `passes`: the rounded number is more than the share itself.
    """

    base: int
    share: Fraction
    count: int
    sentence: str

    @property
    def exact(self) -> Fraction:
        """Give the share before rounding."""
        return self.share * self.base

    @property
    def passes(self) -> bool:
        """Say whether rounding went above the share."""
        return self.count > self.exact


def share_of(base: int, share: Fraction, rounding: Rounding, *, min_one: bool = False) -> Share:
    """Give a share of `base` people in heads: "15 % × 33 = 4,95 → 4 (làm tròn xuống)".

    With `min_one` a base that is not empty gives at least one, whatever the rounding.
    """
    exact = share * base
    rounded = rounding.round(exact)
    lifted = min_one and rounded == 0 and base > 0
    count = 1 if lifted else rounded
    way = f"{rounding.label}, ít nhất 1" if lifted else rounding.label
    product = f"{share_text(share)} × {base} {_equals(exact)}"
    return Share(base, share, count, product if count == exact else f"{product} → {count} ({way})")


def needed_for(base: int, share: Fraction) -> Share:
    """Give the fewest heads that reach a goal (chỉ tiêu) of `share`: a goal is not reached by
    less."""
    return share_of(base, share, Rounding.CEIL)


@dataclass(frozen=True)
class Threshold:
    """A share that a part of a whole has to reach (≥), or with `strict` to pass (>)."""

    share: Fraction
    strict: bool = False

    def __str__(self) -> str:
        written = share_text(self.share)
        if self.strict:
            return f"trên {written}"
        return f"đủ {written}" if self.share == 1 else f"từ {written} trở lên"

    def needed(self, whole: int) -> int:
        """Give the smallest part of `whole` that meets the threshold: 90 % of 11 → 10."""
        exact = self.share * whole
        return floor(exact) + 1 if self.strict else ceil(exact)

    def met(self, part: int, whole: int) -> bool:
        """Say whether `part` of `whole` meets the threshold; nothing is met of an empty whole."""
        return whole > 0 and part >= self.needed(whole)

    def sentence(self, part: int, whole: int) -> str:
        """Give "15/21 = 71,43 % (yêu cầu từ 70 % trở lên, tức ít nhất 15)"."""
        if whole == 0:
            return f"chưa có ai để tính (yêu cầu {self})"
        ratio = f"{part}/{whole} {_equals(Fraction(part * 100, whole), places=2)} %"
        return f"{ratio} (yêu cầu {self}, tức ít nhất {self.needed(whole)})"


def share_text(share: Fraction) -> str:
    """Give "15 %", or "2/3" for a share that percents cannot write exactly."""
    exact_in_percent = (share * 10**_PLACES).denominator == 1
    return percent(share) if exact_in_percent else f"{share.numerator}/{share.denominator}"


def _equals(exact: Fraction, places: int = _PLACES) -> str:
    sign = "=" if (exact * 10**places).denominator == 1 else "≈"
    return f"{sign} {number(exact, places)}"
