"""The papers of initiatives, each made once and printed as PDF and as Word."""

from .certificates import certificates_of
from .decision import decision_letter
from .refusal import refusal_letter
from .request import request_letter
from .scores import score_table_letter, sheet_letter

__all__ = [
    "certificates_of",
    "decision_letter",
    "refusal_letter",
    "request_letter",
    "score_table_letter",
    "sheet_letter",
]
