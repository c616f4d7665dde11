"""What people fill in about plans."""

from .editor import PlanEditor
from .readings import ReadingForm
from .single import CampaignFilter, CloneYear, ExtensionForm

__all__ = ["CampaignFilter", "CloneYear", "ExtensionForm", "PlanEditor", "ReadingForm"]
