"""What is done here: báo cáo are written; they are handed up to the level above and answered."""

from .handing_up import give_back, hand_up, recall, take
from .writing import begin, earlier_than, locked_paper, take_over, write

__all__ = [
    "begin",
    "earlier_than",
    "give_back",
    "hand_up",
    "locked_paper",
    "recall",
    "take",
    "take_over",
    "write",
]
