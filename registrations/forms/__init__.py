"""What people fill in about registrations."""

from .editor import Editor, with_another_row
from .single import SubmitForm, SupplementForm

__all__ = ["Editor", "SubmitForm", "SupplementForm", "with_another_row"]
