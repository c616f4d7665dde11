"""What people fill in about registrations."""

from .editor import Editor, with_another_row
from .single import ImportForm, SubmitForm, SupplementForm

__all__ = ["Editor", "ImportForm", "SubmitForm", "SupplementForm", "with_another_row"]
