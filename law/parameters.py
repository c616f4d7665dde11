"""Every parameter of the law, and the value of one on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from law.collectives import COLLECTIVE_STANDARDS
from law.commendations import COMMENDATION_STANDARDS
from law.fighters import FIGHTERS
from law.fund import FUND
from law.money import REWARDS
from law.paying import PAYING
from law.procedures import PROCEDURES
from law.standards import STANDARDS
from law.timeline import LawError
from law.values import Override, Parameter, Value
from law.votes import VOTES

PARAMETERS: tuple[Parameter[Any], ...] = (
    *STANDARDS,
    *FIGHTERS,
    *COLLECTIVE_STANDARDS,
    *COMMENDATION_STANDARDS,
    *PROCEDURES,
    *VOTES,
    *REWARDS,
    *PAYING,
    *FUND,
)
_BY_CODE = {parameter.code: parameter for parameter in PARAMETERS}


def parameter(code: str) -> Parameter[Any]:
    """Give the parameter of a code; `LawError` when there is none."""
    if code not in _BY_CODE:
        raise LawError(f"Không có tham số nào mang mã “{code}”.")
    return _BY_CODE[code]


def value_of(
    parameter_code: str, on: date, overrides: Sequence[Override] = (), kind: str = ""
) -> Value[Any]:
    """Give the one value of a parameter in force on a day, local before national.

    Raises `LawError` with a Vietnamese sentence for a day without a value.
    """
    return parameter(parameter_code).on(on, overrides, kind)
