from .councils import CouncilSession, ScoreSheet, Verdict
from .initiatives import Author, Initiative, InitiativeAttachment, InitiativeMove
from .uses import Use

__all__ = [
    "Author",
    "CouncilSession",
    "Initiative",
    "InitiativeAttachment",
    "InitiativeMove",
    "ScoreSheet",
    "Use",
    "Verdict",
]
