"""The procedure of a registration: written, filled, sent, taken back, supplemented.

Each act is atomic, holds the registration locked and writes the log; `RefusedError` says why
something cannot be done.
"""

from .filling import Filled, fill_from_last_year, fill_from_unit
from .sending import submit, supplement, withdraw
from .writing import open_registration, save_lines

__all__ = [
    "Filled",
    "fill_from_last_year",
    "fill_from_unit",
    "open_registration",
    "save_lines",
    "submit",
    "supplement",
    "withdraw",
]
