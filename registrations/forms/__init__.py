"""What people fill in about registrations."""

from .editor import RegistrationEditor, with_another_row
from .single import SupplementForm

__all__ = ["RegistrationEditor", "SupplementForm", "with_another_row"]
