"""The procedure of a dossier, from the unit's first word to the decision over it.

Each act is atomic, holds what it changes locked and writes the log; `RefusedError` says why
something cannot be done.
"""

from .deciding import add_file, correct_decision, record_decision
from .history import (
    add_award,
    bring_history,
    confirm_years,
    import_history,
    preview_history,
    undo_history,
)
from .opening import Opened, open_from_registration, open_nomination
from .quota import choose, fix_list, give_place, open_list, reorder, take_back_place
from .reviews import change_review, record_review
from .revoking import revoke_award, revoke_decision, revoke_line
from .sending import submit, submit_many, withdraw
from .vetting import accept_file, receive, receive_many, reopen, send_back, vet
from .writing import ReportContent, attach, detach, discard, rest_on, save_report

__all__ = [
    "Opened",
    "ReportContent",
    "accept_file",
    "add_award",
    "add_file",
    "attach",
    "bring_history",
    "change_review",
    "choose",
    "confirm_years",
    "correct_decision",
    "detach",
    "discard",
    "fix_list",
    "give_place",
    "import_history",
    "open_from_registration",
    "open_list",
    "open_nomination",
    "preview_history",
    "receive",
    "receive_many",
    "record_decision",
    "record_review",
    "reopen",
    "reorder",
    "rest_on",
    "revoke_award",
    "revoke_decision",
    "revoke_line",
    "save_report",
    "send_back",
    "submit",
    "submit_many",
    "take_back_place",
    "undo_history",
    "vet",
    "withdraw",
]
