"""The procedure of a decision: drafted, read, numbered, signed, issued and released; or recorded
where it was made outside; corrected, its paper kept, taken back. And the fund that pays.

Each act is atomic, holds what it changes locked and writes the log; `RefusedError` says why
something cannot be done.
"""

from .changing import LineChange, amend_change, draft_change
from .deciding import correct, record
from .drafting import amend, approve, discard, draft, send_back, submit, take_back
from .funding import add_expense, add_source, remove_expense, remove_source, set_fund
from .issuing import attach_signed, issue, let_number_go, number
from .releasing import add_file, release
from .revoking import revoke, revoke_award, revoke_line, undo_history

__all__ = [
    "LineChange",
    "add_expense",
    "add_file",
    "add_source",
    "amend",
    "amend_change",
    "approve",
    "attach_signed",
    "correct",
    "discard",
    "draft",
    "draft_change",
    "issue",
    "let_number_go",
    "number",
    "record",
    "release",
    "remove_expense",
    "remove_source",
    "revoke",
    "revoke_award",
    "revoke_line",
    "send_back",
    "set_fund",
    "submit",
    "take_back",
    "undo_history",
]
