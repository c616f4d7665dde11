"""The procedure of an initiative: begun, written, sent, taken back, scored, concluded on, used.

Each act is atomic, holds the initiative locked and writes the log; `RefusedError` says why
something cannot be done.
"""

from .council import receive, receive_many, score, send_back
from .sending import submit, withdraw
from .sessions import conclude, note_decision, reopen
from .uses import release, use
from .writing import attach, begin, detach, discard, save

__all__ = [
    "attach",
    "begin",
    "conclude",
    "detach",
    "discard",
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
]
