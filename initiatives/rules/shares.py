"""How much each author gave, in percent; all shares together are exactly the whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from law.findings import Finding, Level
from law.procedures import INITIATIVE_AUTHORS_TOTAL
from law.regimes import REGIMES
from law.values import Override
from vietnamese.numbers import number

WHOLE = Decimal(100)
CENT = Decimal("0.01")
"""Shares are kept with two decimals."""

AUTHORS = "#tac-gia"
"""The part of the form that mends shares."""


def total(shares: Iterable[Decimal]) -> Decimal:
    """Give the sum of shares in percent."""
    return sum(shares, Decimal(0))


def split(amount: Decimal, parts: int) -> tuple[Decimal, ...]:
    """Give an amount in parts that differ by a hundredth at most, the larger ones first:
    100 among three is 33,34, 33,33, 33,33."""
    each, left = divmod(int(amount / CENT), parts)
    return tuple((each + (place < left)) * CENT for place in range(parts))


def filled(shares: Sequence[Decimal | None]) -> tuple[Decimal, ...]:
    """Give the shares with what is left of the whole split evenly among those not said (None).
    Raises ValueError with a Vietnamese sentence when nothing is left for them.
    """
    missing = sum(share is None for share in shares)
    left = WHOLE - total(share for share in shares if share is not None)
    if missing and left < missing * CENT:
        raise ValueError(
            f"Các tỷ lệ đã ghi cộng lại là {number(WHOLE - left)} %, không còn phần cho người để "
            "trống tỷ lệ. Hãy ghi lại tỷ lệ của từng người."
        )
    parts = iter(split(left, missing)) if missing else iter(())
    return tuple(next(parts) if share is None else share for share in shares)


def share_findings(
    shares: Sequence[Decimal], *, on: date, overrides: Sequence[Override] = ()
) -> list[Finding]:
    """Give what is wrong with the sum of the shares; nothing without an author.
    Source: Điều lệ Sáng kiến, as `INITIATIVE_AUTHORS_TOTAL` cites it.
    """
    rule = INITIATIVE_AUTHORS_TOTAL.on(max(on, REGIMES[0].valid_from), overrides)
    given, wanted = total(shares), rule.value * 100
    if not shares or Fraction(given) == wanted:
        return []
    sentence = (
        f"Tỷ lệ đóng góp của các tác giả cộng lại là {number(given)} %, phải đúng bằng "
        f"{number(wanted)} %."
    )
    return [Finding("shares_not_whole", sentence, Level.BLOCKER, rule.citation, link=AUTHORS)]
