"""What the room remembers: councils, meetings, votes."""

from .agenda import Item, Line, Opinion, Recusal
from .ballots import CodeSlip, Receipt, Round, Tally, Vote
from .councils import Council, Seat
from .meetings import Attendance, Meeting

__all__ = [
    "Attendance",
    "CodeSlip",
    "Council",
    "Item",
    "Line",
    "Meeting",
    "Opinion",
    "Receipt",
    "Recusal",
    "Round",
    "Seat",
    "Tally",
    "Vote",
]
