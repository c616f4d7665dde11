"""Which of several rewards of one holder, decided at the same time, are paid.

Of the titles of one period the highest; titles of different periods each; of the commendations of
one achievement the highest; a title and a commendation both. "At the same time" is the day of the
decisions, whether one paper holds them or several.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date

from law.inputs import Choice
from law.instruments import DECREE_91_2017, DECREE_98_2023
from law.kinds import AwardKind, Category
from law.ladders import REPEATED
from law.money import Reward
from law.regimes import B1, A
from law.values import Override, Parameter, through_decree_152, under

_GROUP = "Tiền thưởng"

REWARDS_TOGETHER = Parameter(
    code="rewards_together",
    name="Nhiều danh hiệu của cùng một thời gian, được quyết định cùng lúc",
    group=_GROUP,
    input=Choice((("highest", "chỉ nhận mức thưởng cao nhất"), ("all", "nhận tất cả các mức"))),
    sentence="Nhiều danh hiệu thi đua tính cùng một thời gian thành tích, được quyết định cùng "
    "ngày: {value}. Danh hiệu tính thời gian khác nhau thì nhận từng mức.",
    values=(
        under("highest", DECREE_91_2017.at("điểm c khoản 2 Điều 66"), A),
        under("highest", DECREE_98_2023.unread(), B1),
        *through_decree_152("highest", "Điều 49"),
    ),
)
TITLE_WITH_COMMENDATION = Parameter(
    code="title_with_commendation",
    name="Vừa đạt danh hiệu vừa đạt hình thức khen thưởng cùng lúc",
    group=_GROUP,
    input=Choice((("both", "nhận cả hai mức"), ("highest", "chỉ nhận mức thưởng cao nhất"))),
    sentence="Vừa đạt danh hiệu thi đua vừa đạt hình thức khen thưởng, được quyết định cùng ngày: "
    "{value}.",
    values=(
        under("both", DECREE_91_2017.at("điểm đ khoản 2 Điều 66"), A),
        under("both", DECREE_98_2023.unread(), B1),
        *through_decree_152("both", "Điều 49"),
    ),
)

PAYING = (REWARDS_TOGETHER, TITLE_WITH_COMMENDATION)


@dataclass(frozen=True)
class EarnedReward:
    """A reward that somebody has earned, and what it is for.

    `years`: the first and the last year that a title counts. `achievement`: what tells apart the
    achievements that commendations are for; the year's work where nothing else is named.
    """

    reward: Reward
    kind: AwardKind
    years: tuple[int, int]
    achievement: Hashable = ""


def years_of(
    kind: AwardKind, year: int, *, on: date, overrides: Sequence[Override] = ()
) -> tuple[int, int]:
    """Give the first and the last year that a title of a year counts: three for a CSTĐ cấp tỉnh,
    as it asks for three years in a row; one for most."""
    return year - _length(kind.code, on, overrides) + 1, year


def paid_of(
    dues: Sequence[EarnedReward], *, on: date, overrides: Sequence[Override] = ()
) -> tuple[EarnedReward, ...]:
    """Give those of one holder's rewards of one day that are paid, in their order."""
    rule = REWARDS_TOGETHER.on(on, overrides)
    kept = list(dues) if rule.value == "all" else _highest_of_each(dues)
    if TITLE_WITH_COMMENDATION.on(on, overrides).value == "highest" and _are_mixed(kept):
        kept = [max(kept, key=_amount)]
    return tuple(due for due in dues if any(due is payment for payment in kept))


def _length(award: str, on: date, overrides: Sequence[Override]) -> int:
    if award not in REPEATED:
        return 1
    below = REPEATED[award]
    return below.years.on(on, overrides).value * _length(below.title.code, on, overrides)


def _highest_of_each(dues: Sequence[EarnedReward]) -> list[EarnedReward]:
    groups: dict[Hashable, list[EarnedReward]] = {}
    for due in dues:
        groups.setdefault(_group(due), []).append(due)
    return [max(group, key=_amount) for group in groups.values()]


def _group(due: EarnedReward) -> Hashable:
    if due.kind.category is Category.TITLE:
        return Category.TITLE, due.years
    return Category.COMMENDATION, due.years[1], due.achievement


def _are_mixed(dues: Sequence[EarnedReward]) -> bool:
    return len({due.kind.category for due in dues}) > 1


def _amount(due: EarnedReward) -> int:
    return due.reward.amount
