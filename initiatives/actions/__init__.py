"""The procedure of an initiative: begun, written, sent, taken back, used.

Each act is atomic, holds the initiative locked and writes the log; `RefusedError` says why
something cannot be done.
"""

from .sending import submit, withdraw
from .uses import release, use
from .writing import attach, begin, detach, discard, save

__all__ = [
    "attach",
    "begin",
    "detach",
    "discard",
    "release",
    "save",
    "submit",
    "use",
    "withdraw",
]
