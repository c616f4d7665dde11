"""Photos drawn anew: smaller, upright, and without what the camera wrote beside the picture."""

from __future__ import annotations

import hashlib
from typing import Any

from django.core.files.base import ContentFile

from attachments.accepting import Accepted
from attachments.kinds import FileKind
from people.roles import Actor
from sandbox.opening import limits_until, opened


def redrawn(photo: Accepted, *, by: Actor) -> dict[str, Any]:
    """Give the columns of an `Attachment` that keeps a photo as a new JPEG: place, time and phone
    of the camera stay behind; `FileError` where it cannot be drawn."""
    photo.file.seek(0)
    limits = limits_until(photo.until)
    with opened("attachments.pictures:redrawn", photo.file, limits=limits) as answer:
        content = answer.read()
    return {
        "file": ContentFile(content, name="anh.jpg"),
        "name": "anh.jpg",
        "kind": FileKind.JPG.value,
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "by_name": by.name,
    }
