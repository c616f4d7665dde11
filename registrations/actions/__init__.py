"""The procedure of a registration: written, filled, sent, taken back, approved, supplemented.

Each act is atomic, holds the registration locked and writes the log; `RefusedError` says why
something cannot be done.
"""

from .filling import Filled, fill_from_last_year, fill_from_list, fill_from_unit
from .reviewing import approve, approve_many, send_back
from .sending import submit, supplement, withdraw
from .writing import begin, save

__all__ = [
    "Filled",
    "approve",
    "approve_many",
    "begin",
    "fill_from_last_year",
    "fill_from_list",
    "fill_from_unit",
    "save",
    "send_back",
    "submit",
    "supplement",
    "withdraw",
]
