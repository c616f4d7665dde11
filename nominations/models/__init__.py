from .filters import SavedFilter
from .kept import FactChange, KeptJudgement
from .nominations import Nomination, NominationMove
from .reports import AchievementReport, FrozenJudgement, NominationAttachment
from .reviews import Present, ReviewVote, UnitReview

__all__ = [
    "AchievementReport",
    "FactChange",
    "FrozenJudgement",
    "KeptJudgement",
    "Nomination",
    "NominationAttachment",
    "NominationMove",
    "Present",
    "ReviewVote",
    "SavedFilter",
    "UnitReview",
]
