"""Handing a kept file to somebody who may have it; the room that asks has checked that."""

from __future__ import annotations

import logging

from django.http import FileResponse, Http404

from .kinds import FileKind
from .models import Attachment

logger = logging.getLogger(__name__)

_OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.DOCX: f"{_OFFICE}.wordprocessingml.document",
    FileKind.XLSX: f"{_OFFICE}.spreadsheetml.sheet",
    FileKind.ODT: "application/vnd.oasis.opendocument.text",
    FileKind.JPG: "image/jpeg",
    FileKind.PNG: "image/png",
}


class MissingFileError(Http404):
    """The file is not on the disk; the text is a sentence for the page that says so."""


def download(attachment: Attachment) -> FileResponse:
    """Give the file to save under its name, never to open in the page; `MissingFileError`, which
    becomes a page with 404, when it is not on the disk."""
    try:
        file = attachment.file.open("rb")
    except FileNotFoundError:
        logger.error("attachment %s %s is missing", attachment._meta.label, attachment.pk)
        raise MissingFileError(
            f"Tệp “{attachment.name}” có trong danh sách nhưng không còn trên máy chủ. Hãy báo "
            "người quản trị phục hồi từ bản sao lưu; nếu còn giữ tệp, hãy đưa lên lại."
        ) from None
    return FileResponse(
        file,
        as_attachment=True,
        filename=attachment.name,
        content_type=TYPES[FileKind(attachment.kind)],
        headers={"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"},
    )
