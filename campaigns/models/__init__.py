from .campaigns import Campaign, Content, Phase, Recipient, Target
from .deadlines import Deadline, Extension
from .readings import PlanReading

__all__ = [
    "Campaign",
    "Content",
    "Deadline",
    "Extension",
    "Phase",
    "PlanReading",
    "Recipient",
    "Target",
]
