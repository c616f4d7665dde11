"""Rewards in money: coefficient × base salary on the day of the decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Any

from law.inputs import Choice, Coefficient, WholeNumber, coefficient_text
from law.instruments import (
    DECREE_24_2023,
    DECREE_38_2019,
    DECREE_72_2018,
    DECREE_73_2024,
    DECREE_91_2017,
    DECREE_98_2023,
    DECREE_152_2025,
    LAW_2026,
    SALARY_DECREE_2026,
)
from law.kinds import AwardKind, Subject
from law.regimes import B1, B2, A, C
from law.sources import Citation, Instrument
from law.values import Override, Parameter, Value, by_default, under
from vietnamese.numbers import money

_GROUP = "Tiền thưởng"


def _salary(amount: int, decree: Instrument) -> Value[int]:
    return Value(amount, decree.valid_from, decree.valid_to, decree.at())


def _title(coefficient: str) -> tuple[Value[Decimal], ...]:
    """Give the rows of a title, whose coefficient is the same in every regime so far."""
    value = Decimal(coefficient)
    return (
        under(value, DECREE_91_2017.at("Điều 69"), A),
        under(value, DECREE_98_2023.at(), B1),
        under(value, DECREE_152_2025.at(), B2),
        under(value, LAW_2026.unread(), C),
    )


BASE_SALARY = Parameter(
    code="base_salary",
    name="Mức lương cơ sở",
    group=_GROUP,
    input=WholeNumber("đồng", least=1, most=100_000_000),
    sentence="Tiền thưởng tính theo mức lương cơ sở {value} một tháng vào ngày ký quyết định.",
    values=(
        _salary(1_390_000, DECREE_72_2018),
        _salary(1_490_000, DECREE_38_2019),
        _salary(1_800_000, DECREE_24_2023),
        _salary(2_340_000, DECREE_73_2024),
        _salary(2_530_000, SALARY_DECREE_2026),
    ),
)
REWARD_COEFFICIENT = Parameter(
    code="reward_coefficient",
    name="Hệ số tiền thưởng",
    group=_GROUP,
    input=Coefficient("lần mức lương cơ sở", most=Decimal(100)),
    sentence="Mức thưởng bằng {value}; với Giấy khen, Bằng khen là mức của cá nhân.",
    by_kind={
        "LDTT": _title("0.3"),
        "CSTDCS": _title("1"),
        "CSTDT": _title("3"),
        "CSTDTQ": _title("4.5"),
        "TTLDTT": _title("0.8"),
        "TTLDXS": _title("1.5"),
        "CO_THI_DUA": _title("8"),
        "BANG_KHEN": (
            under(Decimal("1"), DECREE_91_2017.at("Điều 73"), A),
            under(Decimal("1.5"), DECREE_98_2023.at(), B1),
            under(Decimal("1.5"), DECREE_152_2025.at(), B2),
            under(Decimal("1.5"), LAW_2026.unread(), C),
        ),
        "GIAY_KHEN": (
            under(Decimal("0.15"), DECREE_91_2017.at("điểm d khoản 1 Điều 73"), A),
            under(Decimal("0.15"), DECREE_98_2023.at(), B1),
            under(Decimal("0.15"), DECREE_152_2025.unread(), B2),
            under(Decimal("0.15"), LAW_2026.unread(), C),
        ),
    },
)
COLLECTIVE_FACTOR = Parameter(
    code="collective_factor",
    name="Mức thưởng Giấy khen, Bằng khen của tập thể so với cá nhân",
    group=_GROUP,
    input=WholeNumber("lần", least=1, most=10),
    sentence="Giấy khen, Bằng khen tặng tập thể được thưởng gấp {value} mức của cá nhân.",
    values=(
        under(2, DECREE_91_2017.at("điểm b khoản 2 Điều 73"), A),
        under(2, DECREE_98_2023.at(), B1),
        under(2, DECREE_152_2025.at(), B2),
        under(2, LAW_2026.unread(), C),
    ),
)
REWARD_ROUNDING_STEP = Parameter(
    code="reward_rounding_step",
    name="Làm tròn lên tiền thưởng",
    group=_GROUP,
    input=WholeNumber("đồng", least=0, most=1_000_000, zero="không làm tròn"),
    sentence="Tiền thưởng được làm tròn lên đến hàng: {value}.",
    values=(
        under(10_000, DECREE_91_2017.at("khoản 2 Điều 68"), A),
        under(0, DECREE_98_2023.unread(), B1),
        under(0, DECREE_152_2025.unread(), B2),
        under(0, LAW_2026.unread(), C),
    ),
)
REWARDS_TOGETHER = Parameter(
    code="rewards_together",
    name="Đạt nhiều danh hiệu cùng một thời điểm",
    group=_GROUP,
    input=Choice((("highest", "chỉ nhận mức thưởng cao nhất"), ("all", "nhận tất cả các mức"))),
    sentence="Người đạt nhiều danh hiệu cùng một thời điểm {value}.",
    values=by_default("highest"),
)

REWARDS = (
    BASE_SALARY,
    REWARD_COEFFICIENT,
    COLLECTIVE_FACTOR,
    REWARD_ROUNDING_STEP,
    REWARDS_TOGETHER,
)


@dataclass(frozen=True)
class Reward:
    """Money for one award, in đồng. `sentence` is the arithmetic; `values` are all the values of
    the law that it used, to be frozen with the decision."""

    amount: int
    sentence: str
    citation: Citation
    values: tuple[Value[Any], ...]

    @property
    def verified(self) -> bool:
        """Say whether every value used has been held against its source."""
        return all(value.verified for value in self.values)


def reward(
    kind: AwardKind,
    subject: Subject,
    *,
    decided_on: date,
    overrides: Sequence[Override] = (),
) -> Reward:
    """Give the money for an award: "0,3 × 1.490.000 đ = 447.000 đ, làm tròn lên 450.000 đ".

    Raises ValueError when the kind is not for the subject, `LawError` for a day without a base
    salary; both with a Vietnamese sentence.
    """
    if subject is Subject.BOTH or not kind.subject.covers(subject):
        raise ValueError(f"{kind.name} chỉ tặng cho {kind.subject.label}. Hãy chọn lại đối tượng.")
    coefficient = REWARD_COEFFICIENT.on(decided_on, overrides, kind.code)
    salary = BASE_SALARY.on(decided_on, overrides)
    step = REWARD_ROUNDING_STEP.on(decided_on, overrides, kind.code)
    factors = [coefficient_text(coefficient.value), money(salary.value)]
    exact = coefficient.value * salary.value
    used: tuple[Value[Any], ...] = (coefficient, salary, step)
    if kind.subject is Subject.BOTH and subject is Subject.COLLECTIVE:
        factor = COLLECTIVE_FACTOR.on(decided_on, overrides, kind.code)
        factors.insert(0, str(factor.value))
        exact *= factor.value
        used = (*used, factor)
    amount = _round_up(exact, step.value)
    sentence = f"{' × '.join(factors)} = {money(exact)}"
    if amount != exact:
        sentence += f", làm tròn lên {money(amount)}"
    return Reward(amount, sentence, coefficient.citation, used)


def payable(
    rewards: Sequence[Reward], *, decided_on: date, overrides: Sequence[Override] = ()
) -> tuple[Reward, ...]:
    """Give those of one holder's rewards that are paid when they are decided together."""
    rule = REWARDS_TOGETHER.on(decided_on, overrides)
    if rule.value == "all" or not rewards:
        return tuple(rewards)
    return (max(rewards, key=lambda one: one.amount),)


def _round_up(exact: Decimal, step: int) -> int:
    """Round up to a multiple of `step` đồng; without a step to a whole đồng, the smallest coin."""
    unit = step or 1
    return ceil(exact / unit) * unit
