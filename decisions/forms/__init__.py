"""The forms of decisions: what stands on one, how it is drafted, numbered and taken back."""

from .decisions import (
    ConfirmForm,
    CorrectionForm,
    DecisionFilter,
    DecisionForm,
    RevokeByDecisionForm,
    RevokeForm,
)

__all__ = [
    "ConfirmForm",
    "CorrectionForm",
    "DecisionFilter",
    "DecisionForm",
    "RevokeByDecisionForm",
    "RevokeForm",
]
