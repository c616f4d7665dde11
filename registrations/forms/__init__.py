"""What people fill in about registrations."""

from .editor import RegistrationEditor
from .single import SupplementForm

__all__ = ["RegistrationEditor", "SupplementForm"]
