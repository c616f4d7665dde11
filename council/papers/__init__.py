"""The papers of a meeting, each made once and printed as PDF and as Word."""

from .ballot import ballot_letter
from .conclusion import conclusion_letter
from .count import count_letter
from .invitation import invitation_letter
from .minutes import minutes_letter
from .summary import summary_letter

__all__ = [
    "ballot_letter",
    "conclusion_letter",
    "count_letter",
    "invitation_letter",
    "minutes_letter",
    "summary_letter",
]
