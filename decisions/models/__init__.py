"""Decisions and their lines, the drafts they come from, and the fund that pays for them."""

from .decisions import AwardDecision, AwardDecisionQuerySet, DecisionFile, DecisionLine
from .drafts import DecisionDraft, DecisionDraftQuerySet, DraftChange, DraftLine
from .fund import Fund, FundExpense, FundSource

__all__ = [
    "AwardDecision",
    "AwardDecisionQuerySet",
    "DecisionDraft",
    "DecisionDraftQuerySet",
    "DecisionFile",
    "DecisionLine",
    "DraftChange",
    "DraftLine",
    "Fund",
    "FundExpense",
    "FundSource",
]
