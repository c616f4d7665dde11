"""Quyết định khen thưởng: what was decided of whom, and what rested on a decision taken back."""
