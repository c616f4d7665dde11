from .kept import Change, KeptJudgement
from .nominations import Nomination, NominationMove
from .reports import AchievementReport, FrozenJudgement, NominationAttachment
from .reviews import Present, ReviewVote, UnitReview

__all__ = [
    "AchievementReport",
    "Change",
    "FrozenJudgement",
    "KeptJudgement",
    "Nomination",
    "NominationAttachment",
    "NominationMove",
    "Present",
    "ReviewVote",
    "UnitReview",
]
