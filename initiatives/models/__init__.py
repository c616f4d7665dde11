from .councils import Attendance, CouncilSession, ScoreSheet, Verdict
from .initiatives import Author, Initiative, InitiativeAttachment, InitiativeMove
from .uses import Use

__all__ = [
    "Attendance",
    "Author",
    "CouncilSession",
    "Initiative",
    "InitiativeAttachment",
    "InitiativeMove",
    "ScoreSheet",
    "Use",
    "Verdict",
]
