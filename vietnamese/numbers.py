"""Numbers as officials write and read them: 1.000.000 đ, 4,95, 15 %."""

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor

Number = int | Decimal | Fraction

_GROUPED = re.compile(r"[1-9]\d{0,2}(\.\d{3})+(,\d+)?")  # 1.490.000
_PLAIN = re.compile(r"\d+([.,]\d+)?")  # 0,3 and, as many people type it, 0.3


def number(value: Number, places: int = 2) -> str:
    """Give "1.234,5": dots between thousands, a comma before decimals, no trailing zeros.

    What lies half-way is rounded away from zero.
    """
    if (whole := int(value)) == value:  # most are, and a page of money writes hundreds
        return _grouped(whole)
    exact = Fraction(value)
    scaled = floor(abs(exact) * 10**places + Fraction(1, 2))
    whole, rest = divmod(scaled, 10**places)
    decimals = f"{rest:0{places}d}".rstrip("0") if places else ""
    sign = "-" if exact < 0 and scaled else ""
    return sign + _grouped(whole) + (f",{decimals}" if decimals else "")


def _grouped(whole: int) -> str:
    return f"{whole:,}".replace(",", ".")


def read_number(text: str) -> Fraction:
    """Read what `number` writes: "1.490.000", "4,95"; also "0.3" and "1490000". No sign.

    Raises ValueError with a Vietnamese sentence.
    """
    bare = text.strip()
    if _GROUPED.fullmatch(bare):
        return Fraction(bare.replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(bare) and bare.isascii():
        return Fraction(bare.replace(",", "."))
    raise ValueError(f"“{text}” không phải là số. Hãy nhập số, ví dụ 12 hoặc 4,5.")


def money(amount: int | Decimal) -> str:
    """Give "1.000.000 đ"."""
    return f"{number(amount, places=0)} đ"


def percent(share: Fraction | Decimal) -> str:
    """Give "15 %" for a share of 15/100."""
    return f"{number(Fraction(share) * 100)} %"


def two_digits(count: int) -> str:
    """Give "05" for 5, as papers count."""
    return f"{count:02d}"


def in_ranges(numbers: Sequence[int]) -> str:
    """Give "2, 4–7, 9" for rising numbers, such as those of lines."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
