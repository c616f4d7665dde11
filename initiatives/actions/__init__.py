"""The procedure of an initiative: begun, written, sent, taken back, scored, concluded on, used.

Each act is atomic, holds the initiative locked and writes the log; `RefusedError` says why
something cannot be done.
"""

from .council import receive, receive_many, score, send_back
from .sending import submit, withdraw
from .sessions import (
    conclude,
    issue_decision,
    issued_decision,
    note_decision,
    reopen,
    withdraw_decision,
)
from .uses import release, use
from .writing import attach, begin, detach, discard, save

__all__ = [
    "attach",
    "begin",
    "conclude",
    "detach",
    "discard",
    "issue_decision",
    "issued_decision",
    "note_decision",
    "receive",
    "receive_many",
    "release",
    "reopen",
    "save",
    "score",
    "send_back",
    "submit",
    "use",
    "withdraw",
    "withdraw_decision",
]
