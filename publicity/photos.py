"""Photos drawn anew: smaller, upright, and without what the camera wrote beside the picture."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile

from attachments.accepting import Accepted
from attachments.kinds import FileKind
from people.roles import Actor

LARGEST = 1600  # dots along a side
QUALITY = 85


def redrawn(photo: Accepted, *, by: Actor) -> dict[str, Any]:
    """Give the columns of an `Attachment` that keeps a photo as a new JPEG: place, time and phone
    of the camera stay behind."""
    from PIL import Image, ImageOps

    photo.file.seek(0)
    with Image.open(photo.file) as brought:
        picture = ImageOps.exif_transpose(brought).convert("RGB")
    picture.thumbnail((LARGEST, LARGEST))
    picture.info.clear()
    file = BytesIO()
    picture.save(file, "JPEG", quality=QUALITY)
    content = file.getvalue()
    return {
        "file": ContentFile(content, name="anh.jpg"),
        "name": "anh.jpg",
        "kind": FileKind.JPG.value,
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "by_name": by.name,
    }
