"""What has to be true of files that people brought: they are there, byte by byte."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from django.apps import apps

from law.findings import Finding, Level
from vietnamese.text import capitalised

from .models import Attachment


def breaches() -> Iterator[Finding]:
    """Give each file that is missing or differs from what was brought."""
    for model in apps.get_models():
        if issubclass(model, Attachment):
            for attachment in model._base_manager.order_by("pk").iterator():
                yield from _breaches_of(attachment)


def _breaches_of(attachment: Attachment) -> Iterator[Finding]:
    kind = attachment._meta.verbose_name
    named = f"{capitalised(kind)} “{attachment.name}” (mã {attachment.pk})"
    try:
        with attachment.file.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        sentence = f"{named}: tệp không còn trên máy chủ. Hãy phục hồi từ bản sao lưu."
        yield Finding("attachment_missing", sentence, Level.BLOCKER)
        return
    if digest != attachment.sha256:
        sentence = f"{named}: tệp trên máy chủ khác tệp đã đưa lên. Hãy phục hồi từ bản sao lưu."
        yield Finding("attachment_altered", sentence, Level.BLOCKER)
