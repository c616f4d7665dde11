"""The procedure of a dossier in its unit, from the first word to the sending.

Each act is atomic, holds what it changes locked and writes the log; `RefusedError` says why
something cannot be done.
"""

from .filters import remove_filter, save_filter
from .opening import Opened, begin, begin_from_registration, begin_many
from .outsiders import correct_outsider
from .reviews import change_review, record_review
from .sending import submit, submit_many, withdraw
from .writing import ReportContent, attach, detach, discard, rest_on, save_report

__all__ = [
    "Opened",
    "ReportContent",
    "attach",
    "begin",
    "begin_from_registration",
    "begin_many",
    "change_review",
    "correct_outsider",
    "detach",
    "discard",
    "record_review",
    "remove_filter",
    "rest_on",
    "save_filter",
    "save_report",
    "submit",
    "submit_many",
    "withdraw",
]
