"""The procedure of a decision: recorded, corrected, its paper kept, taken back.

Each act is atomic, holds what it changes locked and writes the log; `RefusedError` says why
something cannot be done.
"""

from .deciding import add_file, correct, record
from .revoking import revoke, revoke_award, revoke_line, undo_history

__all__ = [
    "add_file",
    "correct",
    "record",
    "revoke",
    "revoke_award",
    "revoke_line",
    "undo_history",
]
