"""The kinds of file that are taken."""

from __future__ import annotations

from enum import StrEnum


class FileKind(StrEnum):
    """A kind of file by its extension; what is inside has to agree with it."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    ODT = "odt"
    JPG = "jpg"
    PNG = "png"

    @property
    def word(self) -> str:
        """Give the kind as people call it."""
        return {
            "pdf": "PDF",
            "docx": "Word",
            "xlsx": "Excel",
            "odt": "OpenDocument",
            "jpg": "Ảnh JPG",
            "png": "Ảnh PNG",
        }[self]


SCANS = (FileKind.PDF, FileKind.JPG, FileKind.PNG)
"""What a signed paper may come back as."""
