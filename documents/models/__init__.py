"""Papers that were issued, files that were printed, and the printing that is under way.

This room knows no commune and no award: whose a thing is stands in plain numbers.
"""

from .issued import (
    DigitalSignature,
    IssuedDocument,
    NumberBook,
    SignedAnnex,
    SignedFileCheck,
    new_token,
)
from .printing import PrintJob, PrintJobQuerySet, PrintPart, StoredFile

__all__ = [
    "DigitalSignature",
    "IssuedDocument",
    "NumberBook",
    "PrintJob",
    "PrintJobQuerySet",
    "PrintPart",
    "SignedAnnex",
    "SignedFileCheck",
    "StoredFile",
    "new_token",
]
