from .decisions import AwardDecision, DecisionFile, DecisionLine
from .history import Award, AwardsImport, CompleteYear
from .nominations import Nomination, NominationMove
from .quota import QuotaList
from .reports import AchievementReport, FrozenJudgement, NominationAttachment
from .reviews import Present, ReviewVote, UnitReview

__all__ = [
    "AchievementReport",
    "Award",
    "AwardDecision",
    "AwardsImport",
    "CompleteYear",
    "DecisionFile",
    "DecisionLine",
    "FrozenJudgement",
    "Nomination",
    "NominationAttachment",
    "NominationMove",
    "Present",
    "QuotaList",
    "ReviewVote",
    "UnitReview",
]
