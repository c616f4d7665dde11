"""What people fill in about registrations."""

from .editor import Editor, with_another_row
from .single import SupplementForm

__all__ = ["Editor", "SupplementForm", "with_another_row"]
