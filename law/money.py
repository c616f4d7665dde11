"""Rewards in money: coefficient × base salary on the day of the decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Any

from law.inputs import Coefficient, WholeNumber, coefficient_text
from law.instruments import (
    DECREE_24_2023,
    DECREE_38_2019,
    DECREE_72_2018,
    DECREE_73_2024,
    DECREE_91_2017,
    DECREE_98_2023,
    DECREE_161_2026,
)
from law.kinds import AwardKind, Subject
from law.regimes import B1, A
from law.sources import Citation, Instrument
from law.values import Override, Parameter, Value, through_decree_152, under
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
        *through_decree_152(value),
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
        _salary(2_530_000, DECREE_161_2026),
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
        "THON_VAN_HOA": through_decree_152(Decimal("1.5"), "Điều 50"),
        "XA_TIEU_BIEU": through_decree_152(Decimal("2")),
        "BANG_KHEN": (
            under(Decimal("1"), DECREE_91_2017.at("Điều 73"), A),
            under(Decimal("1.5"), DECREE_98_2023.at(), B1),
            *through_decree_152(Decimal("1.5")),
        ),
        "GIAY_KHEN": (
            under(Decimal("0.15"), DECREE_91_2017.at("điểm d khoản 1 Điều 73"), A),
            under(Decimal("0.15"), DECREE_98_2023.at(), B1),
            *through_decree_152(Decimal("0.3"), "điểm e khoản 1 Điều 54"),
        ),
    },
)
COLLECTIVE_FACTOR = Parameter(
    code="collective_factor",
    name="Mức thưởng Giấy khen, Bằng khen của tập thể so với cá nhân",
    group=_GROUP,
    input=Coefficient("lần", most=Decimal(10)),
    sentence="Giấy khen, Bằng khen tặng tập thể được thưởng gấp {value} mức của cá nhân.",
    values=(
        under(Decimal(2), DECREE_91_2017.at("điểm b khoản 2 Điều 73"), A),
        under(Decimal(2), DECREE_98_2023.at(), B1),
        *through_decree_152(Decimal(2)),
    ),
)
HOUSEHOLD_FACTOR = Parameter(
    code="household_factor",
    name="Mức thưởng Giấy khen, Bằng khen của hộ gia đình so với cá nhân",
    group=_GROUP,
    input=Coefficient("lần", most=Decimal(10)),
    sentence="Giấy khen, Bằng khen tặng hộ gia đình được thưởng gấp {value} mức của cá nhân.",
    values=(
        under(Decimal("1.5"), DECREE_91_2017.unread(), A),
        under(Decimal("1.5"), DECREE_98_2023.unread(), B1),
        *through_decree_152(Decimal("1.5")),
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
        *through_decree_152(10_000, "khoản 2 Điều 49"),
    ),
)
REWARDS = (
    BASE_SALARY,
    REWARD_COEFFICIENT,
    COLLECTIVE_FACTOR,
    HOUSEHOLD_FACTOR,
    REWARD_ROUNDING_STEP,
)
_FACTORS = {Subject.COLLECTIVE: COLLECTIVE_FACTOR, Subject.HOUSEHOLD: HOUSEHOLD_FACTOR}


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

    @property
    def coefficient(self) -> Decimal:
        """Give what the base salary is multiplied by, the factor of the subject within."""
        coefficient, _, _, *factor = (value.value for value in self.values)
        return Decimal(coefficient) * Decimal(*factor or [1])

    @property
    def base_salary(self) -> int:
        return int(self.values[1].value)

    @property
    def rounding_step(self) -> int:
        return int(self.values[2].value)


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
    if kind.subject is Subject.BOTH and subject in _FACTORS:
        factor = _FACTORS[subject].on(decided_on, overrides, kind.code)
        factors.insert(0, coefficient_text(factor.value))
        exact *= factor.value
        used = (*used, factor)
    amount = _round_up(exact, step.value)
    sentence = f"{' × '.join(factors)} = {money(exact)}"
    if amount != exact:
        sentence += f", làm tròn lên {money(amount)}"
    return Reward(amount, sentence, coefficient.citation, used)


def _round_up(exact: Decimal, step: int) -> int:
    """Round up to a multiple of `step` đồng; without a step to a whole đồng, the smallest coin."""
    unit = step or 1
    return ceil(exact / unit) * unit
