"""The commune's fund for emulation and commendation (Quỹ thi đua, khen thưởng): how much of the
budget may go into it, and how much of it into other things than awards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from math import floor

from law.inputs import Percentage
from law.instruments import (
    CIRCULAR_28_2025,
    CIRCULAR_71_2011,
    DECREE_91_2017,
    DECREE_98_2023,
)
from law.regimes import B1, A
from law.shares import share_text
from law.sources import Citation
from law.values import Override, Parameter, Value, through_decree_152, under
from vietnamese.numbers import money

_GROUP = "Quỹ thi đua, khen thưởng"


class Terrain(StrEnum):
    """Where a commune lies, as far as its fund depends on it."""

    PLAIN = "plain"
    MOUNTAIN = "mountain"

    @property
    def label(self) -> str:
        return {
            "plain": "đồng bằng, thành phố, thị xã",
            "mountain": "miền núi, vùng sâu, vùng xa, hải đảo",
        }[self]


def _cap(terrain: Terrain, share: Fraction) -> Parameter[Fraction]:
    return Parameter(
        code=f"fund_share_{terrain}",
        name=f"Mức trích Quỹ từ ngân sách: xã ở {terrain.label}",
        group=_GROUP,
        input=Percentage(),
        sentence=f"Xã ở {terrain.label} trích không quá {{value}} chi ngân sách thường xuyên, đầu "
        "năm.",
        values=(
            under(share, DECREE_91_2017.at("Điều 65"), A),
            under(share, DECREE_98_2023.unread(), B1),
            *through_decree_152(share, "Điều 46"),
        ),
    )


FUND_SHARES = {
    Terrain.PLAIN: _cap(Terrain.PLAIN, Fraction(1, 100)),
    Terrain.MOUNTAIN: _cap(Terrain.MOUNTAIN, Fraction(15, 1000)),
}
FUND_WORK_SHARE = Parameter(
    code="fund_work_share",
    name="Phần Quỹ chi cho phát động, sơ kết, tổng kết, tập huấn, kiểm tra",
    group=_GROUP,
    input=Percentage(),
    sentence="Nhiều nhất {value} của Quỹ chi cho phát động, sơ kết, tổng kết, nhân điển hình, "
    "tham quan, kiểm tra, tập huấn; phần còn lại chỉ để thưởng và làm hiện vật khen thưởng.",
    values=(
        Value(Fraction(20, 100), A.valid_from, CIRCULAR_71_2011.valid_to, CIRCULAR_71_2011.at()),
        Value(Fraction(20, 100), CIRCULAR_28_2025.valid_from, None, CIRCULAR_28_2025.at()),
    ),
)

FUND = (*FUND_SHARES.values(), FUND_WORK_SHARE)


@dataclass(frozen=True)
class FundCap:
    """The most that may go from the budget into the fund of a year, in đồng, with its
    arithmetic."""

    amount: int
    sentence: str
    citation: Citation


def fund_cap(
    spending: int, terrain: Terrain, *, on: date, overrides: Sequence[Override] = ()
) -> FundCap:
    """Give the most that may be put aside of a year's regular spending (chi ngân sách thường
    xuyên): "1 % × 6.500.000.000 đ = 65.000.000 đ". `LawError` for a day without law."""
    share = FUND_SHARES[terrain].on(on, overrides)
    amount = floor(share.value * spending)
    sentence = f"{share_text(share.value)} × {money(spending)} = {money(amount)}"
    return FundCap(amount, sentence, share.citation)
