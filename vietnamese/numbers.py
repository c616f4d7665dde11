"""Numbers as officials write them: 1.000.000 đ, 4,95, 15 %."""

from decimal import Decimal
from fractions import Fraction

Number = int | Decimal | Fraction


def number(value: Number, places: int = 2) -> str:
    """Give "1.234,5": dots between thousands, a comma before decimals, no trailing zeros."""
    exact = Fraction(value)
    scaled = round(exact * 10**places)
    whole, rest = divmod(abs(scaled), 10**places)
    decimals = f"{rest:0{places}d}".rstrip("0") if places else ""
    sign = "-" if scaled < 0 else ""
    return sign + f"{whole:,}".replace(",", ".") + (f",{decimals}" if decimals else "")


def money(amount: int | Decimal) -> str:
    """Give "1.000.000 đ"."""
    return f"{number(amount, places=0)} đ"


def percent(share: Fraction | Decimal) -> str:
    """Give "15 %" for a share of 15/100."""
    return f"{number(Fraction(share) * 100)} %"


def two_digits(count: int) -> str:
    """Give "05" for 5, as papers count."""
    return f"{count:02d}"
