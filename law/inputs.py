"""What an administrator may type for a value, and how the value is shown.

Every input reads back what it shows: `parse(show(value)) == value`. A text that cannot be read
raises ValueError with a Vietnamese sentence.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Generic, TypeVar

from law.shares import Threshold, share_text
from vietnamese.numbers import number, read_number
from vietnamese.text import clean, search_text

T = TypeVar("T")

_WHOLE = Fraction(1)
_FRACTION = re.compile(r"(\d{1,6})\s*/\s*(\d{1,6})")
_PERCENT = re.compile(r"([\d.,]+)\s*(?:%|phan tram)")
_MORE_THAN = re.compile(r"(?:tren|hon|>)\s*(.+)")
_AT_LEAST = re.compile(r"(?:it nhat|toi thieu|du|>=|≥)\s*(.+)")
_AND_MORE = re.compile(r"(?:tu\s+)?(.+?)\s*tro len")


class Input(ABC, Generic[T]):
    """How one type of value is read and shown; `unit` stands behind the field on a form."""

    unit: str

    @abstractmethod
    def parse(self, text: str) -> T:
        """Read a value; ValueError with a sentence when it cannot be read."""

    @abstractmethod
    def show(self, value: T) -> str:
        """Give the value as people write it, with its unit."""


@dataclass(frozen=True)
class WholeNumber(Input[int]):
    """A whole number from `least` to `most`; `zero` is what 0 is called, where it means "none"."""

    unit: str
    least: int
    most: int
    zero: str = ""

    def parse(self, text: str) -> int:
        bare = clean(text)
        if self.zero and search_text(bare) == search_text(self.zero):
            return 0
        value = read_number(bare.removesuffix(self.unit))
        if value.denominator != 1 or not self.least <= value <= self.most:
            raise ValueError(
                f"“{bare}” không dùng được. Hãy nhập số nguyên từ {number(self.least)} đến "
                f"{number(self.most)} ({self.unit})."
            )
        return int(value)

    def show(self, value: int) -> str:
        return self.zero if self.zero and value == 0 else f"{number(value)} {self.unit}"


@dataclass(frozen=True)
class Coefficient(Input[Decimal]):
    """A coefficient (hệ số) of the base salary, such as 0,3."""

    unit: str
    most: Decimal

    def parse(self, text: str) -> Decimal:
        bare = clean(text)
        value = read_number(bare.removesuffix(self.unit))
        if not 0 < value <= Fraction(self.most):
            raise ValueError(
                f"“{bare}” không dùng được. Hãy nhập hệ số lớn hơn 0, không quá "
                f"{number(self.most)}, ví dụ 0,3."
            )
        return Decimal(value.numerator) / Decimal(value.denominator)

    def show(self, value: Decimal) -> str:
        return f"{coefficient_text(value)} {self.unit}"


@dataclass(frozen=True)
class Percentage(Input[Fraction]):
    """A share from 0 to 100 %, typed as "15 %", "15" or "2/3"."""

    unit: str = "%"

    def parse(self, text: str) -> Fraction:
        return _read_share(search_text(text), text)

    def show(self, value: Fraction) -> str:
        return share_text(value)


@dataclass(frozen=True)
class Limit(Input[Threshold]):
    """A threshold, typed as "trên 50 %" or "từ 70 % trở lên"."""

    unit: str = ""

    def parse(self, text: str) -> Threshold:
        bare = search_text(text)
        if (match := _AT_LEAST.fullmatch(bare) or _AND_MORE.fullmatch(bare)) is not None:
            return Threshold(_read_share(match[1], text))
        if (match := _MORE_THAN.fullmatch(bare)) is not None:
            return _above(_read_share(match[1], text), text)
        raise ValueError(
            f"“{clean(text)}” chưa rõ là “trên” hay “từ … trở lên”. Hãy ghi đủ, ví dụ “trên 50 %” "
            "hoặc “từ 70 % trở lên”."
        )

    def show(self, value: Threshold) -> str:
        return str(value)


@dataclass(frozen=True)
class YesNo(Input[bool]):
    """A question that is answered with "có" or "không"."""

    unit: str = ""

    def parse(self, text: str) -> bool:
        answers = {"co": True, "khong": False}
        bare = search_text(text)
        if bare not in answers:
            raise ValueError(f"“{clean(text)}” không dùng được. Hãy nhập “có” hoặc “không”.")
        return answers[bare]

    def show(self, value: bool) -> str:
        return "có" if value else "không"


@dataclass(frozen=True)
class Choice(Input[str]):
    """One of a few: pairs of a code that the rules compare and the words that people choose."""

    options: tuple[tuple[str, str], ...]
    unit: str = ""

    def parse(self, text: str) -> str:
        bare = search_text(text)
        for code, label in self.options:
            if bare in (search_text(code), search_text(label)):
                return code
        allowed = ", ".join(f"“{label}”" for _, label in self.options)
        raise ValueError(f"“{clean(text)}” không dùng được. Hãy chọn một trong: {allowed}.")

    def show(self, value: str) -> str:
        return dict(self.options)[value]


def coefficient_text(value: Decimal) -> str:
    """Give "0,15": every decimal there is."""
    exponent = value.as_tuple().exponent
    return number(value, max(-exponent, 0) if isinstance(exponent, int) else 0)


def _above(share: Fraction, text: str) -> Threshold:
    if share == _WHOLE:
        raise ValueError(f"“{clean(text)}” không ai đạt được. Hãy nhập “đủ 100 %”.")
    return Threshold(share, strict=True)


def _read_share(bare: str, text: str) -> Fraction:
    share = _share(bare)
    if share is None:
        raise ValueError(
            f"“{clean(text)}” không phải là tỷ lệ. Hãy nhập phần trăm, ví dụ 15 %, hoặc phân số, "
            "ví dụ 2/3."
        )
    if not 0 <= share <= _WHOLE:
        raise ValueError(f"“{clean(text)}” không dùng được. Hãy nhập tỷ lệ từ 0 % đến 100 %.")
    return share


def _share(bare: str) -> Fraction | None:
    """Read a share; a bare number counts percents only from 1 on, as 0,15 may mean 15 %."""
    if (match := _FRACTION.fullmatch(bare)) is not None:
        return Fraction(int(match[1]), int(match[2])) if int(match[2]) else None
    match = _PERCENT.fullmatch(bare)
    try:
        value = read_number(match[1] if match else bare)
    except ValueError:
        return None
    return value / 100 if match or value >= 1 or value == 0 else None
