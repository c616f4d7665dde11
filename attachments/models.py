"""What is remembered of every file that somebody brought; each room ties it to its own things."""

from __future__ import annotations

import secrets
from pathlib import PurePosixPath

from django.core.files.storage import storages
from django.db import models, transaction

from people.models.fields import CleanCharField

from .kinds import FileKind


def random_path(attachment: Attachment, name: str) -> str:
    """Give a path that says nothing of what the file was called or whose it is."""
    room = attachment._meta.app_label
    return f"{room}/{secrets.token_hex(2)}/{secrets.token_hex(16)}{PurePosixPath(name).suffix}"


class Attachment(models.Model):
    """Tệp đính kèm: kept under a random name outside the static path, handed out after a check of
    who asks."""

    file = models.FileField("tệp", upload_to=random_path, max_length=200)
    name = CleanCharField("tên tệp", max_length=150)
    kind = models.CharField(
        "loại tệp", max_length=10, choices=[(kind.value, kind.word) for kind in FileKind]
    )
    size = models.PositiveIntegerField("dung lượng (byte)")
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField("lúc", auto_now_add=True)
    by_name = CleanCharField("người đưa lên", max_length=150)

    class Meta:
        abstract = True
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.name

    def delete(self, *args, **kwargs):
        """Remove the row, and the file once that is certain."""
        path, storage = self.file.name, storages["default"]
        result = super().delete(*args, **kwargs)
        transaction.on_commit(lambda: storage.delete(path))
        return result
